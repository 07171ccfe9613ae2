import { type RawBuilder, sql } from 'kysely';
import { type Listed, readPage, when } from '../../../platform/db/pages.ts';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import type { Endpoint, EndpointQuery } from './endpoint-schemas.ts';

const shown = sql`w.id, w.version, w.url, w.name, w.description, w.event_types AS "eventTypes",
  CASE WHEN w.branch_ids IS NOT NULL OR w.course_ids IS NOT NULL OR w.student_ids IS NOT NULL THEN json_strip_nulls(json_build_object(
    'branchIds', w.branch_ids, 'courseIds', w.course_ids, 'studentIds', w.student_ids)) END AS filter,
  w.retry_schedule AS "retrySchedule", w.max_concurrency AS "maxConcurrency", w.anonymise_learners AS "anonymiseLearners", w.is_enabled AS "isEnabled",
  w.disabled_reason AS "disabledReason", w.disabled_at AS "disabledAt",
  CASE WHEN w.previous_until > now() THEN w.previous_until END AS "previousSecretUntil",
  json_build_object('failingSince', ${instant('l.failing_since')}, 'lastSuccessAt', ${instant('l.last_success_at')},
    'lastFailureAt', ${instant('l.last_failure_at')},
    'pausedUntil', CASE WHEN l.paused_until > now() THEN ${instant('l.paused_until')} END, 'givenUpInRow', coalesce(l.given_up_in_row, 0),
    'waiting', (SELECT count(*) FROM (SELECT FROM webhook_queue q WHERE q.tenant_id = w.tenant_id AND q.endpoint_id = w.id LIMIT 1000) q)) AS health,
  w.created_at AS "createdAt", w.updated_at AS "updatedAt"`;
const withLane = sql`LEFT JOIN webhook_lanes l ON l.tenant_id = w.tenant_id AND l.endpoint_id = w.id`;

const LIST: Listed<'createdAt'> = {
  as: 'w',
  from: sql`webhook_endpoints w`,
  shown,
  with: withLane,
  orderings: { createdAt: { value: sql`w.created_at`, id: sql`w.id`, type: 'timestamptz' } },
};

