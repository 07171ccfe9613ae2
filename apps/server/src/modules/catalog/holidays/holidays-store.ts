import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { type Columns, columnList, unnestRows } from '../../../platform/db/unnest.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { byDate, type Listed, page } from '../pages.ts';
import type { Holiday, HolidayQuery } from './schemas.ts';

const shown = sql`id, version, name, start_date AS "startDate", end_date AS "endDate",
  CASE WHEN branch_id IS NULL THEN 'tenant' ELSE 'branch' END AS scope, branch_id AS "branchId",
  created_at AS "createdAt", updated_at AS "updatedAt"`;
const LISTED: Listed<HolidayQuery['sortBy']> = {
  table: 'holidays',
  shown,
  orderings: byDate('startDate', 'start_date'),
  text: sql`name`,
};

// A deleted branch hides its holidays.
const ofLiveBranch = sql`(branch_id IS NULL OR EXISTS (SELECT FROM branches b
  WHERE b.tenant_id = holidays.tenant_id AND b.id = holidays.branch_id AND b.deleted_at IS NULL))`;

export async function listHolidays(tx: TenantTx, query: HolidayQuery): Promise<Listing<Holiday>> {
  return page<Holiday, HolidayQuery['sortBy']>(tx, LISTED, query, [
    ofLiveBranch,
    ...(query.from === undefined ? [] : [sql`end_date >= ${query.from}::date`]),
    ...(query.to === undefined ? [] : [sql`start_date <= ${query.to}::date`]),
    ...(query.branchId === undefined ? [] : [sql`(branch_id IS NULL OR branch_id = ${query.branchId})`]),
  ]);
}

/** How many holidays there are, deleted ones left out. Whoever else adds some waits here until the commit. */
export async function countHolidays(tx: TenantTx): Promise<number> {
  await tx.count(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`holidays/${tx.tenantId}`}, 0))`.compile(db));
  const counted = await tx.first(
    sql<{ total: number }>`SELECT count(*) AS total FROM holidays WHERE tenant_id = ${tx.tenantId} AND deleted_at IS NULL`.compile(db),
  );
  return counted?.total ?? 0;
}

function one(tx: TenantTx, id: string): RawBuilder<unknown> {
  return sql`SELECT ${shown}, deleted_at IS NOT NULL AS "isDeleted" FROM holidays WHERE tenant_id = ${tx.tenantId} AND id = ${id}`;
}

type Stored = Holiday & { isDeleted: boolean };

export async function getHoliday(tx: TenantTx, id: string): Promise<Holiday> {
  return live(await tx.first(sql<Stored>`${one(tx, id)}`.compile(db)));
}

/** The holiday for a change; nobody else changes it until the commit. */
export async function lockHoliday(tx: TenantTx, id: string): Promise<Holiday> {
  return live(await tx.first(sql<Stored>`${one(tx, id)} FOR UPDATE`.compile(db)));
}

/** A deleted holiday, locked; null when there is one and it is not deleted. */
export async function lockDeletedHoliday(tx: TenantTx, id: string): Promise<Holiday | null> {
  const stored = await tx.first(sql<Stored>`${one(tx, id)} FOR UPDATE`.compile(db));
  if (!stored) throw notFound('holiday');
  const { isDeleted, ...holiday } = stored;
  return isDeleted ? holiday : null;
}

function live(stored: Stored | null): Holiday {
  if (!stored || stored.isDeleted) throw notFound('holiday');
  const { isDeleted: _, ...holiday } = stored;
  return holiday;
}

/** The editable columns. */
export type HolidayValues = Pick<Holiday, 'name' | 'startDate' | 'endDate' | 'branchId'>;

function columns({ name, startDate, endDate, branchId }: HolidayValues) {
  return { name, start_date: startDate, end_date: endDate, branch_id: branchId };
}

export async function insertHoliday(tx: TenantTx, id: string, values: HolidayValues): Promise<void> {
  await tx.count(db.insertInto('holidays').values({ tenant_id: tx.tenantId, id, ...columns(values) }));
}

export async function updateHoliday(tx: TenantTx, id: string, values: HolidayValues): Promise<void> {
  await tx.count(
    db
      .updateTable('holidays')
      .set({ ...columns(values), version: sql`version + 1`, updated_at: sql`now()` })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
}

export async function setHolidayDeleted(tx: TenantTx, id: string, isDeleted: boolean): Promise<void> {
  await tx.count(
    sql`UPDATE holidays SET deleted_at = CASE WHEN ${isDeleted}::boolean THEN now() END,
          version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

/** A holiday with the key of the calendar event it comes from. */
export type HolidayOfCalendar = HolidayValues & { id: string; importKey: string };

const IMPORTED: Columns = {
  ...{ tenant_id: 'text', id: 'text', import_key: 'text', name: 'text' },
  ...{ start_date: 'date', end_date: 'date', branch_id: 'text' },
};

/** Those whose event was never imported before; answers what was made. In order of the key, so that two imports never wait crosswise. */
export async function insertNewHolidays(tx: TenantTx, holidays: readonly HolidayOfCalendar[]): Promise<Holiday[]> {
  const rows = [...holidays]
    .sort((a, b) => (a.importKey < b.importKey ? -1 : 1))
    .map(({ id, importKey, ...values }) => ({ tenant_id: tx.tenantId, id, import_key: importKey, ...columns(values) }));
  return tx.rows(
    sql<Holiday>`INSERT INTO holidays (${columnList(IMPORTED)}) SELECT * FROM ${unnestRows(rows, IMPORTED)}
      ON CONFLICT (tenant_id, import_key) DO NOTHING RETURNING ${shown}`.compile(db),
  );
}

/** Which holidays came from these events, and whether they were deleted since. */
export async function listImported(
  tx: TenantTx,
  importKeys: readonly string[],
): Promise<{ id: string; importKey: string; isDeleted: boolean }[]> {
  return tx.rows(
    sql<{ id: string; importKey: string; isDeleted: boolean }>`
      SELECT id, import_key AS "importKey", deleted_at IS NOT NULL AS "isDeleted" FROM holidays
      WHERE tenant_id = ${tx.tenantId} AND import_key = ANY (${importKeys}::text[])`.compile(db),
  );
}
