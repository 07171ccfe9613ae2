import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../../platform/db/transactions.ts';

export type TokenPurpose = 'invitation' | 'password-reset';

export interface NewToken {
  id: string;
  userId: string;
  purpose: TokenPurpose;
  hash: Buffer;
  ttlHours: number;
}

/** The one good token of a person for a purpose: it takes the place of an earlier one. */
export async function replaceToken(tx: TenantTx, { id, userId, purpose, hash, ttlHours }: NewToken): Promise<string> {
  const stored = await tx.first(
    sql<{ expiresAt: string }>`
      INSERT INTO user_tokens (tenant_id, id, user_id, purpose, token_hash, expires_at)
      VALUES (${tx.tenantId}, ${id}, ${userId}, ${purpose}, ${hash}, now() + make_interval(hours => ${ttlHours}))
      ON CONFLICT (tenant_id, user_id, purpose) DO UPDATE SET id = excluded.id, token_hash = excluded.token_hash,
        created_at = now(), expires_at = excluded.expires_at
      RETURNING expires_at AS "expiresAt"`.compile(db),
  );
  if (!stored) throw new Error('the token was not stored');
  return stored.expiresAt;
}

export interface StoredToken {
  userId: string;
  hash: Buffer;
}

/** A token that has not expired, of a person who may sign in, locked: of two that use it one comes first. */
export async function lockToken(tx: TenantTx, id: string, purpose: TokenPurpose): Promise<StoredToken | null> {
  return tx.first(
    sql<StoredToken>`
      SELECT k.user_id AS "userId", k.token_hash AS hash
      FROM user_tokens k JOIN users u ON u.tenant_id = k.tenant_id AND u.id = k.user_id AND u.is_active AND u.deleted_at IS NULL
      WHERE k.tenant_id = ${tx.tenantId} AND k.id = ${id} AND k.purpose = ${purpose} AND k.expires_at > now()
      FOR UPDATE OF k`.compile(db),
  );
}

/** Every link mailed to a person so far is good for nothing. */
export async function deleteTokens(tx: TenantTx, userId: string): Promise<void> {
  await tx.count(db.deleteFrom('user_tokens').where('tenant_id', '=', tx.tenantId).where('user_id', '=', userId));
}

/** Whether a person was sent such a link in the last minute. */
export async function hasFreshToken(tx: TenantTx, userId: string, purpose: TokenPurpose): Promise<boolean> {
  const fresh = await tx.first(
    sql<{ id: string }>`SELECT id FROM user_tokens WHERE tenant_id = ${tx.tenantId} AND user_id = ${userId} AND purpose = ${purpose}
      AND created_at > now() - interval '1 minute'`.compile(db),
  );
  return fresh !== null;
}

export async function deleteExpiredTokens(tx: SystemTx): Promise<void> {
  await tx.count(sql`DELETE FROM user_tokens WHERE expires_at < now() - interval '1 day'`.compile(db));
}
