import { z } from 'zod';
import { inMinorUnits } from '../../../platform/files/amounts.ts';
import { listQuery } from '../../../platform/http/lists.ts';
import { Id } from '../../access/index.ts';
import { LocalDate, line, Money, moments, Named, stored } from '../fields.ts';

export const ExpenseStatus = z.enum(['pending', 'approved', 'rejected']);

export const Expense = z.object({
  ...stored,
  cycleId: z.string(),
  cycle: Named,
  meetingId: z.string().nullable(),
  description: z.string(),
  amount: inMinorUnits(z.number().int().describe('In the minor unit of the school’s currency, always positive.')),
  spentOn: z.string(),
  status: ExpenseStatus.describe('Only approved ones count.'),
  ...moments,
});
export type Expense = z.output<typeof Expense>;

const editable = {
  description: line(300),
  amount: Money.min(1),
  spentOn: LocalDate.optional().describe('Left out: today.'),
  status: ExpenseStatus.optional().describe('Left out: pending.'),
};
export const NewExpense = z.strictObject({
  id: Id.optional(),
  cycleId: Id.optional().describe('Left out: the meeting’s.'),
  meetingId: Id.optional().describe('Left out: the cycle as a whole.'),
  ...editable,
});
export type NewExpense = z.output<typeof NewExpense>;
export const ExpenseReplacement = z.strictObject(editable);
export type ExpenseReplacement = z.output<typeof ExpenseReplacement>;
export const ExpenseChanges = ExpenseReplacement.partial();
export type ExpenseChanges = z.output<typeof ExpenseChanges>;

export const ExpenseQuery = listQuery(['spentOn', 'createdAt'], {
  cycleId: Id.optional(),
  meetingId: Id.optional(),
  status: ExpenseStatus.optional(),
  from: LocalDate.optional().describe('Spent on this day or later.'),
  to: LocalDate.optional().describe('Spent on this day or earlier.'),
}).omit({ search: true });
export type ExpenseQuery = z.output<typeof ExpenseQuery>;
