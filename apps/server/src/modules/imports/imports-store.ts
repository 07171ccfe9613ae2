import { type RawBuilder, sql } from 'kysely';
import { type Listed, readPage, when } from '../../platform/db/pages.ts';
import { db } from '../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../platform/db/transactions.ts';
import { notFound } from '../../platform/errors.ts';
import type { Listing } from '../../platform/http/lists.ts';
import type { Import, ImportQuery, ImportStatus } from './schemas.ts';

const shown = sql`i.id, i.version, i.resource, i.file_name AS "fileName", i.columns, i.mapping, i.mode, i.allow_duplicates AS "allowDuplicates",
  i.status, i.total_rows AS "totalRows", i.done_rows AS "doneRows", i.created_count AS "createdCount", i.updated_count AS "updatedCount",
  i.skipped_count AS "skippedCount", i.error_count AS "errorCount", i.failure,
  (SELECT json_build_object('id', u.id, 'name', u.name) FROM users u WHERE u.tenant_id = i.tenant_id AND u.id = i.started_by) AS "startedBy",
  i.created_at AS "createdAt", i.updated_at AS "updatedAt", i.finished_at AS "finishedAt"`;

const LIST: Listed<'createdAt'> = {
  as: 'i',
  from: sql`imports i`,
  shown,
  orderings: { createdAt: { value: sql`i.created_at`, id: sql`i.id`, type: 'timestamptz' } },
};

// Who may import a few kinds of record only sees what they brought themselves.
function visible(tx: TenantTx): RawBuilder<unknown> {
  return tx.caller.grants?.get('imports:VIEW') === 'own' ? sql`i.started_by = ${tx.caller.id}` : sql`true`;
}

export async function listImports(tx: TenantTx, query: ImportQuery): Promise<Listing<Import>> {
  const filters = [
    sql`i.tenant_id = ${tx.tenantId}`,
    visible(tx),
    ...when(query.resource, (resource) => sql`i.resource = ${resource}`),
    ...when(query.status, (status) => sql`i.status = ${status}`),
  ];
  return readPage<Import, 'createdAt'>(tx, LIST, query, filters, (row) => row.createdAt);
}

export async function getImport(tx: TenantTx, id: string): Promise<Import> {
  return found(await tx.first(sql<Import>`SELECT ${shown} FROM imports i WHERE ${one(tx, id)}`.compile(db)));
}

/** An import as it is worked on. */
export type LockedImport = Import & { lastRow: number };

/** The import for a change or a batch; nobody else touches it until the commit. */
export async function lockImport(tx: TenantTx, id: string): Promise<LockedImport> {
  return found(
    await tx.first(
      sql<LockedImport>`SELECT ${shown}, i.last_row AS "lastRow" FROM imports i WHERE ${one(tx, id)} FOR UPDATE OF i`.compile(db),
    ),
  );
}

function one(tx: TenantTx, id: string): RawBuilder<unknown> {
  return sql`i.tenant_id = ${tx.tenantId} AND i.id = ${id} AND ${visible(tx)}`;
}

function found<Row extends Import>(row: Row | null): Row {
  if (!row) throw notFound('import');
  return row;
}

type Fresh = Pick<Import, 'id' | 'resource' | 'fileName' | 'columns' | 'mapping' | 'mode' | 'allowDuplicates'>;

export async function insertImport(tx: TenantTx, fresh: Fresh): Promise<void> {
  await tx.count(
    sql`INSERT INTO imports (tenant_id, id, resource, file_name, columns, mapping, mode, allow_duplicates, total_rows, started_by)
        VALUES (${tx.tenantId}, ${fresh.id}, ${fresh.resource}, ${fresh.fileName}, ${fresh.columns}::text[], ${JSON.stringify(fresh.mapping)},
          ${fresh.mode}, ${fresh.allowDuplicates}, 0, ${tx.caller.id})`.compile(db),
  );
}

export interface ImportState {
  mapping: Import['mapping'];
  mode: Import['mode'];
  allowDuplicates: boolean;
  status: ImportStatus;
  totalRows: number;
  doneRows: number;
  /** The last row done with. */
  lastRow: number;
  createdCount: number;
  updatedCount: number;
  skippedCount: number;
  errorCount: number;
  failure: string | null;
}

export async function updateImport(tx: TenantTx, id: string, state: ImportState): Promise<void> {
  const isOver = !['ready', 'checking', 'running', 'undoing'].includes(state.status);
  await tx.count(
    sql`UPDATE imports SET mapping = ${JSON.stringify(state.mapping)}, mode = ${state.mode}, allow_duplicates = ${state.allowDuplicates},
          status = ${state.status}, total_rows = ${state.totalRows}, done_rows = ${state.doneRows}, last_row = ${state.lastRow}, created_count = ${state.createdCount},
          updated_count = ${state.updatedCount}, skipped_count = ${state.skippedCount}, error_count = ${state.errorCount},
          failure = ${state.failure}, version = version + 1, updated_at = now(), finished_at = CASE WHEN ${isOver}::boolean THEN now() END
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

/** Lets any process begin on it, whoever was at it before. */
export async function offerImport(tx: TenantTx, id: string): Promise<void> {
  await tx.count(sql`UPDATE imports SET worker = '', worked_at = '-infinity' WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db));
}

export interface Work {
  tenantId: string;
  id: string;
  startedBy: string;
}

// Longer than a batch takes. Whoever dies holds an import up no longer than this.
const LEASE = '5 seconds';

/** Takes the import that waits longest for its next batch, of those no other process is at. */
export async function claimImport(tx: SystemTx, worker: string): Promise<Work | null> {
  return tx.first(
    sql<Work>`UPDATE imports SET worker = ${worker}, worked_at = clock_timestamp()
      WHERE (tenant_id, id) = (
        SELECT tenant_id, id FROM imports
        WHERE status IN ('checking', 'running', 'undoing')
          AND (worker = ${worker} OR worked_at < clock_timestamp() - ${LEASE}::interval)
        ORDER BY worked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING tenant_id AS "tenantId", id, started_by AS "startedBy"`.compile(db),
  );
}

/** Whether any import has work left, whoever is at it. */
export async function hasUnfinished(tx: SystemTx): Promise<boolean> {
  const left = await tx.first(
    sql<{ id: string }>`SELECT id FROM imports WHERE status IN ('checking', 'running', 'undoing') LIMIT 1`.compile(db),
  );
  return left !== null;
}

/** Lets other processes have what this one was at. */
export async function releaseImports(tx: SystemTx, worker: string): Promise<void> {
  await tx.count(sql`UPDATE imports SET worker = '', worked_at = '-infinity' WHERE worker = ${worker}`.compile(db));
}

/** Forgets the rows of imports that ended long ago: they hold people's data. The counts stay. */
export async function deleteOldRows(tx: SystemTx): Promise<void> {
  const isOld = sql`i.tenant_id = r.tenant_id AND i.id = r.import_id AND i.updated_at < now() - interval '90 days'`;
  await tx.count(sql`DELETE FROM import_records r USING imports i WHERE ${isOld}`.compile(db));
  await tx.count(sql`DELETE FROM import_rows r USING imports i WHERE ${isOld}`.compile(db));
}