// Inside JSON an instant is spelled here.
function instant(column: string): RawBuilder<unknown> {
  return sql`to_char(${sql.ref(column)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

export function listEndpoints(tx: TenantTx, query: EndpointQuery): Promise<Listing<Endpoint>> {
  const filters = [
    sql`w.tenant_id = ${tx.tenantId} AND w.deleted_at IS NULL`,
    ...when(query.isEnabled, (isEnabled) => sql`w.is_enabled = ${isEnabled}::boolean`),
  ];
  return readPage<Endpoint, 'createdAt'>(tx, LIST, query, filters, ({ createdAt }) => createdAt);
}

export async function getEndpoint(tx: TenantTx, id: string): Promise<Endpoint> {
  const found = await tx.first(
    sql<Endpoint>`SELECT ${shown} FROM webhook_endpoints w ${withLane}
      WHERE w.tenant_id = ${tx.tenantId} AND w.id = ${id} AND w.deleted_at IS NULL`.compile(db),
  );
  if (!found) throw notFound('webhook endpoint');
  return found;
}

/** The endpoint for a change; nobody else changes it until the commit. */
export async function lockEndpoint(tx: TenantTx, id: string): Promise<Endpoint> {
  await tx.count(sql`SELECT id FROM webhook_endpoints WHERE tenant_id = ${tx.tenantId} AND id = ${id} FOR UPDATE`.compile(db));
  return getEndpoint(tx, id);
}

export async function countEndpoints(tx: TenantTx): Promise<number> {
  // Two at once would both find room: those who add come one after the other.
  await tx.count(sql`SELECT pg_advisory_xact_lock(hashtext('webhook_endpoints'), hashtext(${tx.tenantId}))`.compile(db));
  const row = await tx.first(
    sql<{ count: number }>`SELECT count(*) AS count FROM webhook_endpoints WHERE tenant_id = ${tx.tenantId} AND deleted_at IS NULL`.compile(
      db,
    ),
  );
  return row?.count ?? 0;
}

/** What is written of an endpoint. */
export type EndpointValues = Pick<
  Endpoint,
  'url' | 'name' | 'description' | 'eventTypes' | 'filter' | 'retrySchedule' | 'maxConcurrency' | 'anonymiseLearners' | 'isEnabled'
>;

function columns({ url, name, description, eventTypes, filter, retrySchedule, maxConcurrency, anonymiseLearners }: EndpointValues) {
  return {
    ...{ url, name, description },
    event_types: eventTypes,
    branch_ids: filter?.branchIds ?? null,
    course_ids: filter?.courseIds ?? null,
    student_ids: filter?.studentIds ?? null,
    retry_schedule: retrySchedule,
    max_concurrency: maxConcurrency,
    anonymise_learners: anonymiseLearners,
  };
}

export async function insertEndpoint(tx: TenantTx, id: string, sealedSecret: string, values: EndpointValues): Promise<void> {
  await tx.count(db.insertInto('webhook_endpoints').values({ tenant_id: tx.tenantId, id, secret: sealedSecret, ...columns(values) }));
  if (!values.isEnabled) await setEnabled(tx, id, 'by-hand');
}

export async function updateEndpoint(tx: TenantTx, id: string, values: EndpointValues): Promise<void> {
  await tx.count(
    db
      .updateTable('webhook_endpoints')
      .set({ ...columns(values), ...bumped })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
}

const bumped = { version: sql<number>`version + 1`, updated_at: sql<string>`now()` };

/**
 * Null enables, as if nothing had failed before: or the next failure would disable it again. What was put off is due now, as
 * no worker waits for its moment any more. A reason disables.
 */
export async function setEnabled(tx: TenantTx, id: string, reason: Endpoint['disabledReason']): Promise<void> {
  await tx.count(
    sql`UPDATE webhook_endpoints SET is_enabled = ${reason === null}::boolean, disabled_reason = ${reason},
        disabled_at = CASE WHEN ${reason !== null}::boolean THEN now() END, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
  if (reason !== null) return;
  // The queue before the lane, as workers write them: or two wait for each other.
  await tx.count(
    sql`UPDATE webhook_queue SET due_at = now() WHERE tenant_id = ${tx.tenantId} AND endpoint_id = ${id} AND due_at > now()`.compile(db),
  );
  await tx.count(
    sql`UPDATE webhook_lanes SET failing_since = NULL, given_up_in_row = 0, paused_until = NULL
      WHERE tenant_id = ${tx.tenantId} AND endpoint_id = ${id}`.compile(db),
  );
}

/** A fresh secret; the former one signs on until it is confirmed, for at most `hours`. */
export async function replaceSecret(tx: TenantTx, id: string, sealedSecret: string, hours: number): Promise<void> {
  await tx.count(
    sql`UPDATE webhook_endpoints SET previous_secret = secret, previous_until = now() + ${hours} * interval '1 hour', secret = ${sealedSecret},
        version = version + 1, updated_at = now() WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

export async function dropFormerSecret(tx: TenantTx, id: string): Promise<void> {
  await tx.count(
    sql`UPDATE webhook_endpoints SET previous_secret = NULL, previous_until = NULL, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

/** Deletes it; what still waited for it is dropped. */
export async function setEndpointDeleted(tx: TenantTx, id: string): Promise<void> {
  await tx.count(
    sql`UPDATE webhook_endpoints SET deleted_at = now(), version = version + 1, updated_at = now()
      WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

/** Sealed secrets of one endpoint, for a test delivery. */
export async function readSecrets(
  tx: TenantTx,
  id: string,
): Promise<{ secret: string; previousSecret: string | null; previousUntil: string | null }> {
  const found = await tx.first(
    sql<{ secret: string; previousSecret: string | null; previousUntil: string | null }>`
      SELECT secret, previous_secret AS "previousSecret", previous_until AS "previousUntil" FROM webhook_endpoints
      WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND deleted_at IS NULL`.compile(db),
  );
  if (!found) throw notFound('webhook endpoint');
  return found;
}

export async function listTenantsWithEndpoints(tx: SystemTx): Promise<string[]> {
  const rows = await tx.rows(
    sql<{ tenantId: string }>`SELECT DISTINCT tenant_id AS "tenantId" FROM webhook_endpoints WHERE deleted_at IS NULL`.compile(db),
  );
  return rows.map(({ tenantId }) => tenantId);
}
