import { type RawBuilder, sql } from 'kysely';
import { type Listed, readPage, when } from '../../platform/db/pages.ts';
import { db } from '../../platform/db/query.ts';
import type { TenantTx } from '../../platform/db/transactions.ts';
import { notFound } from '../../platform/errors.ts';
import type { Listing } from '../../platform/http/lists.ts';
import { auditKeptSince } from '../access/index.ts';
import type { AuditEntry, AuditQuery } from './schemas.ts';

// Names are read as they are now, and of deleted ones too: the ledger keeps ids only.
const actorName = sql`CASE a.actor_kind
  WHEN 'user' THEN (SELECT u.name FROM users u WHERE u.tenant_id = a.tenant_id AND u.id = a.actor_id)
  WHEN 'key' THEN (SELECT k.name FROM api_keys k WHERE k.tenant_id = a.tenant_id AND k.id = a.actor_id)
  WHEN 'app' THEN (SELECT c.name FROM connected_apps c WHERE c.tenant_id = a.tenant_id AND c.id = a.actor_id)
  WHEN 'student' THEN (SELECT s.name FROM students s WHERE s.tenant_id = a.tenant_id AND s.id = a.actor_id) END`;

const shown = sql`a.id, json_build_object('kind', a.actor_kind, 'id', a.actor_id, 'name', ${actorName}) AS actor, a.action, a.entity,
  a.entity_id AS "entityId", a.old_values AS old, a.new_values AS new, a.ip, a.user_agent AS "userAgent", a.request_id AS "requestId",
  a.created_at AS at`;

const LIST: Listed<'at'> = {
  as: 'a',
  from: sql`audit_log a`,
  shown,
  orderings: { at: { value: sql`a.created_at`, id: sql`a.id`, type: 'timestamptz' } },
};

/** Entries of the ledger, newest first unless said otherwise; none older than the school keeps them. */
export async function listAudit(tx: TenantTx, query: AuditQuery): Promise<Listing<AuditEntry>> {
  const filters = [sql`a.tenant_id = ${tx.tenantId} AND a.created_at >= ${await auditKeptSince(tx)}::timestamptz`, ...filtersOf(query)];
  return readPage<AuditEntry, 'at'>(tx, LIST, query, filters, ({ at }) => at);
}

function filtersOf({ userId, actorKind, action, entity, entityId, from, to }: AuditQuery): RawBuilder<unknown>[] {
  return [
    ...when(userId, (userId) => sql`a.actor_kind = 'user' AND a.actor_id = ${userId}`),
    ...when(actorKind, (actorKind) => sql`a.actor_kind = ${actorKind}`),
    ...when(action, (action) => sql`a.action = ${action}`),
    ...when(entity, (entity) => sql`a.entity = ${entity}`),
    ...when(entityId, (entityId) => sql`a.entity_id = ${entityId}`),
    ...when(from, (from) => sql`a.created_at >= ${from}::timestamptz`),
    ...when(to, (to) => sql`a.created_at < ${to}::timestamptz`),
  ];
}

export async function getAuditEntry(tx: TenantTx, id: string): Promise<AuditEntry> {
  const found = await tx.first(
    sql<AuditEntry>`SELECT ${shown} FROM audit_log a
      WHERE a.tenant_id = ${tx.tenantId} AND a.id = ${id} AND a.created_at >= ${await auditKeptSince(tx)}::timestamptz`.compile(db),
  );
  if (!found) throw notFound('entry of the audit log');
  return found;
}
