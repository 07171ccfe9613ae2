import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx } from '../../../platform/db/transactions.ts';
import { unnestRows } from '../../../platform/db/unnest.ts';

/** First key of the advisory locks that workers hold; the second is the worker's number. */
export const WORKER_LOCKS = 1_918_989_163;

/** Longer than an attempt may take. A worker that dies is noticed by its lock, long before. */
const LEASE = sql.raw(`interval '2 minutes'`);

const alive = sql`alive AS MATERIALIZED (
  SELECT objid::bigint AS worker FROM pg_locks
  WHERE locktype = 'advisory' AND classid = ${WORKER_LOCKS}::bigint::oid AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;

// Nobody's, or of somebody who is gone.
const isFree = sql`(l.worker IS NULL OR l.held_until < now() OR NOT EXISTS (SELECT FROM alive a WHERE a.worker = l.worker))`;

// With an order and a limit this is one look into the index of what is due, however many wait for another endpoint; as
// EXISTS it may become a walk through all of them.
const firstDue = sql`SELECT q.seq FROM webhook_queue q WHERE q.tenant_id = e.tenant_id AND q.endpoint_id = e.id AND q.due_at <= now()
  ORDER BY q.due_at LIMIT 1`;

/** An endpoint a worker has just been given. */
export interface ClaimedLane {
  tenantId: string;
  endpointId: string;
  fence: number;
  pausedUntil: string | null;
}

/** Gives `worker` the endpoints that have something due and nobody tends: of these tenants, or (null) of all. */
export async function claimLanes(tx: SystemTx, worker: number, tenantIds: readonly string[] | null, most: number): Promise<ClaimedLane[]> {
  const wanted = tenantIds === null ? sql`true` : sql`e.tenant_id = ANY (${[...tenantIds]}::text[])`;
  return tx.rows(
    sql<ClaimedLane>`WITH ${alive}, ready AS (
        SELECT e.tenant_id, e.id, coalesce(l.fence, 0) + 1 AS fence FROM webhook_endpoints e
        LEFT JOIN webhook_lanes l ON l.tenant_id = e.tenant_id AND l.endpoint_id = e.id
        CROSS JOIN LATERAL (${firstDue}) f
        WHERE ${wanted} AND e.is_enabled AND e.deleted_at IS NULL AND ${isFree}
        LIMIT ${most})
      INSERT INTO webhook_lanes AS l (tenant_id, endpoint_id, worker, fence, held_until)
      SELECT tenant_id, id, ${worker}::integer, fence, now() + ${LEASE} FROM ready ORDER BY tenant_id, id
      ON CONFLICT (tenant_id, endpoint_id) DO UPDATE SET worker = EXCLUDED.worker, fence = EXCLUDED.fence, held_until = EXCLUDED.held_until
        WHERE l.fence + 1 = EXCLUDED.fence
      RETURNING l.tenant_id AS "tenantId", l.endpoint_id AS "endpointId", l.fence, l.paused_until AS "pausedUntil"`.compile(db),
  );
}

/** Keeps lanes this worker holds; answers those it does hold. */
export async function renewLanes(tx: SystemTx, worker: number, lanes: readonly LaneKey[]): Promise<LaneKey[]> {
  return tx.rows(
    sql<LaneKey>`UPDATE webhook_lanes l SET held_until = now() + ${LEASE} FROM (${locked(lanes)}) k
      WHERE l.tenant_id = k.tenant_id AND l.endpoint_id = k.endpoint_id AND l.worker = ${worker}
      RETURNING l.tenant_id AS "tenantId", l.endpoint_id AS "endpointId"`.compile(db),
  );
}

/** Gives back lanes (null: all this worker holds) for anybody to take. */
export async function releaseLanes(tx: SystemTx, worker: number, lanes: readonly LaneKey[] | null): Promise<void> {
  const which =
    lanes === null
      ? sql`SELECT o.tenant_id, o.endpoint_id FROM webhook_lanes o WHERE o.worker = ${worker} ORDER BY o.tenant_id, o.endpoint_id FOR UPDATE`
      : locked(lanes);
  await tx.count(
    sql`UPDATE webhook_lanes l SET worker = NULL FROM (${which}) k
      WHERE l.tenant_id = k.tenant_id AND l.endpoint_id = k.endpoint_id AND l.worker = ${worker}`.compile(db),
  );
}

/** Frees lanes whose worker is gone; answers their tenants. */
export async function freeOrphans(tx: SystemTx): Promise<string[]> {
  const found = await tx.rows(
    sql<{ tenantId: string }>`WITH ${alive}, orphans AS (
        SELECT o.tenant_id, o.endpoint_id FROM webhook_lanes o
        WHERE o.worker IS NOT NULL AND NOT EXISTS (SELECT FROM alive a WHERE a.worker = o.worker)
        ORDER BY o.tenant_id, o.endpoint_id FOR UPDATE SKIP LOCKED),
      freed AS (UPDATE webhook_lanes l SET worker = NULL FROM orphans o
        WHERE l.tenant_id = o.tenant_id AND l.endpoint_id = o.endpoint_id RETURNING l.tenant_id)
      SELECT DISTINCT tenant_id AS "tenantId" FROM freed`.compile(db),
  );
  return found.map(({ tenantId }) => tenantId);
}

/** Everybody who changes several lanes locks them in this order. */
function locked(lanes: readonly LaneKey[]): RawBuilder<unknown> {
  return sql`SELECT o.tenant_id, o.endpoint_id FROM webhook_lanes o JOIN ${keys(lanes)} AS w (tenant_id, endpoint_id)
    ON w.tenant_id = o.tenant_id AND w.endpoint_id = o.endpoint_id ORDER BY o.tenant_id, o.endpoint_id FOR UPDATE OF o`;
}

export async function nextWorker(tx: SystemTx): Promise<number> {
  const row = await tx.first(sql<{ worker: number }>`SELECT nextval('webhook_workers')::integer AS worker`.compile(db));
  if (!row) throw new Error('a sequence answers a number');
  return row.worker;
}

export interface LaneKey {
  tenantId: string;
  endpointId: string;
}

/** Set-returning: one row (tenant_id, endpoint_id) for each. */
function keys(lanes: readonly LaneKey[]): RawBuilder<unknown> {
  return unnestRows(
    lanes.map(({ tenantId, endpointId }) => ({ tenantId, endpointId })),
    { tenantId: 'text', endpointId: 'text' },
  );
}
