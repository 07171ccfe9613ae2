import { msg } from '@lingui/core/macro';
import { IconRepeat } from '@tabler/icons-react';
import { Money } from '../../../ui/money.tsx';
import { BulkDelete } from '../../../ui/records/bulk-delete.tsx';
import type { ListDefinition } from '../../../ui/records/list-definition.ts';
import { useWeekdays } from '../../access/settings/place-choices.ts';
import { useBranchChoices, useCourseChoices } from '../../catalog/choices.ts';
import { CalendarDay } from '../../catalog/orders/calendar-day.tsx';
import { BulkTag } from '../../labels/bulk-tag.tsx';
import { labelFilters } from '../../labels/label-filters.tsx';
import { useInstructorChoices } from '../instructor-choices.ts';
import type { Cycle } from './cycle.ts';
import { CycleFacts } from './cycle-facts.tsx';
import { useActivities, useCycleStatuses, useCycleTypes } from './cycle-names.ts';
import { CycleStatusBadge } from './cycle-status-badge.tsx';
import { LessonsHeld } from './lessons-held.tsx';
import { cycleListSpec } from './list-spec.ts';
import { PlacesTaken } from './places-taken.tsx';
import { cycles } from './resource.ts';
import { WeekSlots } from './week-slots.tsx';

export const cycleList: ListDefinition<Cycle> = {
  resource: cycles,
  spec: cycleListSpec,
  crumbs: [],
  icon: IconRepeat,
  searchLabel: msg`Search by name`,
  add: { path: '/cycles/new', label: msg`Add a cycle` },
  empty: {
    title: msg`No cycles yet`,
    text: msg`A cycle is one group that learns a course: its week, its lessons, its students. Add the first, and its lessons are planned for you.`,
  },
  noneFits: { title: msg`No cycle fits`, text: msg`Try fewer letters, another state or another branch.` },
  filters: [
    { kind: 'select', name: 'status', label: msg`State`, any: msg`All states`, useChoices: useCycleStatuses },
    { kind: 'select', name: 'branchId', label: msg`Branch`, any: msg`All branches`, useChoices: useBranchChoices },
    { kind: 'select', name: 'courseId', label: msg`Course`, any: msg`All courses`, useChoices: useCourseChoices },
    { kind: 'select', name: 'instructorId', label: msg`Instructor`, any: msg`All instructors`, useChoices: useInstructorChoices },
    { kind: 'select', name: 'dayOfWeek', label: msg`Day of the week`, any: msg`Any day`, useChoices: useWeekdays },
    { kind: 'select', name: 'type', label: msg`Who pays`, any: msg`Whoever pays`, useChoices: useCycleTypes },
    { kind: 'select', name: 'activityType', label: msg`How it is taught`, any: msg`However taught`, useChoices: useActivities },
    { kind: 'dates', from: 'from', to: 'to', label: msg`First day` },
    ...labelFilters('cycle'),
  ],
  columns: [
    {
      id: 'name',
      header: msg`Name`,
      cell: ({ name }) => <bdi>{name}</bdi>,
      sort: { asc: msg`Name A–Z`, desc: msg`Name Z–A` },
      minPx: 170,
      grow: 2,
      rank: 0,
    },
    {
      id: 'week',
      header: msg`Lessons of a week`,
      cell: ({ dayOfWeek }) => <WeekSlots slots={dayOfWeek} />,
      minPx: 150,
      grow: 1,
      rank: 2,
      card: 'second',
    },
    { id: 'instructor', header: msg`Instructor`, cell: ({ instructor }) => <bdi>{instructor.name}</bdi>, minPx: 130, grow: 1, rank: 3 },
    { id: 'branch', header: msg`Branch`, cell: ({ branch }) => <bdi>{branch.name}</bdi>, minPx: 130, grow: 1, rank: 4, card: 'third' },
    {
      id: 'startDate',
      header: msg`First day`,
      cell: ({ startDate }) => <CalendarDay date={startDate} />,
      sort: { asc: msg`Earliest first`, desc: msg`Latest first` },
      minPx: 112,
      grow: 0,
      rank: 5,
    },
    { id: 'held', header: msg`Held`, cell: (cycle) => <LessonsHeld cycle={cycle} />, minPx: 84, grow: 0, rank: 3 },
    {
      id: 'places',
      header: msg`Places taken`,
      cell: (cycle) => <PlacesTaken cycle={cycle} />,
      minPx: 120,
      grow: 0,
      rank: 2,
      card: 'secondAside',
    },
    {
      id: 'price',
      header: msg`Price`,
      cell: ({ pricePerStudent }) => pricePerStudent !== null && <Money minor={pricePerStudent} />,
      minPx: 110,
      grow: 0,
      rank: 6,
      isExtra: true,
    },
    {
      id: 'status',
      header: msg`State`,
      cell: ({ status }) => <CycleStatusBadge status={status} />,
      minPx: 110,
      grow: 0,
      rank: 1,
      card: 'aside',
    },
  ],
  preview: (cycle) => <CycleFacts cycle={cycle} />,
  bulk: (selection) => (
    <>
      <BulkTag resource={cycles} selection={selection} />
      <BulkDelete resource={cycles} selection={selection} />
    </>
  ),
};
