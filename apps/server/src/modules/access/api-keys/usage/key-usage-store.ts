import { sql } from 'kysely';
import { db } from '../../../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../../../platform/db/transactions.ts';
import { columnList, unnestRows } from '../../../../platform/db/unnest.ts';

/** Requests of one key, in one hour, to one part of the API, with one class of answers. */
export interface UsageCount {
  tenantId: string;
  keyId: string;
  /** The hour's beginning, ISO 8601. */
  hour: string;
  group: string;
  statusClass: number;
  requests: number;
}

const COLUMNS = {
  tenant_id: 'text',
  key_id: 'text',
  hour: 'timestamptz',
  route_group: 'text',
  status_class: 'integer',
  requests: 'integer',
} as const;

/** Adds counts, in the order of their keys: two servers adding the same ones wait for each other and never for ever. */
export async function addUsage(tx: SystemTx, counts: readonly UsageCount[]): Promise<void> {
  const rows = counts.map(({ tenantId, keyId, hour, group, statusClass, requests }) => ({
    tenant_id: tenantId,
    key_id: keyId,
    hour,
    route_group: group,
    status_class: statusClass,
    requests,
  }));
  await tx.count(
    sql`INSERT INTO api_key_usage AS u (${columnList(COLUMNS)})
        SELECT * FROM ${unnestRows(rows, COLUMNS)} AS c (${columnList(COLUMNS)}) ORDER BY tenant_id, key_id, hour, route_group, status_class
        ON CONFLICT (tenant_id, key_id, hour, route_group, status_class) DO UPDATE SET requests = u.requests + EXCLUDED.requests`.compile(
      db,
    ),
  );
}

/** Says when keys were last used, to the minute: a key in steady use is written once a minute. */
export async function touchKeys(tx: SystemTx, uses: readonly { tenantId: string; keyId: string; at: string }[]): Promise<void> {
  const rows = uses.map(({ tenantId, keyId, at }) => ({ tenant_id: tenantId, id: keyId, at }));
  const columns = { tenant_id: 'text', id: 'text', at: 'timestamptz' } as const;
  await tx.count(
    sql`UPDATE api_keys k SET last_used_at = due.at FROM (
          SELECT a.tenant_id, a.id, u.at FROM ${unnestRows(rows, columns)} AS u (${columnList(columns)})
            JOIN api_keys a ON a.tenant_id = u.tenant_id AND a.id = u.id
          WHERE a.last_used_at IS NULL OR a.last_used_at <= u.at - interval '1 minute'
          ORDER BY a.tenant_id, a.id FOR NO KEY UPDATE OF a) AS due
        WHERE k.tenant_id = due.tenant_id AND k.id = due.id`.compile(db),
  );
}

export interface UsageRow {
  hour: string;
  group: string;
  statusClass: number;
  requests: number;
}

/** What a key asked for since a moment, newest first. */
export async function listUsage(tx: TenantTx, keyId: string, since: string): Promise<UsageRow[]> {
  return tx.rows(
    sql<UsageRow>`SELECT hour, route_group AS "group", status_class AS "statusClass", requests FROM api_key_usage
      WHERE tenant_id = ${tx.tenantId} AND key_id = ${keyId} AND hour >= ${since} ORDER BY hour DESC, route_group, status_class`.compile(
      db,
    ),
  );
}

export async function deleteOldUsage(tx: SystemTx): Promise<void> {
  await tx.count(sql`DELETE FROM api_key_usage WHERE hour < now() - interval '32 days'`.compile(db));
}
