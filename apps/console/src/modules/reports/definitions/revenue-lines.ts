import { msg } from '@lingui/core/macro';
import { IconCoins, IconReceipt2 } from '@tabler/icons-react';
import type { ReportDefinition } from '../report-definition.ts';
import { DAY, LESSON_FILTERS } from './groups.ts';
import { recordOf } from './targets.ts';

/** The rows behind two columns of the revenue report. */
export const settlements: ReportDefinition = {
  name: 'settlements',
  path: '/reports/settlements',
  icon: IconCoins,
  title: msg`Earned without a lesson`,
  text: msg`What families owe for places that closed before their lessons were held: line by line.`,
  days: msg`Days on which places closed`,
  needs: [
    ['reports', 'RUN'],
    ['payments', 'VIEW'],
    ['registrations', 'VIEW'],
  ],
  usual: 'schoolYear',
  filters: LESSON_FILTERS,
  groups: [
    {
      id: 'registration',
      label: msg`Line by line`,
      head: msg`Student and cycle`,
      open: ({ cycleId }) => recordOf('cycle', cycleId),
      isLines: true,
      facts: [DAY],
    },
  ],
  columns: [{ id: 'settled', header: msg`Without a lesson`, kind: 'money' }],
  drawn: [],
};

export const expenseLines: ReportDefinition = {
  name: 'expenses',
  path: '/reports/expenses',
  icon: IconReceipt2,
  title: msg`Expenses that count`,
  text: msg`What lessons and cycles cost beside their instructors, as far as it is approved: line by line.`,
  days: msg`Days on which they count`,
  needs: [
    ['reports', 'RUN'],
    ['payments', 'VIEW'],
  ],
  usual: 'schoolYear',
  filters: LESSON_FILTERS,
  groups: [
    {
      id: 'expense',
      label: msg`Line by line`,
      head: msg`Expense`,
      open: ({ key }) => (key === null ? null : { to: `/expenses/${encodeURIComponent(key)}` }),
      isLines: true,
      facts: [DAY, { id: 'cycle', header: msg`Cycle` }],
    },
  ],
  columns: [{ id: 'expenses', header: msg`Expenses`, kind: 'money' }],
  drawn: [],
};
