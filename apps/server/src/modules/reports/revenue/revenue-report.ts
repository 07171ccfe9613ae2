import { z } from 'zod';
import { inMinorUnits } from '../../../platform/files/amounts.ts';
import type { Access } from '../../access/index.ts';
import { GROUPS } from '../table/groups.ts';
import { about, period, type Report, sumOf, tableReport, where } from '../table/table-report.ts';
import { listRevenue } from './revenue-store.ts';

const Amount = inMinorUnits(z.number().int());
const figures = {
  held: z.number().int().describe('Completed meetings.'),
  scheduled: z.number().int().describe('Meetings still to be held.'),
  cancelled: z.number().int(),
  revenue: Amount.describe('What completed meetings earned.'),
  settled: Amount.describe('What closed registrations brought without a lesson: recognised on the day they closed.'),
  payments: Amount.describe('What instructors of completed meetings, and of cancelled ones that are paid, cost.'),
  expenses: Amount.describe('Approved ones, of meetings and of cycles as a whole.'),
  profit: Amount.describe('revenue + settled − payments − expenses.'),
  expectedRevenue: Amount.describe('What scheduled meetings are expected to earn.'),
  expectedPayments: Amount.describe('What scheduled meetings are expected to cost.'),
};
export const RevenueRow = z.object({ ...about, ...figures });
export type RevenueRow = z.output<typeof RevenueRow>;
const Totals = z.object(figures);
const COLUMNS = Object.keys(figures) as (keyof typeof figures)[]; // the keys are its key type

export const RevenueQuery = z.strictObject({ ...period, ...where, groupBy: z.enum(GROUPS).default('month') });
export type RevenueQuery = z.output<typeof RevenueQuery>;

const totals = {
  ...{ held: 42, scheduled: 6, cancelled: 1, revenue: 1_250_000, settled: 4000, payments: 620_000, expenses: 30_000, profit: 604_000 },
  ...{ expectedRevenue: 180_000, expectedPayments: 90_000 },
};

export function revenueReport({ staff }: Access): Report {
  return tableReport({
    name: 'revenue',
    operationId: 'getRevenueReport',
    summary: 'What lessons earned and cost, by month, branch, course, cycle or instructor',
    description:
      'A meeting counts on its local date, at the branch and by the instructor it was held with. Totals are the sums of the rows.',
    gate: staff.may('reports', 'RUN', ['payments', 'VIEW'], ['instructors', 'UPDATE']),
    query: RevenueQuery,
    row: RevenueRow,
    totals: Totals,
    example: {
      query: { from: '2026-10-01', to: '2026-10-31', groupBy: 'branch' },
      row: { key: 'brn_123', name: 'Herzl school', ...totals },
      totals,
    },
    rows: listRevenue,
    sum: (rows) => sumOf(rows, COLUMNS),
  });
}
