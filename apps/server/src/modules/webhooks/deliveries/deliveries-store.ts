import { type RawBuilder, sql } from 'kysely';
import { allOf } from '../../../platform/db/keyset.ts';
import { when } from '../../../platform/db/pages.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { keysetStart, type Listing, pageOf } from '../../../platform/http/lists.ts';
import type { Delivery, DeliveryLogQuery, DeliveryStatus, ReplayRequest } from './delivery-schemas.ts';

const waiting = sql`q.id, q.endpoint_id AS "endpointId", q.event_id AS "eventId", q.event_type AS "eventType",
  CASE WHEN q.attempts = 0 THEN 'PENDING' ELSE 'FAILED' END AS status, q.attempts, false AS "isTest", q.created_at AS "createdAt",
  q.created_at AS at, q.due_at AS "nextAttemptAt"`;
const over = sql`a.delivery_id AS id, a.endpoint_id AS "endpointId", a.event_id AS "eventId", a.event_type AS "eventType",
  CASE WHEN a.is_success THEN 'SUCCESS' ELSE 'PERMANENT_FAILURE' END AS status, a.attempt AS attempts, a.is_test AS "isTest",
  a.queued_at AS "createdAt", a.sent_at AS at, NULL::timestamptz AS "nextAttemptAt"`;

const lastTry = sql`LEFT JOIN LATERAL (SELECT t.status AS "responseStatus", t.error, t.took_ms AS "tookMs" FROM webhook_attempts t
  WHERE t.tenant_id = d.tenant_id AND t.delivery_id = d.id ORDER BY t.sent_at DESC LIMIT 1) l ON true`;

// What the index by time is for: migration 0120.
const QUEUED_AT_ALL = sql`q.created_at > '-infinity'`;

// Of one type at one endpoint, looked through for an event: attempts have no index by event.
const LOOKED_THROUGH = 1000;

/**
 * Deliveries of one endpoint or of all (at most fifty), the latest first: those that wait and those that are over, each part
 * of each endpoint from its index.
 */
export async function listDeliveries(tx: TenantTx, query: DeliveryLogQuery): Promise<Listing<Delivery>> {
  const start = keysetStart(query, ['at']);
  const part = (
    alias: string,
    time: string,
    id: string,
    conditions: readonly RawBuilder<unknown>[],
    shown: RawBuilder<unknown>,
    table: RawBuilder<unknown>,
  ) => {
    const [at, key, owner] = [sql.ref(`${alias}.${time}`), sql.ref(`${alias}.${id}`), sql.ref(`${alias}.tenant_id`)];
    const kept = allOf([
      sql`${owner} = ${tx.tenantId} AND ${sql.ref(`${alias}.endpoint_id`)} = w.id`,
      ...conditions,
      ...when(query.type, (type) => sql`${sql.ref(`${alias}.event_type`)} = ${type}`),
      ...when(query.from, (from) => sql`${at} >= ${from}::timestamptz`),
      ...when(query.to, (to) => sql`${at} < ${to}::timestamptz`),
      ...(start ? [sql`(${at}, ${key}) < (${start.value}::timestamptz, ${start.id}::text)`] : []),
    ]);
    const from = query.eventId
      ? sql`(SELECT * FROM ${table} WHERE ${kept} ORDER BY ${at} LIMIT ${LOOKED_THROUGH}) ${sql.ref(alias)}`
      : table;
    const fitting = query.eventId ? sql`${sql.ref(`${alias}.event_id`)} = ${query.eventId}` : kept;
    return sql`(SELECT ${shown}, ${owner} AS tenant_id FROM ${from} WHERE ${fitting} ORDER BY ${at} DESC, ${key} DESC LIMIT ${query.limit + 1}::int)`;
  };
  const queue = isAbout(query.status, 'PENDING', 'FAILED')
    ? [
        part(
          'q',
          'created_at',
          'id',
          [QUEUED_AT_ALL, ...when(query.status, (status) => (status === 'PENDING' ? sql`q.attempts = 0` : sql`q.attempts > 0`))],
          waiting,
          sql`webhook_queue q`,
        ),
      ]
    : [];
  const log = isAbout(query.status, 'SUCCESS', 'PERMANENT_FAILURE')
    ? [
        part(
          'a',
          'sent_at',
          'delivery_id',
          [sql`a.is_last`, ...when(query.status, (status) => sql`a.is_success = ${status === 'SUCCESS'}::boolean`)],
          over,
          sql`webhook_attempts a`,
        ),
      ]
    : [];
  const found = await tx.rows(
    sql<Delivery>`SELECT d.id, d."endpointId", d."eventId", d."eventType", d.status, d.attempts, d."isTest", d."createdAt", d.at, d."nextAttemptAt",
        l."responseStatus", l.error, l."tookMs"
      FROM (SELECT u.* FROM webhook_endpoints w CROSS JOIN LATERAL (${sql.join([...queue, ...log], sql` UNION ALL `)}) u
        WHERE ${allOf([sql`w.tenant_id = ${tx.tenantId} AND w.deleted_at IS NULL`, ...when(query.endpointId, (id) => sql`w.id = ${id}`)])}
        ORDER BY u.at DESC, u.id DESC LIMIT ${query.limit + 1}::int) d
      ${lastTry} ORDER BY d.at DESC, d.id DESC`.compile(db),
  );
  return pageOf({ ...query, cursor: query.cursor ?? '' }, found, null, ({ at }) => at);
}

function isAbout(asked: DeliveryStatus | undefined, ...statuses: DeliveryStatus[]): boolean {
  return asked === undefined || statuses.includes(asked);
}

