import { type RawBuilder, sql } from 'kysely';
import { readPage, when } from '../../../platform/db/pages.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { reach } from '../../access/index.ts';
import { by, named } from '../pages.ts';
import type { Expense, ExpenseQuery } from './expense-schemas.ts';

type Sort = ExpenseQuery['sortBy'];

const shown = sql`r.id, r.version, r.cycle_id AS "cycleId", ${named('cycles', 'cycle_id')} AS cycle, r.meeting_id AS "meetingId", r.description,
  r.amount, r.spent_on AS "spentOn", r.status, r.created_at AS "createdAt", r.updated_at AS "updatedAt"`;
const ORDERINGS = { spentOn: by('spent_on', 'date'), createdAt: by('created_at', 'timestamptz') };

// What lessons cost is for those who see every payment.
function visible(tx: TenantTx): RawBuilder<unknown> {
  return reach(tx.caller, 'payments') === 'all' ? sql`true` : sql`false`;
}

export async function listExpenses(tx: TenantTx, query: ExpenseQuery): Promise<Listing<Expense>> {
  const filters = [
    sql`r.tenant_id = ${tx.tenantId} AND r.deleted_at IS NULL`,
    visible(tx),
    ...when(query.cycleId, (id) => sql`r.cycle_id = ${id}`),
    ...when(query.meetingId, (id) => sql`r.meeting_id = ${id}`),
    ...when(query.status, (status) => sql`r.status = ${status}`),
    ...when(query.from, (date) => sql`r.spent_on >= ${date}::date`),
    ...when(query.to, (date) => sql`r.spent_on <= ${date}::date`),
  ];
  return readPage<Expense, Sort>(
    tx,
    { as: 'r', from: sql`expenses r`, shown, orderings: ORDERINGS },
    query,
    filters,
    (row) => row[query.sortBy],
  );
}

type Stored = Expense & { isDeleted: boolean };

async function find(tx: TenantTx, id: string): Promise<Stored> {
  const expense = await tx.first(
    sql<Stored>`SELECT ${shown}, r.deleted_at IS NOT NULL AS "isDeleted" FROM expenses r
      WHERE r.tenant_id = ${tx.tenantId} AND r.id = ${id} AND ${visible(tx)}`.compile(db),
  );
  if (!expense) throw notFound('expense');
  return expense;
}

export async function getExpense(tx: TenantTx, id: string): Promise<Expense> {
  const { isDeleted, ...expense } = await find(tx, id);
  if (isDeleted) throw notFound('expense');
  return expense;
}

/** A deleted expense; null when there is one and it is not deleted. */
export async function findDeletedExpense(tx: TenantTx, id: string): Promise<Expense | null> {
  const { isDeleted, ...expense } = await find(tx, id);
  return isDeleted ? expense : null;
}

/** The editable columns. */
export type ExpenseValues = Pick<Expense, 'description' | 'amount' | 'spentOn' | 'status'>;

export async function insertExpense(
  tx: TenantTx,
  { id, cycleId, meetingId }: Pick<Expense, 'id' | 'cycleId' | 'meetingId'>,
  { description, amount, spentOn, status }: ExpenseValues,
): Promise<void> {
  await tx.count(
    db.insertInto('expenses').values({
      ...{ tenant_id: tx.tenantId, id, description, amount, status },
      ...{ cycle_id: cycleId, meeting_id: meetingId, spent_on: spentOn },
    }),
  );
}

export async function updateExpense(tx: TenantTx, id: string, { description, amount, spentOn, status }: ExpenseValues): Promise<void> {
  await tx.count(
    sql`UPDATE expenses SET description = ${description}, amount = ${amount}, spent_on = ${spentOn}::date, status = ${status},
          version = version + 1, updated_at = now() WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

export async function setExpenseDeleted(tx: TenantTx, id: string, isDeleted: boolean): Promise<void> {
  await tx.count(
    sql`UPDATE expenses SET deleted_at = CASE WHEN ${isDeleted}::boolean THEN now() END, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

/** What is approved for a meeting, summed anew, so that it can't drift. */
export async function sumExpenses(tx: TenantTx, meetingId: string): Promise<void> {
  await tx.count(
    sql`UPDATE meetings SET expenses = (SELECT coalesce(sum(e.amount), 0) FROM expenses e WHERE e.tenant_id = ${tx.tenantId}
            AND e.meeting_id = ${meetingId} AND e.status = 'approved' AND e.deleted_at IS NULL),
          version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${meetingId}`.compile(db),
  );
}
