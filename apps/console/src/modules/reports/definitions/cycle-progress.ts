import { msg } from '@lingui/core/macro';
import { IconProgressCheck } from '@tabler/icons-react';
import { useCycleStatuses } from '../../teaching/cycles/cycle-names.ts';
import { daysBefore } from '../periods.ts';
import type { ReportColumn, ReportDefinition } from '../report-definition.ts';
import { LESSON_FILTERS } from './groups.ts';
import { lessonsAt, openRecord } from './targets.ts';

/** Lessons of one cycle; the days asked for are of its beginning, so they are no lessons' days, and a total has no list. */
function lessons(status?: string): ReportColumn['rows'] {
  return ({ cycleId }) => (cycleId ? lessonsAt({ cycleId }, status) : null);
}

/** Still planned, though their day has passed. */
const behind: ReportColumn['rows'] = ({ cycleId }, _groupBy, today) =>
  cycleId ? lessonsAt({ cycleId, to: daysBefore(today, 1) }, 'scheduled') : null;

/** Those with another in their place count no more: the cycle's own page shows which is which. */
const unreplaced: ReportColumn['rows'] = ({ cycleId }) =>
  cycleId ? { to: `/cycles/${encodeURIComponent(cycleId)}`, search: { tab: 'lessons' } } : null;

export const cycleProgress: ReportDefinition = {
  name: 'cycle-progress',
  path: '/reports/cycle-progress',
  icon: IconProgressCheck,
  title: msg`Progress of cycles`,
  text: msg`How far each cycle is, how full, and which ones are behind their plan.`,
  days: msg`First days of the cycles`,
  needs: [
    ['reports', 'RUN'],
    ['cycles', 'VIEW'],
  ],
  usual: 'all',
  filters: [...LESSON_FILTERS, 'status'],
  fields: [{ kind: 'select', name: 'status', label: msg`State`, any: msg`All states`, useChoices: useCycleStatuses }],
  groups: [
    {
      id: 'cycle',
      label: msg`By cycle`,
      head: msg`Cycle`,
      open: openRecord('cycle'),
      facts: [{ id: 'startDate', header: msg`First day`, isDay: true }],
    },
  ],
  columns: [
    { id: 'totalMeetings', header: msg`Lessons in all`, kind: 'count' },
    { id: 'completedMeetings', header: msg`Lessons held`, kind: 'count', rows: lessons('completed') },
    { id: 'remainingMeetings', header: msg`Lessons to come`, kind: 'count' },
    { id: 'behind', header: msg`Behind the plan`, kind: 'count', rows: behind },
    { id: 'cancelledMeetings', header: msg`Lessons cancelled`, kind: 'count', rows: unreplaced },
    {
      id: 'registeredStudents',
      header: msg`Places taken`,
      kind: 'count',
      rows: ({ cycleId }) => (cycleId ? openRecord('cycle')({ key: cycleId, name: null }) : null),
    },
    { id: 'maxStudents', header: msg`Places`, kind: 'count' },
    { id: 'fillRateBp', header: msg`Full`, kind: 'share' },
  ],
  drawn: ['fillRateBp', 'behind', 'remainingMeetings'],
};
