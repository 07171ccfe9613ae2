import { msg } from '@lingui/core/macro';
import { IconBook2 } from '@tabler/icons-react';
import { LocalDay } from '../../ui/local-day.tsx';
import { BulkChange } from '../../ui/records/bulk-change.tsx';
import { BulkDelete } from '../../ui/records/bulk-delete.tsx';
import type { ListDefinition } from '../../ui/records/list-definition.ts';
import { BulkTag } from '../labels/bulk-tag.tsx';
import { labelFilters } from '../labels/label-filters.tsx';
import type { Course } from './course.ts';
import { CourseFacts } from './course-facts.tsx';
import { InUse } from './in-use.tsx';
import { useCourseOrigins } from './kind-names.ts';
import { courseListSpec } from './list-specs.ts';
import { courses } from './resources.ts';

export const courseList: ListDefinition<Course> = {
  resource: courses,
  spec: courseListSpec,
  crumbs: [],
  icon: IconBook2,
  searchLabel: msg`Search by name`,
  add: { path: '/courses/new', label: msg`Add a course` },
  empty: {
    title: msg`No courses yet`,
    text: msg`A course is what you teach. Add the first one; each group that learns it gets a cycle of its own.`,
  },
  noneFits: { title: msg`No course fits`, text: msg`Try fewer letters or another category.` },
  filters: [
    { kind: 'text', name: 'category', label: msg`Category` },
    { kind: 'select', name: 'origin', label: msg`Taught by`, any: msg`By us or a partner`, useChoices: useCourseOrigins },
    { kind: 'boolean', name: 'isActive', label: msg`In use`, any: msg`In use or not`, yes: msg`In use`, no: msg`Not in use` },
    ...labelFilters('course'),
  ],
  columns: [
    {
      id: 'name',
      header: msg`Name`,
      cell: ({ name }) => <bdi>{name}</bdi>,
      sort: { asc: msg`Name A–Z`, desc: msg`Name Z–A` },
      minPx: 180,
      grow: 2,
      rank: 0,
    },
    {
      id: 'category',
      header: msg`Category`,
      cell: ({ category }) => <bdi>{category}</bdi>,
      minPx: 130,
      grow: 1,
      rank: 2,
      card: 'second',
    },
    {
      id: 'targetAudience',
      header: msg`For whom`,
      cell: ({ targetAudience }) => <bdi>{targetAudience}</bdi>,
      minPx: 140,
      grow: 1.2,
      rank: 3,
      card: 'third',
      edit: { field: 'targetAudience', valueOf: ({ targetAudience }) => targetAudience ?? '', maxLength: 200 },
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
      id: 'isActive',
      header: msg`State`,
      cell: ({ isActive }) => <InUse isActive={isActive} />,
      minPx: 110,
      grow: 0,
      rank: 1,
      card: 'aside',
    },
  ],
  preview: (course) => <CourseFacts course={course} />,
  bulk: (selection) => (
    <>
      <BulkChange resource={courses} selection={selection} field="category" label={msg`Category`} />
      <BulkTag resource={courses} selection={selection} />
      <BulkDelete resource={courses} selection={selection} />
    </>
  ),
};
