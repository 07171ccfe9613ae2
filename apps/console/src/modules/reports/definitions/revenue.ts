import { msg } from '@lingui/core/macro';
import { IconChartBar } from '@tabler/icons-react';
import type { ReportColumn, ReportDefinition } from '../report-definition.ts';
import { LESSON_FILTERS, lessonGroups } from './groups.ts';
import { lessonsAt, reportAt } from './targets.ts';

const path = '/reports/revenue';
const { month, branch, course, cycle, instructor } = lessonGroups(path);

const columns: ReportColumn[] = [
  { id: 'held', header: msg`Lessons held`, kind: 'count', rows: (asked) => lessonsAt(asked, 'completed') },
  { id: 'revenue', header: msg`Revenue`, kind: 'money', rows: (asked) => lessonsAt(asked, 'completed') },
  { id: 'settled', header: msg`Without a lesson`, kind: 'money', rows: (asked) => reportAt('/reports/settlements', asked) },
  {
    id: 'payments',
    header: msg`Instructors’ pay`,
    kind: 'money',
    rows: (asked) => reportAt('/instructor-pay', asked, { groupBy: 'meeting' }),
  },
  { id: 'expenses', header: msg`Expenses`, kind: 'money', rows: (asked) => reportAt('/reports/expenses', asked) },
  { id: 'profit', header: msg`Profit`, kind: 'money' },
  { id: 'scheduled', header: msg`Lessons to come`, kind: 'count', rows: (asked) => lessonsAt(asked, 'scheduled') },
  { id: 'expectedRevenue', header: msg`Revenue to come`, kind: 'money', rows: (asked) => lessonsAt(asked, 'scheduled') },
  { id: 'expectedPayments', header: msg`Pay to come`, kind: 'money', rows: (asked) => lessonsAt(asked, 'scheduled') },
  { id: 'cancelled', header: msg`Lessons cancelled`, kind: 'count', rows: (asked) => lessonsAt(asked, 'cancelled') },
];

export const revenue: ReportDefinition = {
  name: 'revenue',
  path,
  icon: IconChartBar,
  title: msg`Revenue`,
  text: msg`What lessons earned and cost, and what is still to come: by month, branch, course, cycle or instructor.`,
  days: msg`Days of the lessons`,
  needs: [
    ['reports', 'RUN'],
    ['payments', 'VIEW'],
    ['instructors', 'UPDATE'],
  ],
  usual: 'schoolYear',
  filters: LESSON_FILTERS,
  groups: [month, branch, course, cycle, instructor],
  columns,
  drawn: ['revenue', 'profit', 'payments', 'held', 'expectedRevenue'],
};
