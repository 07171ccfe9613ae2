import { sql } from 'kysely';
import { db } from '../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../platform/db/transactions.ts';
import { notFound } from '../../platform/errors.ts';
import type { ConnectedApp } from './schemas.ts';

const shown = sql`id, version, name, require_v2 AS "requireV2", requests_per_second AS "requestsPerSecond",
  is_active AS "isActive", previous_until AS "previousUntil", created_at AS "createdAt", updated_at AS "updatedAt"`;

export async function listConnectedApps(tx: TenantTx): Promise<ConnectedApp[]> {
  return tx.rows(
    sql<ConnectedApp>`SELECT ${shown} FROM connected_apps
      WHERE tenant_id = ${tx.tenantId} AND deleted_at IS NULL ORDER BY name, id LIMIT 1000`.compile(db),
  );
}

export async function getConnectedApp(tx: TenantTx, id: string): Promise<ConnectedApp> {
  return found(await tx.first(sql<ConnectedApp>`${one(tx, id)}`.compile(db)));
}

export async function lockConnectedApp(tx: TenantTx, id: string): Promise<ConnectedApp> {
  return found(await tx.first(sql<ConnectedApp>`${one(tx, id)} FOR UPDATE`.compile(db)));
}

function one(tx: TenantTx, id: string) {
  return sql`SELECT ${shown} FROM connected_apps WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND deleted_at IS NULL`;
}

function found(app: ConnectedApp | null): ConnectedApp {
  if (!app) throw notFound('connected app');
  return app;
}

export interface AppSecrets {
  tokenHash: Buffer;
  hmacSecretSealed: string;
}

export async function insertConnectedApp(
  tx: TenantTx,
  app: { id: string; name: string; requireV2: boolean; requestsPerSecond: number } & AppSecrets,
): Promise<void> {
  await tx.count(
    db.insertInto('connected_apps').values({
      tenant_id: tx.tenantId,
      id: app.id,
      name: app.name,
      require_v2: app.requireV2,
      requests_per_second: app.requestsPerSecond,
      token_hash: app.tokenHash,
      hmac_secret_sealed: app.hmacSecretSealed,
    }),
  );
}

interface AppChanges {
  name?: string | undefined;
  requireV2?: boolean | undefined;
  requestsPerSecond?: number | undefined;
  isActive?: boolean | undefined;
}

export async function updateConnectedApp(tx: TenantTx, id: string, changes: AppChanges): Promise<void> {
  await tx.count(
    db
      .updateTable('connected_apps')
      .set({
        ...(changes.name === undefined ? {} : { name: changes.name }),
        ...(changes.requireV2 === undefined ? {} : { require_v2: changes.requireV2 }),
        ...(changes.requestsPerSecond === undefined ? {} : { requests_per_second: changes.requestsPerSecond }),
        ...(changes.isActive === undefined ? {} : { is_active: changes.isActive }),
        version: sql`version + 1`,
        updated_at: sql`now()`,
      })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
  await tellChanged(tx);
}

export async function replaceSecrets(tx: TenantTx, id: string, secrets: AppSecrets, overlapHours: number): Promise<void> {
  await tx.count(
    sql`UPDATE connected_apps SET
          previous_token_hash = token_hash, previous_hmac_secret_sealed = hmac_secret_sealed,
          previous_until = now() + make_interval(hours => ${overlapHours}),
          token_hash = ${secrets.tokenHash}, hmac_secret_sealed = ${secrets.hmacSecretSealed},
          version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
  await tellChanged(tx);
}

export async function deleteConnectedApp(tx: TenantTx, id: string): Promise<void> {
  await tx.count(
    sql`UPDATE connected_apps SET deleted_at = now(), is_active = false, version = version + 1
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
  await tellChanged(tx);
}

async function tellChanged(tx: TenantTx): Promise<void> {
  await tx.count(sql`SELECT pg_notify('rollbook_apps', '*')`.compile(db));
}

export interface AppCredentials {
  tenantId: string;
  id: string;
  requireV2: boolean;
  requestsPerSecond: number;
  hmacSecretSealed: string;
  previousHmacSecretSealed: string | null;
  /** Until when the secrets before the rotation are good; null without a rotation. */
  previousUntil: string | null;
  isByPreviousToken: boolean;
}

/** The app of a token, its present one or the one before a rotation. */
export async function findAppByToken(tx: SystemTx, tokenHash: Buffer): Promise<AppCredentials | null> {
  return tx.first(
    sql<AppCredentials>`
      SELECT tenant_id AS "tenantId", id, require_v2 AS "requireV2", requests_per_second AS "requestsPerSecond",
        hmac_secret_sealed AS "hmacSecretSealed", previous_hmac_secret_sealed AS "previousHmacSecretSealed",
        previous_until AS "previousUntil", token_hash <> ${tokenHash} AS "isByPreviousToken"
      FROM connected_apps
      WHERE (token_hash = ${tokenHash} OR previous_token_hash = ${tokenHash}) AND is_active AND deleted_at IS NULL`.compile(db),
  );
}
