import { type RawBuilder, sql } from 'kysely';
import { findsWords } from '../../../platform/db/folded.ts';
import { type Listed, readPage } from '../../../platform/db/pages.ts';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import type { ApiKey, ApiKeyQuery, CallingKey } from './api-key-schemas.ts';

const shown = sql`id, version, name, environment, display_prefix AS "displayPrefix", scopes, rate_limit_per_hour AS "rateLimitPerHour",
  allowed_ips AS "allowedIps", expires_at AS "expiresAt", last_used_at AS "lastUsedAt", previous_until AS "previousUntil",
  created_at AS "createdAt", updated_at AS "updatedAt"`;

type Sort = ApiKeyQuery['sortBy'];
const LIST: Listed<Sort> = {
  as: 'k',
  from: sql`api_keys k`,
  shown,
  orderings: {
    name: { value: sql`name`, id: sql`id`, type: 'text' },
    createdAt: { value: sql`created_at`, id: sql`id`, type: 'timestamptz' },
  },
};

export async function listApiKeys(tx: TenantTx, query: ApiKeyQuery): Promise<Listing<ApiKey>> {
  const filters = [
    sql`tenant_id = ${tx.tenantId} AND deleted_at IS NULL`,
    ...(await findsWords(tx, { table: 'api_keys', id: sql`id`, text: sql`name` }, query.search)),
  ];
  return readPage<ApiKey, Sort>(tx, LIST, query, filters, (row) => row[query.sortBy]);
}

/** The same without pages, for the contract that has none. */
export async function listAllApiKeys(tx: TenantTx): Promise<ApiKey[]> {
  return tx.rows(
    sql<ApiKey>`SELECT ${shown} FROM api_keys WHERE tenant_id = ${tx.tenantId} AND deleted_at IS NULL ORDER BY created_at, id LIMIT 1000`.compile(
      db,
    ),
  );
}

function one(tx: TenantTx, id: string): RawBuilder<unknown> {
  return sql`SELECT ${shown} FROM api_keys WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND deleted_at IS NULL`;
}

export async function getApiKey(tx: TenantTx, id: string): Promise<ApiKey> {
  return found(await tx.first(sql<ApiKey>`${one(tx, id)}`.compile(db)));
}

/** The key for a change; nobody else changes it until the commit. */
export async function lockApiKey(tx: TenantTx, id: string): Promise<ApiKey> {
  return found(await tx.first(sql<ApiKey>`${one(tx, id)} FOR UPDATE`.compile(db)));
}

function found<Row>(key: Row | null): Row {
  if (!key) throw notFound('API key');
  return key;
}

/** What a key is told of itself. */
export async function getCallingKey(tx: TenantTx, id: string): Promise<CallingKey> {
  return found(
    await tx.first(
      sql<CallingKey>`SELECT k.id, k.name, k.environment, k.scopes, k.rate_limit_per_hour AS "rateLimitPerHour", k.expires_at AS "expiresAt",
          json_build_object('id', t.id, 'name', t.name) AS tenant
        FROM api_keys k JOIN tenants t ON t.id = k.tenant_id
        WHERE k.tenant_id = ${tx.tenantId} AND k.id = ${id} AND k.deleted_at IS NULL`.compile(db),
    ),
  );
}

export type KeyValues = Pick<ApiKey, 'name' | 'scopes' | 'rateLimitPerHour' | 'allowedIps' | 'expiresAt'>;

function columns({ name, scopes, rateLimitPerHour, allowedIps, expiresAt }: KeyValues) {
  return { name, scopes, rate_limit_per_hour: rateLimitPerHour, allowed_ips: allowedIps, expires_at: expiresAt };
}

interface Secret {
  hash: Buffer;
  displayPrefix: string;
}

export async function insertApiKey(tx: TenantTx, key: KeyValues & Secret & Pick<ApiKey, 'id' | 'environment'>): Promise<void> {
  const { id, environment, hash, displayPrefix } = key;
  await tx.count(
    db
      .insertInto('api_keys')
      .values({ tenant_id: tx.tenantId, id, environment, key_hash: hash, display_prefix: displayPrefix, ...columns(key) }),
  );
}

export async function updateApiKey(tx: TenantTx, id: string, values: KeyValues): Promise<void> {
  await tx.count(
    db
      .updateTable('api_keys')
      .set({ ...columns(values), version: sql`version + 1`, updated_at: sql`now()` })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
  await tellChanged(tx, id);
}

/** Puts a new key in place of the present one, which works on for the overlap; the one before that no longer does. */
export async function replaceKey(tx: TenantTx, id: string, { hash, displayPrefix }: Secret, overlapHours: number): Promise<void> {
  // The old hashes are told before they are gone.
  await tellChanged(tx, id);
  const isOverlapping = overlapHours > 0;
  await tx.count(
    sql`UPDATE api_keys SET
          previous_key_hash = CASE WHEN ${isOverlapping}::boolean THEN key_hash END,
          previous_until = CASE WHEN ${isOverlapping}::boolean THEN now() + make_interval(hours => ${overlapHours}) END,
          key_hash = ${hash}, display_prefix = ${displayPrefix}, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

export async function setApiKeyRevoked(tx: TenantTx, id: string): Promise<void> {
  await tx.count(
    sql`UPDATE api_keys SET deleted_at = now(), version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
  await tellChanged(tx, id);
}

/** With the commit, every process forgets what it knows of the key. */
async function tellChanged(tx: TenantTx, id: string): Promise<void> {
  await tx.count(
    sql`SELECT pg_notify('rollbook_keys', encode(hash, 'hex'))
        FROM api_keys, unnest(ARRAY[key_hash, previous_key_hash]) AS hash
        WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND hash IS NOT NULL`.compile(db),
  );
}

export interface StoredKey extends Pick<ApiKey, 'id' | 'scopes' | 'rateLimitPerHour' | 'allowedIps' | 'expiresAt'> {
  tenantId: string;
  /** Of the key before the last rotation: until when it works. Null for the present one. */
  worksUntil: string | null;
}

/** The live key of a hash, the present one or the one before a rotation. */
export async function findKeyByHash(tx: SystemTx, hash: Buffer): Promise<StoredKey | null> {
  return tx.first(
    sql<StoredKey>`
      SELECT tenant_id AS "tenantId", id, scopes, rate_limit_per_hour AS "rateLimitPerHour", allowed_ips AS "allowedIps",
        expires_at AS "expiresAt", CASE WHEN key_hash <> ${hash} THEN previous_until END AS "worksUntil"
      FROM api_keys WHERE (key_hash = ${hash} OR previous_key_hash = ${hash}) AND deleted_at IS NULL`.compile(db),
  );
}
