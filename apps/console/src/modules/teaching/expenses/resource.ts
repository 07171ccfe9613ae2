import { msg } from '@lingui/core/macro';
import type { Resource } from '../../../ui/records/resource.ts';
import type { Expense } from './expense.ts';

export const expenses: Resource<Expense> = {
  name: 'expenses',
  entity: 'expense',
  one: msg`Expense`,
  many: msg`Expenses`,
  fields: {
    description: msg`What for`,
    amount: msg`Amount`,
    spentOn: msg`Spent on`,
    status: msg`State`,
    cycleId: msg`Cycle`,
    meetingId: msg`Lesson`,
  },
  titleOf: ({ description }) => description,
  pageOf: (id) => `/expenses/${encodeURIComponent(id)}`,
  // Who may see and change payments may see and change what is spent.
  guard: { resource: 'payments', seeing: 'VIEW', changing: 'UPDATE' },
  isExported: true,
};
