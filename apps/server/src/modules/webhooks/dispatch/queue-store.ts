import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx } from '../../../platform/db/transactions.ts';
import { columnList, unnestRows } from '../../../platform/db/unnest.ts';
import type { LaneKey } from './lanes-store.ts';
import type { RetrySchedule } from './retry-schedule.ts';

/** A delivery that is due, with its endpoint as it is now and its event as it was written. */
export interface Due extends LaneKey {
  seq: number;
  deliveryId: string;
  eventId: string;
  eventSeq: number;
  eventAt: string;
  eventType: string;
  /** Null when the event is not kept, or not shared, any more. */
  data: string | null;
  attempts: number;
  queuedAt: string;
  endpointVersion: string;
}

/** An endpoint as a worker needs it. */
export interface TendedEndpoint extends LaneKey {
  /** Of the endpoint and of the school's settings. */
  version: string;
  url: string;
  secret: string;
  previousSecret: string | null;
  previousUntil: string | null;
  retrySchedule: RetrySchedule;
  maxConcurrency: number;
  isAnonymised: boolean;
  /** Sealed; of the school. */
  standInSecret: string | null;
}

const version = sql`concat(e.version, '.', t.version)`;

/** What is due of some lanes, each up to its `limit`, those that wait longest first; of endpoints that are enabled. */
export async function readDue(tx: SystemTx, wanted: readonly (LaneKey & { limit: number })[]): Promise<Due[]> {
  const rows = wanted.map(({ tenantId, endpointId, limit }) => ({ tenantId, endpointId, most: limit }));
  return tx.rows(
    sql<Due>`SELECT q.tenant_id AS "tenantId", q.endpoint_id AS "endpointId", q.seq, q.id AS "deliveryId", q.event_id AS "eventId",
        q.event_seq AS "eventSeq", q.event_at AS "eventAt", q.event_type AS "eventType", CASE WHEN is_shared(t.settings, q.event_type) THEN v.data::text END AS data, q.attempts,
        q.created_at AS "queuedAt", ${version} AS "endpointVersion"
      FROM ${unnestRows(rows, { tenantId: 'text', endpointId: 'text', most: 'integer' })} AS w (tenant_id, endpoint_id, most)
      JOIN webhook_endpoints e ON e.tenant_id = w.tenant_id AND e.id = w.endpoint_id AND e.is_enabled AND e.deleted_at IS NULL
      JOIN tenants t ON t.id = e.tenant_id
      CROSS JOIN LATERAL (
        SELECT * FROM webhook_queue x WHERE x.tenant_id = w.tenant_id AND x.endpoint_id = w.endpoint_id AND x.due_at <= now()
        ORDER BY x.due_at, x.seq LIMIT w.most) q
      LEFT JOIN LATERAL (SELECT y.data FROM events y WHERE y.tenant_id = q.tenant_id AND y.seq = q.event_seq AND y.created_at = q.event_at) v ON true`.compile(
      db,
    ),
  );
}

/** Endpoints by their keys, sealed secrets included. */
export async function readEndpoints(tx: SystemTx, wanted: readonly LaneKey[]): Promise<TendedEndpoint[]> {
  const rows = wanted.map(({ tenantId, endpointId }) => ({ tenantId, endpointId }));
  return tx.rows(
    sql<TendedEndpoint>`SELECT e.tenant_id AS "tenantId", e.id AS "endpointId", ${version} AS version, e.url, e.secret,
        e.previous_secret AS "previousSecret", e.previous_until AS "previousUntil",
        e.retry_schedule AS "retrySchedule", e.max_concurrency AS "maxConcurrency",
        e.anonymise_learners OR coalesce((t.settings->>'anonymiseLearners')::boolean, false) AS "isAnonymised", t.stand_in_secret AS "standInSecret"
      FROM webhook_endpoints e JOIN ${unnestRows(rows, { tenantId: 'text', endpointId: 'text' })} AS w (tenant_id, endpoint_id)
        ON w.tenant_id = e.tenant_id AND w.endpoint_id = e.id JOIN tenants t ON t.id = e.tenant_id WHERE e.deleted_at IS NULL`.compile(db),
  );
}

/** An attempt that was made, and what follows for its delivery. */
export interface Attempt extends LaneKey {
  worker: number;
  fence: number;
  seq: number;
  deliveryId: string;
  attempt: number;
  isSuccess: boolean;
  isLast: boolean;
  /** Until the next one; null after the last. */
  waitMs: number | null;
  eventId: string;
  eventType: string;
  eventSeq: number;
  eventAt: string;
  queuedAt: string;
  sentAt: string;
  tookMs: number;
  status: number | null;
  answer: string | null;
  error: string | null;
  signature: string;
  standardSignature: string;
}

const QUEUE_COLUMNS = {
  tenant_id: 'text',
  endpoint_id: 'text',
  seq: 'bigint',
  worker: 'integer',
  fence: 'bigint',
  attempts: 'integer',
  wait_ms: 'bigint',
} as const;

const ATTEMPT_COLUMNS = {
  tenant_id: 'text',
  endpoint_id: 'text',
  delivery_id: 'text',
  attempt: 'integer',
  is_success: 'text',
  event_id: 'text',
  event_type: 'text',
  event_seq: 'bigint',
  event_at: 'timestamptz',
  queued_at: 'timestamptz',
  sent_at: 'timestamptz',
  took_ms: 'integer',
  status: 'integer',
  answer: 'text',
  error: 'text',
  signature: 'text',
  standard_signature: 'text',
} as const;

