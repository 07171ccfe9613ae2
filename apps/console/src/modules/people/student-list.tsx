import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { PhoneLink } from '../../ui/contact-link.tsx';
import { LocalDay } from '../../ui/local-day.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Quiet } from '../../ui/quiet.tsx';
import { BulkChange } from '../../ui/records/bulk-change.tsx';
import { BulkDelete } from '../../ui/records/bulk-delete.tsx';
import type { ListDefinition } from '../../ui/records/list-definition.ts';
import { BulkTag } from '../labels/bulk-tag.tsx';
import { labelFilters } from '../labels/label-filters.tsx';
import { studentListSpec } from './list-specs.ts';
import { students } from './resources.ts';
import { gradesQuery, type Student } from './student.ts';
import { StudentFacts } from './student-facts.tsx';

export const studentList: ListDefinition<Student> = {
  resource: students,
  spec: studentListSpec,
  crumbs: [{ label: <Trans>Families</Trans> }],
  icon: IconUsers,
  searchLabel: msg`Search by name or phone`,
  add: { path: '/students/new', label: msg`Add a student` },
  empty: {
    title: msg`No students yet`,
    text: msg`Students belong to a family. As soon as the first one is added, here or by a connected system, they show up in this list, and what they practise in their learning app shows up on their page.`,
  },
  noneFits: { title: msg`No student fits`, text: msg`Try fewer letters, part of a phone number, or another grade.` },
  filters: [{ kind: 'select', name: 'grade', label: msg`Grade`, any: msg`All grades`, useChoices: useGrades }, ...labelFilters('student')],
  columns: [
    {
      id: 'name',
      header: msg`Name`,
      cell: ({ name }) => <bdi>{name}</bdi>,
      sort: { asc: msg`Name A–Z`, desc: msg`Name Z–A` },
      minPx: 150,
      grow: 2,
      rank: 0,
    },
    {
      id: 'grade',
      header: msg`Grade`,
      cell: ({ grade }) => <bdi>{grade}</bdi>,
      minPx: 96,
      grow: 0.7,
      rank: 3,
      card: 'secondAside',
      edit: { field: 'grade', valueOf: ({ grade }) => grade ?? '', maxLength: 50 },
    },
    {
      id: 'family',
      header: msg`Family`,
      cell: ({ customer }) => <bdi>{customer.name}</bdi>,
      minPx: 130,
      grow: 1.6,
      rank: 3,
      card: 'second',
    },
    {
      id: 'phone',
      header: msg`Phone`,
      cell: ({ phone, customer }) => <Phone phone={phone ?? customer.phone} />,
      minPx: 150,
      grow: 0,
      rank: 1,
      card: 'third',
    },
    {
      id: 'createdAt',
      header: msg`Added`,
      cell: ({ createdAt }) => <LocalDay at={createdAt} />,
      sort: { asc: msg`Oldest first`, desc: msg`Newest first` },
      minPx: 112,
      grow: 0,
      rank: 4,
    },
    {
      id: 'lastActiveAt',
      header: msg`Last active`,
      cell: ({ lastActiveAt }) => (lastActiveAt ? <Moment at={lastActiveAt} isAlone /> : <Trans>Never</Trans>),
      sort: { asc: msg`Active longest ago`, desc: msg`Active most recently` },
      minPx: 132,
      grow: 0,
      rank: 2,
      card: 'aside',
    },
  ],
  preview: (student) => (
    <>
      <StudentFacts student={student} withLastActive />
      {!student.notes && (
        <Quiet>
          <Trans>No notes.</Trans>
        </Quiet>
      )}
    </>
  ),
  bulk: (selection) => (
    <>
      <BulkChange resource={students} selection={selection} field="grade" label={msg`Grade`} />
      <BulkTag resource={students} selection={selection} />
      <BulkDelete resource={students} selection={selection} />
    </>
  ),
};

function useGrades() {
  return (useQuery(gradesQuery).data ?? []).map((grade) => ({ value: grade, label: grade }));
}

function Phone({ phone }: { phone: string | null }) {
  return phone && <PhoneLink phone={phone} />;
}
