import { msg } from '@lingui/core/macro';
import { IconChalkboard } from '@tabler/icons-react';
import type { ReportColumn, ReportDefinition } from '../report-definition.ts';
import { DAY, LESSON_FILTERS, lessonGroups } from './groups.ts';
import { finer, reportAt } from './targets.ts';

const path = '/instructor-pay';
const { month, branch, course, cycle, instructor } = lessonGroups(path);
const open = finer(path, 'meeting');
const rows: ReportColumn['rows'] = (asked, groupBy) => (groupBy === 'meeting' ? null : reportAt(path, asked, { groupBy: 'meeting' }));

/** An instructor sees the own: the server takes care of that. */
export const instructorPay: ReportDefinition = {
  name: 'instructor-payments',
  path,
  icon: IconChalkboard,
  title: msg`Instructors’ pay`,
  text: msg`What each instructor is paid for a month or a term, down to the lesson.`,
  days: msg`Days of the lessons`,
  needs: [['reports', 'VIEW']],
  usual: 'month',
  filters: LESSON_FILTERS,
  groups: [
    { ...instructor, open },
    { ...month, open },
    branch,
    course,
    { ...cycle, open },
    {
      id: 'meeting',
      label: msg`Lesson by lesson`,
      head: msg`Lesson`,
      open: ({ key }) => (key === null ? null : { to: `/meetings/${encodeURIComponent(key)}`, search: { tab: 'lesson' } }),
      isLines: true,
      facts: [DAY],
    },
  ],
  columns: [
    { id: 'meetings', header: msg`Lessons paid`, kind: 'count', rows },
    { id: 'minutes', header: msg`Time taught`, kind: 'minutes' },
    { id: 'payment', header: msg`Pay`, kind: 'money', rows },
  ],
  drawn: ['payment', 'minutes', 'meetings'],
};