/**
 * Writes down attempts, all of them, and takes from the queue what is over or puts it off: only for lanes this worker
 * still holds in the same turn. What it lost meanwhile is somebody else's to deliver, again: a delivery's last attempt is
 * the one that took it from the queue.
 */
export async function keepAttempts(tx: SystemTx, attempts: readonly Attempt[]): Promise<void> {
  const moved = attempts.map((one) => ({
    tenant_id: one.tenantId,
    endpoint_id: one.endpointId,
    seq: one.seq,
    worker: one.worker,
    fence: one.fence,
    attempts: one.attempt,
    wait_ms: one.waitMs,
  }));
  const made = attempts.map((one) => ({
    tenant_id: one.tenantId,
    endpoint_id: one.endpointId,
    delivery_id: one.deliveryId,
    attempt: one.attempt,
    is_success: one.isSuccess,
    event_id: one.eventId,
    event_type: one.eventType,
    event_seq: one.eventSeq,
    event_at: one.eventAt,
    queued_at: one.queuedAt,
    sent_at: one.sentAt,
    took_ms: one.tookMs,
    status: one.status,
    answer: one.answer,
    error: one.error,
    signature: one.signature,
    standard_signature: one.standardSignature,
  }));
  await tx.count(
    sql`WITH moved AS MATERIALIZED (
        SELECT d.* FROM ${unnestRows(moved, QUEUE_COLUMNS)} AS d (${columnList(QUEUE_COLUMNS)})
        JOIN webhook_lanes l ON l.tenant_id = d.tenant_id AND l.endpoint_id = d.endpoint_id AND l.worker = d.worker AND l.fence = d.fence),
      over AS (DELETE FROM webhook_queue q USING moved d
        WHERE d.wait_ms IS NULL AND q.tenant_id = d.tenant_id AND q.endpoint_id = d.endpoint_id AND q.seq = d.seq RETURNING q.tenant_id, q.id),
      later AS (UPDATE webhook_queue q SET attempts = d.attempts, due_at = now() + d.wait_ms * interval '1 millisecond' FROM moved d
        WHERE d.wait_ms IS NOT NULL AND q.tenant_id = d.tenant_id AND q.endpoint_id = d.endpoint_id AND q.seq = d.seq)
      INSERT INTO webhook_attempts (${columnList(ATTEMPT_COLUMNS)}, is_last)
      SELECT tenant_id, endpoint_id, delivery_id, attempt, is_success::boolean, event_id, event_type, event_seq, event_at, queued_at,
        sent_at, took_ms, status, answer, error, signature, standard_signature, (tenant_id, delivery_id) IN (SELECT * FROM over)
      FROM ${unnestRows(made, ATTEMPT_COLUMNS)} AS a (${columnList(ATTEMPT_COLUMNS)})
      ON CONFLICT DO NOTHING`.compile(db),
  );
}

/** An endpoint answers again: what was put off is due now. Its lane lets it go out by degrees. */
export async function hurryAll(tx: SystemTx, { tenantId, endpointId }: LaneKey): Promise<void> {
  await tx.count(
    sql`UPDATE webhook_queue SET due_at = now() WHERE tenant_id = ${tenantId} AND endpoint_id = ${endpointId} AND due_at > now()`.compile(
      db,
    ),
  );
}

/** How a lane fared in a batch of attempts. */
export interface LaneNews extends LaneKey {
  successes: number;
  failures: number;
  /** Deliveries given up since the last success of the batch, or in all of it. */
  givenUp: number;
  pausedMs: number;
  isGone: boolean;
}

const NEWS_COLUMNS = {
  tenant_id: 'text',
  endpoint_id: 'text',
  successes: 'integer',
  failures: 'integer',
  given_up: 'integer',
  paused_ms: 'bigint',
} as const;

export interface LaneState extends LaneKey {
  failingSince: string | null;
  givenUpInRow: number;
}

/** Keeps how lanes fare. A lane that is well is written at most every ten seconds. */
export async function keepNews(tx: SystemTx, news: readonly LaneNews[]): Promise<LaneState[]> {
  const rows = news.map(({ tenantId, endpointId, successes, failures, givenUp, pausedMs }) => ({
    ...{ tenant_id: tenantId, endpoint_id: endpointId, successes, failures },
    given_up: givenUp,
    paused_ms: pausedMs,
  }));
  return tx.rows(
    sql<LaneState>`UPDATE webhook_lanes l SET
        last_success_at = CASE WHEN n.successes > 0 THEN now() ELSE l.last_success_at END,
        last_failure_at = CASE WHEN n.failures > 0 THEN now() ELSE l.last_failure_at END,
        failing_since = CASE WHEN n.successes > 0 THEN NULL ELSE coalesce(l.failing_since, now()) END,
        given_up_in_row = CASE WHEN n.successes > 0 THEN 0 ELSE l.given_up_in_row END + n.given_up,
        paused_until = CASE WHEN n.paused_ms > 0 THEN now() + n.paused_ms * interval '1 millisecond' END
      FROM ${unnestRows(rows, NEWS_COLUMNS)} AS n (${columnList(NEWS_COLUMNS)})
      WHERE l.tenant_id = n.tenant_id AND l.endpoint_id = n.endpoint_id
        AND (n.failures > 0 OR l.failing_since IS NOT NULL OR l.paused_until IS NOT NULL
          OR l.last_success_at IS NULL OR l.last_success_at < now() - interval '10 seconds')
      RETURNING l.tenant_id AS "tenantId", l.endpoint_id AS "endpointId", l.failing_since AS "failingSince", l.given_up_in_row AS "givenUpInRow"`.compile(
      db,
    ),
  );
}