export interface FoundDelivery extends Delivery {
  eventSeq: number | null;
  eventAt: string | null;
}

export async function findDelivery(tx: TenantTx, endpointId: string, id: string): Promise<FoundDelivery | null> {
  const own = (alias: string) =>
    sql`${sql.ref(`${alias}.tenant_id`)} = ${tx.tenantId} AND ${sql.ref(`${alias}.endpoint_id`)} = ${endpointId}`;
  return tx.first(
    sql<FoundDelivery>`SELECT d.*, l."responseStatus", l.error, l."tookMs" FROM (
        (SELECT ${waiting}, q.event_seq AS "eventSeq", q.event_at AS "eventAt", q.tenant_id FROM webhook_queue q WHERE ${own('q')} AND q.id = ${id})
        UNION ALL
        (SELECT ${over}, a.event_seq AS "eventSeq", a.event_at AS "eventAt", a.tenant_id FROM webhook_attempts a
          WHERE ${own('a')} AND a.delivery_id = ${id} AND a.is_last ORDER BY a.sent_at DESC LIMIT 1)) d ${lastTry} LIMIT 1`.compile(db),
  );
}

export interface StoredAttempt {
  attempt: number;
  sentAt: string;
  tookMs: number;
  isSuccess: boolean;
  status: number | null;
  answer: string | null;
  error: string | null;
  signature: string;
  standardSignature: string;
}

export async function listAttempts(tx: TenantTx, deliveryId: string): Promise<StoredAttempt[]> {
  return tx.rows(
    sql<StoredAttempt>`SELECT attempt, sent_at AS "sentAt", took_ms AS "tookMs", is_success AS "isSuccess", status, answer, error, signature,
        standard_signature AS "standardSignature"
      FROM webhook_attempts WHERE tenant_id = ${tx.tenantId} AND delivery_id = ${deliveryId} ORDER BY sent_at, attempt LIMIT 200`.compile(
      db,
    ),
  );
}

export async function readEventData(tx: TenantTx, seq: number, at: string): Promise<string | null> {
  const row = await tx.first(
    sql<{ data: string }>`SELECT data::text AS data FROM events
      WHERE tenant_id = ${tx.tenantId} AND seq = ${seq}::bigint AND created_at = ${at}::timestamptz`.compile(db),
  );
  return row?.data ?? null;
}

/** Makes a delivery that waits due at once; false when none of this name waits. */
export async function hurry(tx: TenantTx, endpointId: string, id: string): Promise<boolean> {
  const changed = await tx.count(
    sql`UPDATE webhook_queue SET due_at = now() WHERE tenant_id = ${tx.tenantId} AND endpoint_id = ${endpointId} AND id = ${id}`.compile(
      db,
    ),
  );
  return changed > 0;
}

type Again = Pick<ReplayRequest, 'from' | 'to' | 'status' | 'type'> | { id: string };

function overIn(tx: TenantTx, endpointId: string, which: Again): RawBuilder<unknown> {
  return allOf([
    sql`a.tenant_id = ${tx.tenantId} AND a.endpoint_id = ${endpointId} AND a.is_last AND NOT a.is_test`,
    sql`is_shared((SELECT t.settings FROM tenants t WHERE t.id = ${tx.tenantId}), a.event_type)`,
    ...('id' in which
      ? [sql`a.delivery_id = ${which.id}`]
      : [
          sql`a.sent_at >= ${which.from}::timestamptz AND a.sent_at < ${which.to}::timestamptz`,
          ...when(which.status, (status) => sql`a.is_success = ${status === 'SUCCESS'}::boolean`),
          ...when(which.type, (type) => sql`a.event_type = ${type}`),
        ]),
  ]);
}

export async function countOver(tx: TenantTx, endpointId: string, which: Again, most: number): Promise<number> {
  const row = await tx.first(
    sql<{
      count: number;
    }>`SELECT count(*) AS count FROM (SELECT FROM webhook_attempts a WHERE ${overIn(tx, endpointId, which)} LIMIT ${most + 1}) x`.compile(
      db,
    ),
  );
  return row?.count ?? 0;
}

/** Puts deliveries that are over into the queue again, under the same ids, with all their attempts before them. */
export async function queueAgain(tx: TenantTx, endpointId: string, which: Again): Promise<number> {
  return tx.count(
    sql`WITH again AS (UPDATE webhook_attempts a SET is_last = false WHERE ${overIn(tx, endpointId, which)} RETURNING a.*)
      INSERT INTO webhook_queue (tenant_id, endpoint_id, id, event_id, event_seq, event_at, event_type)
      SELECT tenant_id, endpoint_id, delivery_id, event_id, event_seq, event_at, event_type FROM again ORDER BY event_seq`.compile(db),
  );
}

export interface TestAttempt {
  endpointId: string;
  deliveryId: string;
  eventId: string;
  eventType: string;
  isSuccess: boolean;
  sentAt: string;
  tookMs: number;
  status: number | null;
  answer: string | null;
  error: string | null;
  signature: string;
  standardSignature: string;
}

export async function insertTestAttempt(tx: TenantTx, one: TestAttempt): Promise<void> {
  await tx.count(
    db.insertInto('webhook_attempts').values({
      ...{ tenant_id: tx.tenantId, endpoint_id: one.endpointId, delivery_id: one.deliveryId, attempt: 1, is_success: one.isSuccess },
      ...{ is_last: true, is_test: true, event_id: one.eventId, event_type: one.eventType, queued_at: one.sentAt, sent_at: one.sentAt },
      ...{ took_ms: one.tookMs, status: one.status, answer: one.answer, error: one.error, signature: one.signature },
      standard_signature: one.standardSignature,
    }),
  );
}
