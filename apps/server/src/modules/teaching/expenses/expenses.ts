import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid, refused } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { checkVersion } from '../../../platform/versions.ts';
import { stated } from '../../people/index.ts';
import { getCycle, lockCycle } from '../cycles/cycles-store.ts';
import { getMeeting } from '../meetings/meetings-store.ts';
import { localToday } from '../places-store.ts';
import type { Expense, ExpenseChanges, ExpenseQuery, ExpenseReplacement, NewExpense } from './expense-schemas.ts';
import {
  type ExpenseValues,
  findDeletedExpense,
  getExpense,
  insertExpense,
  listExpenses,
  setExpenseDeleted,
  sumExpenses,
  updateExpense,
} from './expenses-store.ts';

export async function browseExpenses(tx: TenantTx, query: ExpenseQuery): Promise<Listing<Expense>> {
  return listExpenses(tx, query);
}

export async function readExpense(tx: TenantTx, id: string): Promise<Expense> {
  return getExpense(tx, id);
}

/** What a lesson, or a cycle as a whole, cost beside its instructor. */
export async function createExpense(tx: TenantTx, given: NewExpense): Promise<Expense> {
  const { id = newId('xps'), meetingId = null } = given;
  const cycleId = await cycleOf(tx, given);
  const { branchId } = await lockCycle(tx, cycleId);
  const { description, amount, spentOn = await localToday(tx, branchId), status = 'pending' } = given;
  await insertExpense(tx, { id, cycleId, meetingId }, { description, amount, spentOn, status });
  if (meetingId) await sumExpenses(tx, meetingId);
  const after = await getExpense(tx, id);
  await keepExpense(tx, 'created', undefined, after);
  return after;
}

async function cycleOf(tx: TenantTx, { cycleId, meetingId }: NewExpense): Promise<string> {
  if (meetingId === undefined) {
    if (cycleId === undefined) throw invalid('meetingId', 'is needed, or cycleId: what was it spent on?');
    return (await getCycle(tx, cycleId)).id;
  }
  const meeting = await getMeeting(tx, meetingId);
  if (cycleId !== undefined && cycleId !== meeting.cycleId) throw invalid('meetingId', 'is not a meeting of that cycle');
  return meeting.cycleId;
}

/** Every editable field: the day stays when it is left out, and so does the status. */
export async function replaceExpense(tx: TenantTx, id: string, given: ExpenseReplacement, ifMatch: number | null): Promise<Expense> {
  return changeExpense(tx, id, given, ifMatch);
}

/** The fields given; the rest stays. Approving one makes it count. */
export async function changeExpense(tx: TenantTx, id: string, given: ExpenseChanges, ifMatch: number | null): Promise<Expense> {
  const before = await lockExpense(tx, id);
  checkVersion(before, ifMatch);
  const { description, amount, spentOn, status }: ExpenseValues = { ...before, ...stated(given) };
  await updateExpense(tx, id, { description, amount, spentOn, status });
  return finish(tx, 'updated', before);
}

export async function deleteExpense(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const before = await lockExpense(tx, id);
  checkVersion(before, ifMatch);
  await setExpenseDeleted(tx, id, true);
  if (before.meetingId) await sumExpenses(tx, before.meetingId);
  await keepExpense(tx, 'deleted', before, undefined);
}

export async function restoreExpense(tx: TenantTx, id: string): Promise<Expense> {
  const deleted = await findDeletedExpense(tx, id);
  if (!deleted) throw refused('This expense is not deleted, so there is nothing to restore.', 'not_deleted');
  await lockCycle(tx, deleted.cycleId);
  await setExpenseDeleted(tx, id, false);
  return finish(tx, 'restored', deleted);
}

// Its cycle is locked first, as everything about a cycle is.
async function lockExpense(tx: TenantTx, id: string): Promise<Expense> {
  await lockCycle(tx, (await getExpense(tx, id)).cycleId);
  return getExpense(tx, id);
}

async function finish(tx: TenantTx, action: 'updated' | 'restored', before: Expense): Promise<Expense> {
  if (before.meetingId) await sumExpenses(tx, before.meetingId);
  const after = await getExpense(tx, before.id);
  await keepExpense(tx, action, before, after);
  return after;
}

// The catalogue of events has none for expenses.
async function keepExpense(tx: TenantTx, action: string, before: Expense | undefined, after: Expense | undefined): Promise<void> {
  const { id } = after ?? before ?? { id: '' };
  await record(tx, {
    action: `expense.${action}`,
    entity: 'expense',
    entityId: id,
    old: before && { ...before },
    new: after && { ...after },
  });
}
