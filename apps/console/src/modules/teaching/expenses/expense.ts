import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import type { ListSpec } from '../../../ui/records/list-state.ts';
import type { Named } from '../named.ts';

export const EXPENSE_STATUSES = ['pending', 'approved', 'rejected'] as const;
export type ExpenseStatus = (typeof EXPENSE_STATUSES)[number];

/** What a lesson, or a cycle as a whole, cost beside its instructor. Only approved ones count. */
export interface Expense {
  id: string;
  version: number;
  cycleId: string;
  cycle: Named;
  /** Null: of the cycle as a whole. */
  meetingId: string | null;
  description: string;
  /** In the minor unit of the school's currency, always positive. */
  amount: number;
  /** `YYYY-MM-DD` */
  spentOn: string;
  status: ExpenseStatus;
  createdAt: string;
  updatedAt: string;
}

export function expenseQuery(id: string) {
  return queryOptions({
    queryKey: ['expenses', id, 'detail'],
    queryFn: ({ signal }) => api.get<Expense>(`/expenses/${encodeURIComponent(id)}`, { signal }),
  });
}

export const expenseListSpec = {
  sorts: ['spentOn', 'createdAt'],
  filters: { status: EXPENSE_STATUSES, cycleId: 'text', from: 'date', to: 'date' },
} satisfies ListSpec;
