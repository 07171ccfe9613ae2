import { type RawBuilder, sql } from 'kysely';
import { allOf, fromStart, type Ordering, orderBy, pageLimit } from '../../../platform/db/keyset.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import { isKeyset, keysetStart, type Listing, pageOf } from '../../../platform/http/lists.ts';
import type { SavedView, SavedViewQuery } from '../schemas.ts';

const shown = (tx: TenantTx) => sql`v.id, v.version, v.resource, v.name, v.query, v.columns, v.is_shared AS shared,
  EXISTS (SELECT FROM default_views d WHERE d.tenant_id = v.tenant_id AND d.user_id = ${tx.caller.id} AND d.resource = v.resource
    AND d.view_id = v.id) AS "isDefault",
  json_build_object('id', u.id, 'name', u.name) AS owner, v.created_at AS "createdAt", v.updated_at AS "updatedAt"`;
const withOwner = sql`JOIN users u ON u.tenant_id = v.tenant_id AND u.id = v.owner_id`;

const NAME: Ordering = { value: sql`v.name`, id: sql`v.id`, type: 'text' };

// A view that isn't shared is its owner's alone, whatever else anybody may do.
function visible(tx: TenantTx): RawBuilder<unknown> {
  return sql`(v.is_shared OR v.owner_id = ${tx.caller.id})`;
}

export async function listSavedViews(tx: TenantTx, query: SavedViewQuery): Promise<Listing<SavedView>> {
  const live = allOf([
    sql`v.tenant_id = ${tx.tenantId} AND v.deleted_at IS NULL`,
    ...(query.resource === undefined ? [] : [sql`v.resource = ${query.resource}`]),
  ]);
  const start = keysetStart(query, []);
  // Everybody's and one's own are two indexes, each in the order of names: what each could give the page, and no more.
  const part = (
    kind: RawBuilder<unknown>,
  ) => sql`(SELECT v.* FROM saved_views v WHERE ${live} AND ${kind} AND ${fromStart(NAME, query, start)}
    ${orderBy(NAME, query)} LIMIT ${query.limit + 1 + (query.offset ?? 0)}::int)`;
  const rows = await tx.rows(
    sql<SavedView>`SELECT ${shown(tx)} FROM (
        SELECT v.* FROM (${part(sql`v.is_shared`)} UNION ALL ${part(sql`NOT v.is_shared AND v.owner_id = ${tx.caller.id}`)}) v
        ${orderBy(NAME, query)} ${pageLimit(query)}
      ) v ${withOwner} ${orderBy(NAME, query)}`.compile(db),
  );
  const counted = isKeyset(query)
    ? null
    : await tx.first(sql<{ total: number }>`SELECT count(*) AS total FROM saved_views v WHERE ${live} AND ${visible(tx)}`.compile(db));
  return pageOf(query, rows, counted?.total ?? null, (row) => row.name);
}

/** The view, if the caller may see it. */
export async function getSavedView(tx: TenantTx, id: string): Promise<SavedView> {
  const view = await tx.first(
    sql<SavedView>`SELECT ${shown(tx)} FROM saved_views v ${withOwner}
      WHERE v.tenant_id = ${tx.tenantId} AND v.id = ${id} AND v.deleted_at IS NULL AND ${visible(tx)}`.compile(db),
  );
  if (!view) throw notFound('saved view');
  return view;
}

/** Makes other changes of the view wait. */
export async function lockSavedView(tx: TenantTx, id: string): Promise<void> {
  await tx.count(sql`SELECT id FROM saved_views WHERE tenant_id = ${tx.tenantId} AND id = ${id} FOR UPDATE`.compile(db));
}

export type SavedViewValues = Pick<SavedView, 'name' | 'query' | 'columns' | 'shared'>;

export async function insertSavedView(tx: TenantTx, id: string, resource: string, values: SavedViewValues): Promise<void> {
  await tx.count(
    sql`INSERT INTO saved_views (tenant_id, id, resource, name, query, columns, is_shared, owner_id)
        VALUES (${tx.tenantId}, ${id}, ${resource}, ${values.name}, ${JSON.stringify(values.query)}, ${values.columns}::text[], ${values.shared},
          ${tx.caller.id})`.compile(db),
  );
}

export async function updateSavedView(tx: TenantTx, id: string, values: SavedViewValues): Promise<void> {
  await tx.count(
    sql`UPDATE saved_views SET name = ${values.name}, query = ${JSON.stringify(values.query)}, columns = ${values.columns}::text[],
          is_shared = ${values.shared}, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

/** Whether it changed anything. A deleted view is nobody's default. */
export async function setSavedViewDeleted(tx: TenantTx, id: string, isDeleted: boolean): Promise<boolean> {
  if (isDeleted) await tx.count(sql`DELETE FROM default_views WHERE tenant_id = ${tx.tenantId} AND view_id = ${id}`.compile(db));
  const changed = await tx.count(
    sql`UPDATE saved_views SET deleted_at = CASE WHEN ${isDeleted}::boolean THEN now() END, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND (deleted_at IS NULL) = ${isDeleted}::boolean`.compile(db),
  );
  return changed > 0;
}

export async function setDefaultView(tx: TenantTx, resource: string, id: string): Promise<void> {
  await tx.count(
    sql`INSERT INTO default_views (tenant_id, user_id, resource, view_id) VALUES (${tx.tenantId}, ${tx.caller.id}, ${resource}, ${id})
        ON CONFLICT (tenant_id, user_id, resource) DO UPDATE SET view_id = EXCLUDED.view_id`.compile(db),
  );
}

/** Back to the list as it is without any view. */
export async function clearDefaultView(tx: TenantTx, resource: string, id: string): Promise<void> {
  await tx.count(
    sql`DELETE FROM default_views WHERE tenant_id = ${tx.tenantId} AND user_id = ${tx.caller.id} AND resource = ${resource} AND view_id = ${id}`.compile(
      db,
    ),
  );
}
