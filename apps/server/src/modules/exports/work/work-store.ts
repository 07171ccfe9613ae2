import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx } from '../../../platform/db/transactions.ts';

/** What a worker is given: an export, and in whose name it is read. */
export interface Work {
  tenantId: string;
  id: string;
  requestedBy: string;
  /** The last attempt that began. */
  attempt: number;
}

// Longer than a few beats. Whoever dies holds an export up no longer than this.
const LEASE = sql`interval '5 seconds'`;
// Each holds a page and a piece of its file in memory.
const MOST_IN_A_PROCESS = 8;
// So that the files of one school never take all places.
const MOST_OF_A_TENANT = 2;

/** Takes the export that waits longest for its next turn, of those no other process is at. */
export async function claimExport(tx: SystemTx, worker: string): Promise<Work | null> {
  return tx.first(
    sql<Work>`UPDATE exports SET worker = ${worker}, worked_at = clock_timestamp()
      WHERE (tenant_id, id) = (
        SELECT tenant_id, id FROM exports e
        WHERE state IN ('queued', 'running') AND (worker = ${worker} OR worked_at < clock_timestamp() - ${LEASE}
          AND (SELECT count(*) FROM exports m WHERE m.state IN ('queued', 'running') AND m.worker = ${worker}) < ${sql.lit(MOST_IN_A_PROCESS)}
          AND (SELECT count(*) FROM exports o WHERE o.state IN ('queued', 'running') AND o.tenant_id = e.tenant_id
            AND o.worked_at >= clock_timestamp() - ${LEASE}) < ${sql.lit(MOST_OF_A_TENANT)})
        ORDER BY worked_at, created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING tenant_id AS "tenantId", id, requested_by AS "requestedBy", attempt`.compile(db),
  );
}

/** Begins it from the first row, whatever was written before. Null when it is this worker's no more. */
export async function beginAttempt(tx: SystemTx, { tenantId, id }: Work, worker: string): Promise<number | null> {
  const begun = await tx.first(
    sql<{ attempt: number }>`UPDATE exports SET state = 'running', attempt = attempt + 1, rows_done = 0
      WHERE tenant_id = ${tenantId} AND id = ${id} AND worker = ${worker} AND state IN ('queued', 'running') RETURNING attempt`.compile(db),
  );
  return begun?.attempt ?? null;
}

/** Says that the worker is still at it. */
export async function keepExport(tx: SystemTx, { tenantId, id }: Work, worker: string): Promise<void> {
  await tx.count(
    sql`UPDATE exports SET worked_at = clock_timestamp() WHERE tenant_id = ${tenantId} AND id = ${id} AND worker = ${worker}`.compile(db),
  );
}

/** Whether any export has work left, whoever is at it. */
export async function hasUnfinished(tx: SystemTx): Promise<boolean> {
  return (await tx.first(sql<{ id: string }>`SELECT id FROM exports WHERE state IN ('queued', 'running') LIMIT 1`.compile(db))) !== null;
}

/** Lets other processes have what this one was at. */
export async function releaseExports(tx: SystemTx, worker: string): Promise<void> {
  await tx.count(
    sql`UPDATE exports SET worker = '', worked_at = '-infinity' WHERE worker = ${worker} AND state IN ('queued', 'running')`.compile(db),
  );
}

export interface StoredFile {
  tenantId: string;
  requestedBy: string;
  attempt: number;
  sizeBytes: number;
  name: string;
  isReport: boolean;
  format: 'csv' | 'xlsx';
  finishedAt: string;
}

/** The file behind a signed address, which names no school; null when it is no more. */
export async function findFile(tx: SystemTx, id: string): Promise<StoredFile | null> {
  return tx.first(
    sql<StoredFile>`SELECT tenant_id AS "tenantId", requested_by AS "requestedBy", attempt, size_bytes AS "sizeBytes",
        coalesce(resource, report) AS name, report IS NOT NULL AS "isReport", format, finished_at AS "finishedAt"
      FROM exports WHERE id = ${id} AND state = 'completed' AND expires_at > now()`.compile(db),
  );
}
