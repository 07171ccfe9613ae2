import { msg } from '@lingui/core/macro';
import { IconCalendarTime } from '@tabler/icons-react';
import { Money } from '../../../ui/money.tsx';
import type { ListColumn, ListDefinition } from '../../../ui/records/list-definition.ts';
import { useBranchChoices, useCourseChoices } from '../../catalog/choices.ts';
import { CycleFilter } from '../cycles/cycle-filter.tsx';
import { useActivities } from '../cycles/cycle-names.ts';
import { useInstructorChoices } from '../instructor-choices.ts';
import { WeekdayDate } from '../weekday-date.tsx';
import { LessonFacts } from './lesson-facts.tsx';
import { LessonTotals } from './lesson-totals.tsx';
import { lessonListSpec } from './list-spec.ts';
import type { Meeting } from './meeting.ts';
import { MeetingStatusBadge, useMeetingStatuses } from './meeting-status-badge.tsx';
import { meetings } from './resource.ts';
import { TimeSpan } from './time-span.tsx';

/** An amount; nothing for those who may not see it. */
function money(field: 'revenue' | 'instructorPayment' | 'expenses' | 'profit', header: ListColumn<Meeting>['header']): ListColumn<Meeting> {
  const cell = ({ [field]: minor }: Meeting) => minor !== null && <Money minor={minor} />;
  return { id: field, header, cell, minPx: 110, grow: 0, rank: 4 };
}

export const lessonList: ListDefinition<Meeting> = {
  resource: meetings,
  spec: lessonListSpec,
  crumbs: [],
  icon: IconCalendarTime,
  empty: {
    title: msg`No lessons yet`,
    text: msg`Lessons are planned along the week of a cycle. Add a cycle, and its lessons stand here and in the calendar.`,
  },
  noneFits: { title: msg`No lesson fits`, text: msg`Try other days, another state or another branch.` },
  filters: [
    { kind: 'dates', from: 'from', to: 'to', label: msg`Day` },
    { kind: 'select', name: 'status', label: msg`State`, any: msg`All states`, useChoices: useMeetingStatuses },
    { kind: 'select', name: 'branchId', label: msg`Branch`, any: msg`All branches`, useChoices: useBranchChoices },
    { kind: 'select', name: 'courseId', label: msg`Course`, any: msg`All courses`, useChoices: useCourseChoices },
    { kind: 'select', name: 'instructorId', label: msg`Instructor`, any: msg`All instructors`, useChoices: useInstructorChoices },
    { kind: 'own', label: msg`Cycle`, Field: CycleFilter },
    { kind: 'select', name: 'activityType', label: msg`How it is taught`, any: msg`However taught`, useChoices: useActivities },
  ],
  columns: [
    { id: 'cycle', header: msg`Cycle`, cell: ({ cycle }) => <bdi>{cycle.name}</bdi>, minPx: 170, grow: 2, rank: 0 },
    {
      id: 'date',
      header: msg`Day`,
      cell: ({ date }) => <WeekdayDate date={date} />,
      sort: { asc: msg`Earliest first`, desc: msg`Latest first` },
      minPx: 150,
      grow: 0,
      rank: 1,
      card: 'second',
    },
    {
      id: 'time',
      header: msg`Time`,
      cell: (lesson) => <TimeSpan {...lesson} />,
      minPx: 110,
      grow: 0,
      rank: 2,
      card: 'secondAside',
    },
    {
      id: 'instructor',
      header: msg`Instructor`,
      cell: ({ instructor }) => <bdi>{instructor.name}</bdi>,
      minPx: 130,
      grow: 1,
      rank: 3,
      card: 'third',
    },
    { id: 'branch', header: msg`Branch`, cell: ({ branch }) => <bdi>{branch.name}</bdi>, minPx: 130, grow: 1, rank: 6 },
    money('revenue', msg`Revenue`),
    money('instructorPayment', msg`Instructor’s pay`),
    { ...money('expenses', msg`Expenses`), isExtra: true },
    { ...money('profit', msg`Profit`), rank: 5 },
    {
      id: 'status',
      header: msg`State`,
      cell: ({ status }) => <MeetingStatusBadge status={status} />,
      minPx: 120,
      grow: 0,
      rank: 1,
      card: 'aside',
    },
  ],
  preview: (meeting) => <LessonFacts meeting={meeting} />,
  foot: (state) => <LessonTotals state={state} />,
};
