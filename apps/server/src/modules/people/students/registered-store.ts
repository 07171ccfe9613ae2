import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { CustomerQuery, StudentQuery } from '../schemas.ts';

// Below this many the ids are read from the registrations; above, walking the list in its order meets enough soon enough.
const MAX_IDS = 1000;

const active = sql`g.deleted_at IS NULL AND g.status IN ('registered', 'active', 'trial')`;
const lasting = sql`g.deleted_at IS NULL AND g.status <> 'cancelled'`;

interface Matching {
  /** Ids of those who are meant, some of them twice. */
  ids: RawBuilder<unknown>;
  /** The same as a condition on one row. */
  condition: RawBuilder<unknown>;
}

/** Conditions under which a student `s` is registered as the query says. */
export async function studentsRegistered(tx: TenantTx, query: StudentQuery): Promise<RawBuilder<unknown>[]> {
  const { branchId, cycleId, hasActiveRegistration } = query;
  const own = sql`g.tenant_id = ${tx.tenantId}`;
  // OFFSET 0 keeps each of these a look-up by key for a row of the list: as a join it would read every registration first.
  const of = (rest: RawBuilder<unknown>) =>
    sql`EXISTS (SELECT FROM registrations g WHERE ${own} AND g.student_id = s.id AND ${rest} OFFSET 0)`;
  const conditions: RawBuilder<unknown>[] = [];
  if (cycleId !== undefined) {
    const rest = sql`g.cycle_id = ${cycleId} AND ${lasting}`;
    conditions.push(
      await narrowed(tx, sql`s.id`, {
        ids: sql`SELECT g.student_id AS id FROM registrations g WHERE ${own} AND ${rest}`,
        condition: of(rest),
      }),
    );
  }
  if (branchId !== undefined) {
    const cycles = sql`cycles c WHERE c.tenant_id = ${tx.tenantId} AND c.branch_id = ${branchId} AND c.deleted_at IS NULL`;
    const condition = of(sql`${lasting} AND EXISTS (SELECT FROM ${cycles} AND c.id = g.cycle_id)`);
    const found = await tx.rows(sql<{ id: string }>`SELECT c.id FROM ${cycles} LIMIT ${MAX_IDS}`.compile(db));
    // Planned for these very cycles: of any cycle PostgreSQL may think that half of the school is in it.
    await tx.count(sql`SET LOCAL plan_cache_mode = force_custom_plan`.compile(db));
    const cycleIds = found.map(({ id }) => id);
    const ids = sql`SELECT g.student_id AS id FROM registrations g WHERE ${own} AND g.cycle_id = ANY (${cycleIds}::text[]) AND ${lasting}`;
    conditions.push(found.length < MAX_IDS ? await narrowed(tx, sql`s.id`, { ids, condition }) : condition);
  }
  if (hasActiveRegistration === true) {
    conditions.push(
      await narrowed(tx, sql`s.id`, {
        ids: sql`SELECT g.student_id AS id FROM registrations g WHERE ${own} AND ${active}`,
        condition: of(active),
      }),
    );
  }
  if (hasActiveRegistration === false) conditions.push(sql`NOT ${of(active)}`);
  return conditions;
}

/** Conditions under which a customer `c` has a student who is in a cycle now, or has none. */
export async function customersRegistered(tx: TenantTx, { hasActiveRegistration }: CustomerQuery): Promise<RawBuilder<unknown>[]> {
  if (hasActiveRegistration === undefined) return [];
  const own = sql`g.tenant_id = ${tx.tenantId}`;
  const condition = sql`EXISTS (SELECT FROM students s WHERE s.tenant_id = ${tx.tenantId} AND s.customer_id = c.id AND s.deleted_at IS NULL
    AND EXISTS (SELECT FROM registrations g WHERE ${own} AND g.student_id = s.id AND ${active}) OFFSET 0)`;
  if (!hasActiveRegistration) return [sql`NOT ${condition}`];
  const ids = sql`SELECT s.customer_id AS id FROM (SELECT g.student_id FROM registrations g WHERE ${own} AND ${active} LIMIT ${MAX_IDS}) g
    LEFT JOIN students s ON s.tenant_id = ${tx.tenantId} AND s.id = g.student_id AND s.deleted_at IS NULL`;
  return [await narrowed(tx, sql`c.id`, { ids, condition })];
}

async function narrowed(tx: TenantTx, id: RawBuilder<unknown>, { ids, condition }: Matching): Promise<RawBuilder<unknown>> {
  const found = await tx.rows(sql<{ id: string | null }>`${ids} LIMIT ${MAX_IDS}`.compile(db));
  return found.length < MAX_IDS ? sql`${id} = ANY (${[...new Set(found.flatMap((row) => row.id ?? []))]}::text[])` : condition;
}
