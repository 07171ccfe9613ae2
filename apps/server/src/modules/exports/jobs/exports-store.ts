import { type RawBuilder, sql } from 'kysely';
import { allOf, fromStart, type Ordering, orderBy, pageLimit } from '../../../platform/db/keyset.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import { isKeyset, keysetStart, type Listing, pageOf } from '../../../platform/http/lists.ts';
import type { Job, JobQuery, NewExport } from './job-schemas.ts';

/** An export as it is kept. */
export interface StoredExport extends Omit<Job, 'kind' | 'percent' | 'downloadUrl'> {
  filters: NewExport['filters'];
  columns: string[] | null;
  locale: 'en' | 'he' | 'vi';
  bom: boolean;
  attempt: number;
  worker: string;
}

const shown = sql`e.id, e.version, e.state, e.resource, e.report, e.format, e.rows_done AS "rowsDone", e.rows_total AS "rowsTotal",
  e.failure AS error, e.size_bytes AS "sizeBytes", e.expires_at AS "expiresAt", e.created_at AS "createdAt", e.finished_at AS "finishedAt",
  (SELECT json_build_object('id', u.id, 'name', u.name) FROM users u WHERE u.tenant_id = e.tenant_id AND u.id = e.requested_by) AS "requestedBy",
  e.filters, e.columns, e.locale, e.has_bom AS bom, e.attempt, e.worker`;

const CREATED: Ordering = { value: sql`e.created_at`, id: sql`e.id`, type: 'timestamptz' };

/** A person's own, newest first. */
export async function listExports(tx: TenantTx, query: JobQuery): Promise<Listing<StoredExport>> {
  const filters = allOf([
    sql`e.tenant_id = ${tx.tenantId} AND e.requested_by = ${tx.caller.id}`,
    ...(query.state === undefined ? [] : [sql`e.state = ${query.state}`]),
  ]);
  const start = keysetStart(query, ['createdAt']);
  const rows = await tx.rows(
    sql<StoredExport>`SELECT ${shown} FROM exports e WHERE ${filters} AND ${fromStart(CREATED, query, start)}
      ${orderBy(CREATED, query)} ${pageLimit(query)}`.compile(db),
  );
  const counted = isKeyset(query)
    ? null
    : await tx.first(sql<{ total: number }>`SELECT count(*) AS total FROM exports e WHERE ${filters}`.compile(db));
  return pageOf(query, rows, counted?.total ?? null, (row) => row.createdAt);
}

/** One the caller may see: their own, and to an administrator any. */
export async function getExport(tx: TenantTx, id: string): Promise<StoredExport> {
  return found(await tx.first(sql<StoredExport>`SELECT ${shown} FROM exports e WHERE ${one(tx, id)} AND ${visible(tx)}`.compile(db)));
}

export async function lockExport(tx: TenantTx, id: string): Promise<StoredExport> {
  return found(
    await tx.first(sql<StoredExport>`SELECT ${shown} FROM exports e WHERE ${one(tx, id)} AND ${visible(tx)} FOR UPDATE OF e`.compile(db)),
  );
}

function one(tx: TenantTx, id: string): RawBuilder<unknown> {
  return sql`e.tenant_id = ${tx.tenantId} AND e.id = ${id}`;
}

function visible(tx: TenantTx): RawBuilder<unknown> {
  return tx.caller.grants?.has('settings:UPDATE') ? sql`true` : sql`e.requested_by = ${tx.caller.id}`;
}

function found(row: StoredExport | null): StoredExport {
  if (!row) throw notFound('job');
  return row;
}

/** How many of the caller's are not over yet. */
export async function countUnfinished(tx: TenantTx): Promise<number> {
  const counted = await tx.first(
    sql<{ count: number }>`SELECT count(*) AS count FROM exports e WHERE e.tenant_id = ${tx.tenantId} AND e.requested_by = ${tx.caller.id}
      AND e.state IN ('queued', 'running')`.compile(db),
  );
  return counted?.count ?? 0;
}

type Fresh = Pick<StoredExport, 'id' | 'resource' | 'report' | 'filters' | 'columns' | 'format' | 'locale' | 'bom'>;

export async function insertExport(tx: TenantTx, fresh: Fresh): Promise<void> {
  await tx.count(
    sql`INSERT INTO exports (tenant_id, id, resource, report, filters, columns, format, locale, has_bom, requested_by)
        VALUES (${tx.tenantId}, ${fresh.id}, ${fresh.resource}, ${fresh.report}, ${JSON.stringify(fresh.filters)}, ${fresh.columns}::text[],
          ${fresh.format}, ${fresh.locale}, ${fresh.bom}, ${tx.caller.id})`.compile(db),
  );
}

export type ExportProgress = Pick<StoredExport, 'state' | 'rowsDone' | 'rowsTotal' | 'sizeBytes' | 'error'>;

/** How far it is; one that is over belongs to no process any more, and its file is kept for a day. */
export async function updateExport(
  tx: TenantTx,
  id: string,
  { state, rowsDone, rowsTotal, sizeBytes, error }: ExportProgress,
): Promise<void> {
  const isOver = state !== 'queued' && state !== 'running';
  await tx.count(
    sql`UPDATE exports SET state = ${state}, rows_done = ${rowsDone}, rows_total = ${rowsTotal}, size_bytes = ${sizeBytes}, failure = ${error},
          version = version + 1, updated_at = now(), finished_at = CASE WHEN ${isOver}::boolean THEN now() END,
          expires_at = CASE WHEN ${state === 'completed'}::boolean THEN now() + interval '24 hours' END,
          worker = CASE WHEN ${isOver}::boolean THEN '' ELSE worker END, worked_at = clock_timestamp()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

/** No file of the school can be taken any more, and what is being written begins anew: somebody in them was erased. */
export async function endFiles(tx: TenantTx): Promise<void> {
  await tx.count(
    sql`UPDATE exports SET expires_at = now(), version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND state = 'completed' AND expires_at > now()`.compile(db),
  );
  await tx.count(
    sql`UPDATE exports SET worker = '', worked_at = '-infinity' WHERE tenant_id = ${tx.tenantId} AND state = 'running'`.compile(db),
  );
}
