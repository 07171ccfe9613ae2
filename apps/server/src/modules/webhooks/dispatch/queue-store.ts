import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx } from '../../../platform/db/transactions.ts';
import { unnestRows } from '../../../platform/db/unnest.ts';
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
  dueAt: string;
}

/** A row's place in the queue of its endpoint. */
export type Place = Pick<Due, 'dueAt' | 'seq'>;

/** Up to `limit` rows of an endpoint, those behind `after`, or from the beginning. */
export interface Asked extends LaneKey {
  limit: number;
  after: Place | null;
  /** Of the lane that asks. */
  generation: number;
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

const ASKED_COLUMNS = { tenantId: 'text', endpointId: 'text', most: 'integer', afterDue: 'timestamptz', afterSeq: 'bigint' } as const;

/**
 * What is due of some lanes, each up to its `limit`, those that wait longest first; of endpoints that are enabled. Events
 * are looked up one by one: joined, a planner that expects many rows reads every event there is.
 */
export async function readDue(tx: SystemTx, wanted: readonly Asked[]): Promise<Due[]> {
  const rows = wanted.map(({ tenantId, endpointId, limit, after }) => ({
    ...{ tenantId, endpointId, most: limit, afterDue: after?.dueAt ?? '-infinity', afterSeq: after?.seq ?? 0 },
  }));
  return tx.rows(
    sql<Due>`SELECT q.tenant_id AS "tenantId", q.endpoint_id AS "endpointId", q.seq, q.id AS "deliveryId", q.event_id AS "eventId",
        q.event_seq AS "eventSeq", q.event_at AS "eventAt", q.event_type AS "eventType", q.attempts,
        CASE WHEN is_shared(t.settings, q.event_type) THEN (SELECT v.data::text FROM events v
          WHERE v.tenant_id = q.tenant_id AND v.seq = q.event_seq AND v.created_at = q.event_at) END AS data,
        q.created_at AS "queuedAt", q.due_at AS "dueAt", ${version} AS "endpointVersion"
      FROM ${unnestRows(rows, ASKED_COLUMNS)} AS w (tenant_id, endpoint_id, most, after_due, after_seq)
      JOIN webhook_endpoints e ON e.tenant_id = w.tenant_id AND e.id = w.endpoint_id AND e.is_enabled AND e.deleted_at IS NULL
      JOIN tenants t ON t.id = e.tenant_id
      CROSS JOIN LATERAL (
        SELECT * FROM webhook_queue x WHERE x.tenant_id = w.tenant_id AND x.endpoint_id = w.endpoint_id AND x.due_at <= now()
          AND (x.due_at, x.seq) > (w.after_due, w.after_seq)
        ORDER BY x.due_at, x.seq LIMIT w.most) q
      ORDER BY q.due_at, q.seq`.compile(db),
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
  /** The receiver said how long. */
  isAskedFor: boolean;
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

// As an Attempt has them: what the table keeps, in its order, and what follows for the queue.
const ATTEMPT_COLUMNS = {
  tenantId: 'text',
  endpointId: 'text',
  deliveryId: 'text',
  attempt: 'integer',
  isSuccess: 'boolean',
  eventId: 'text',
  eventType: 'text',
  eventSeq: 'bigint',
  eventAt: 'timestamptz',
  queuedAt: 'timestamptz',
  sentAt: 'timestamptz',
  tookMs: 'integer',
  status: 'integer',
  answer: 'text',
  error: 'text',
  signature: 'text',
  standardSignature: 'text',
  seq: 'bigint',
  worker: 'integer',
  fence: 'bigint',
  waitMs: 'bigint',
  isAskedFor: 'boolean',
} as const;
const attemptColumns = sql.raw(
  `tenant_id, endpoint_id, delivery_id, attempt, is_success, event_id, event_type, event_seq, event_at, queued_at, sent_at,
   took_ms, status, answer, error, signature, standard_signature`,
);

/**
 * Writes down attempts, all of them, and takes from the queue what is over or puts it off: only for lanes this worker
 * still holds in the same turn. What it lost meanwhile is somebody else's to deliver, again: a delivery's last attempt is
 * the one that took it from the queue. Rows are found by their number alone, which is unique: what the planner believes
 * of a queue that fills and empties can't lead it into another index.
 *
 * Answers the lanes this worker holds no more.
 */
export async function keepAttempts(tx: SystemTx, attempts: readonly Attempt[]): Promise<LaneKey[]> {
  return tx.rows(
    sql<LaneKey>`WITH made AS MATERIALIZED (
        SELECT a.*, l.endpoint_id IS NOT NULL AS is_held
        FROM ${unnestRows(attempts, ATTEMPT_COLUMNS)} AS a (${attemptColumns}, seq, worker, fence, wait_ms, is_asked_for)
        LEFT JOIN webhook_lanes l ON l.tenant_id = a.tenant_id AND l.endpoint_id = a.endpoint_id AND l.worker = a.worker AND l.fence = a.fence),
      over AS (DELETE FROM webhook_queue q USING made d WHERE d.is_held AND d.wait_ms IS NULL AND q.seq = d.seq RETURNING q.seq),
      later AS (UPDATE webhook_queue q SET attempts = d.attempt, due_at = now() + d.wait_ms * interval '1 millisecond',
          is_asked_for = d.is_asked_for
        FROM made d WHERE d.is_held AND d.wait_ms IS NOT NULL AND q.seq = d.seq),
      log AS (INSERT INTO webhook_attempts (${attemptColumns}, is_last)
      SELECT ${attemptColumns}, seq IN (SELECT seq FROM over) FROM made
      ON CONFLICT DO NOTHING)
      SELECT DISTINCT tenant_id AS "tenantId", endpoint_id AS "endpointId" FROM made WHERE NOT is_held`.compile(db),
  );
}

/**
 * An endpoint answers again: what was put off is due now, but for what it asked to have later. Its lane lets it go out by
 * degrees.
 */
export async function hurryAll(tx: SystemTx, { tenantId, endpointId }: LaneKey): Promise<void> {
  await tx.count(
    sql`UPDATE webhook_queue SET due_at = now() WHERE tenant_id = ${tenantId} AND endpoint_id = ${endpointId} AND due_at > now() AND NOT is_asked_for`.compile(
      db,
    ),
  );
}

/** How a lane fared in a batch of attempts. */
export interface LaneNews extends LaneKey {
  worker: number;
  fence: number;
  successes: number;
  failures: number;
  /** Deliveries given up since the last success of the batch, or in all of it. */
  givenUp: number;
  pausedMs: number;
  isGone: boolean;
}

const NEWS_COLUMNS = {
  tenantId: 'text',
  endpointId: 'text',
  worker: 'integer',
  fence: 'bigint',
  successes: 'integer',
  failures: 'integer',
  givenUp: 'integer',
  pausedMs: 'bigint',
} as const;

export interface LaneState extends LaneKey {
  failingSince: string | null;
  givenUpInRow: number;
}

/** Keeps how lanes fare that are held still. A lane that is well is written at most every ten seconds. */
export async function keepNews(tx: SystemTx, news: readonly LaneNews[]): Promise<LaneState[]> {
  return tx.rows(
    sql<LaneState>`UPDATE webhook_lanes l SET
        last_success_at = CASE WHEN n.successes > 0 THEN now() ELSE l.last_success_at END,
        last_failure_at = CASE WHEN n.failures > 0 THEN now() ELSE l.last_failure_at END,
        failing_since = CASE WHEN n.successes > 0 THEN NULL ELSE coalesce(l.failing_since, now()) END,
        given_up_in_row = CASE WHEN n.successes > 0 THEN 0 ELSE l.given_up_in_row END + n.given_up,
        paused_until = CASE WHEN n.paused_ms > 0 THEN now() + n.paused_ms * interval '1 millisecond' END
      FROM (SELECT n.* FROM ${unnestRows(news, NEWS_COLUMNS)} AS n
            (tenant_id, endpoint_id, worker, fence, successes, failures, given_up, paused_ms)
          JOIN webhook_lanes o ON o.tenant_id = n.tenant_id AND o.endpoint_id = n.endpoint_id AND o.worker = n.worker AND o.fence = n.fence
          WHERE n.failures > 0 OR o.failing_since IS NOT NULL OR o.paused_until IS NOT NULL
            OR o.last_success_at IS NULL OR o.last_success_at < now() - interval '10 seconds'
          ORDER BY o.tenant_id, o.endpoint_id FOR UPDATE OF o) n
      WHERE l.tenant_id = n.tenant_id AND l.endpoint_id = n.endpoint_id
      RETURNING l.tenant_id AS "tenantId", l.endpoint_id AS "endpointId", l.failing_since AS "failingSince", l.given_up_in_row AS "givenUpInRow"`.compile(
      db,
    ),
  );
}
