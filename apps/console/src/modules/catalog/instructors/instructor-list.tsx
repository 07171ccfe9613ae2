import { msg } from '@lingui/core/macro';
import { IconChalkboard } from '@tabler/icons-react';
import { EmailLink, PhoneLink } from '../../../ui/contact-link.tsx';
import { LocalDay } from '../../../ui/local-day.tsx';
import { BulkDelete } from '../../../ui/records/bulk-delete.tsx';
import type { ListDefinition } from '../../../ui/records/list-definition.ts';
import { EmploymentName } from './employment.tsx';
import type { Instructor } from './instructor.ts';
import { InstructorFacts } from './instructor-facts.tsx';
import { instructorListSpec } from './list-spec.ts';
import { instructors } from './resource.ts';
import { Teaches } from './teaches.tsx';

export const instructorList: ListDefinition<Instructor> = {
  resource: instructors,
  spec: instructorListSpec,
  crumbs: [],
  icon: IconChalkboard,
  searchLabel: msg`Search by name or phone`,
  add: { path: '/instructors/new', label: msg`Add an instructor` },
  empty: {
    title: msg`No instructors yet`,
    text: msg`Instructors teach your lessons. Add the first with their rates and weekly hours, and invite them to their own login.`,
  },
  noneFits: { title: msg`No instructor fits`, text: msg`Try fewer letters or part of a phone number.` },
  filters: [
    { kind: 'boolean', name: 'isActive', label: msg`State`, any: msg`Teaching or not`, yes: msg`Teaches now`, no: msg`Doesn’t teach now` },
    {
      kind: 'boolean',
      name: 'hasAvailability',
      label: msg`Weekly hours`,
      any: msg`With or without hours`,
      yes: msg`Has weekly hours`,
      no: msg`No weekly hours yet`,
    },
  ],
  columns: [
    {
      id: 'name',
      header: msg`Name`,
      cell: ({ name }) => <bdi>{name}</bdi>,
      sort: { asc: msg`Name A–Z`, desc: msg`Name Z–A` },
      minPx: 160,
      grow: 2,
      rank: 0,
    },
    {
      id: 'phone',
      header: msg`Phone`,
      cell: ({ phone }) => phone && <PhoneLink phone={phone} />,
      minPx: 150,
      grow: 0,
      rank: 1,
      card: 'third',
    },
    {
      id: 'city',
      header: msg`City`,
      cell: ({ city }) => <bdi>{city}</bdi>,
      minPx: 110,
      grow: 1,
      rank: 3,
      card: 'second',
      edit: { field: 'city', valueOf: ({ city }) => city ?? '', maxLength: 100 },
    },
    {
      id: 'employmentType',
      header: msg`Employment`,
      cell: ({ employmentType }) => <EmploymentName type={employmentType} />,
      minPx: 110,
      grow: 0,
      rank: 3,
      card: 'secondAside',
    },
    { id: 'email', header: msg`E-mail`, cell: ({ email }) => email && <EmailLink email={email} />, minPx: 170, grow: 1.5, rank: 4 },
    {
      id: 'isActive',
      header: msg`State`,
      cell: ({ isActive }) => <Teaches isActive={isActive} />,
      minPx: 110,
      grow: 0,
      rank: 2,
      card: 'aside',
    },
    {
      id: 'createdAt',
      header: msg`Added`,
      cell: ({ createdAt }) => <LocalDay at={createdAt} />,
      sort: { asc: msg`Oldest first`, desc: msg`Newest first` },
      minPx: 112,
      grow: 0,
      rank: 5,
      isExtra: true,
    },
  ],
  preview: (instructor) => <InstructorFacts instructor={instructor} />,
  bulk: (selection) => <BulkDelete resource={instructors} selection={selection} />,
};
