import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { BY_NAME, type Listed, page } from '../pages.ts';
import type { Branch, BranchQuery } from './schemas.ts';

const shown = sql`id, version, external_id AS "externalId", name, type, address, city, timezone, contact_name AS "contactName",
  contact_phone AS "contactPhone", contact_email AS "contactEmail", rooms, is_active AS "isActive",
  created_at AS "createdAt", updated_at AS "updatedAt"`;

const LISTED: Listed<BranchQuery['sortBy']> = { table: 'branches', shown, orderings: BY_NAME, text: sql`name` };

export async function listBranches(tx: TenantTx, query: BranchQuery): Promise<Listing<Branch>> {
  return page<Branch, BranchQuery['sortBy']>(tx, LISTED, query, [
    ...(query.type === undefined ? [] : [sql`type = ${query.type}`]),
    ...(query.city === undefined ? [] : [sql`city = ${query.city}`]),
    ...(query.externalId === undefined ? [] : [sql`external_id = ${query.externalId}`]),
    ...(query.isActive === undefined ? [] : [sql`is_active = ${query.isActive}::boolean`]),
  ]);
}

function one(tx: TenantTx, id: string): RawBuilder<unknown> {
  return sql`SELECT ${shown}, deleted_at IS NOT NULL AS "isDeleted" FROM branches WHERE tenant_id = ${tx.tenantId} AND id = ${id}`;
}

type Stored = Branch & { isDeleted: boolean };

export async function getBranch(tx: TenantTx, id: string): Promise<Branch> {
  return live(await tx.first(sql<Stored>`${one(tx, id)}`.compile(db)));
}

/** The branch for a change; nobody else changes it until the commit. */
export async function lockBranch(tx: TenantTx, id: string): Promise<Branch> {
  return live(await tx.first(sql<Stored>`${one(tx, id)} FOR UPDATE`.compile(db)));
}

/** A deleted branch, locked; null when there is one and it is not deleted. */
export async function lockDeletedBranch(tx: TenantTx, id: string): Promise<Branch | null> {
  const stored = await tx.first(sql<Stored>`${one(tx, id)} FOR UPDATE`.compile(db));
  if (!stored) throw notFound('branch');
  const { isDeleted, ...branch } = stored;
  return isDeleted ? branch : null;
}

function live(stored: Stored | null): Branch {
  if (!stored || stored.isDeleted) throw notFound('branch');
  const { isDeleted: _, ...branch } = stored;
  return branch;
}

/** The editable columns. */
export type BranchValues = Omit<Branch, 'id' | 'version' | 'createdAt' | 'updatedAt'>;

function columns({ externalId, contactName, contactPhone, contactEmail, isActive, rooms, ...same }: BranchValues) {
  const { name, type, address, city, timezone } = same;
  return {
    ...{ name, type, address, city, timezone },
    external_id: externalId,
    contact_name: contactName,
    contact_phone: contactPhone,
    contact_email: contactEmail,
    is_active: isActive,
    rooms: JSON.stringify(rooms),
  };
}

export async function insertBranch(tx: TenantTx, id: string, values: BranchValues): Promise<void> {
  await tx.count(db.insertInto('branches').values({ tenant_id: tx.tenantId, id, ...columns(values) }));
}

export async function updateBranch(tx: TenantTx, id: string, values: BranchValues): Promise<void> {
  await tx.count(
    db
      .updateTable('branches')
      .set({ ...columns(values), version: sql`version + 1`, updated_at: sql`now()` })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
}

export async function setBranchDeleted(tx: TenantTx, id: string, isDeleted: boolean): Promise<void> {
  await tx.count(
    sql`UPDATE branches SET deleted_at = CASE WHEN ${isDeleted}::boolean THEN now() END,
          version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

/** Whether there is such a branch, which then can't be deleted until the commit. */
export async function holdBranch(tx: TenantTx, id: string): Promise<boolean> {
  const held = await tx.first(
    sql<{ id: string }>`SELECT id FROM branches
      WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND deleted_at IS NULL FOR SHARE`.compile(db),
  );
  return held !== null;
}

/** Institutional orders that are not over: a completed or cancelled one is the past, and keeps its branch there. */
export async function countRunningOrders(tx: TenantTx, branchId: string): Promise<number> {
  const counted = await tx.first(
    sql<{ total: number }>`SELECT count(*) AS total FROM institutional_orders
      WHERE tenant_id = ${tx.tenantId} AND branch_id = ${branchId} AND deleted_at IS NULL AND status IN ('draft', 'active')`.compile(db),
  );
  return counted?.total ?? 0;
}
