import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

export interface StoredTwoFactor {
  secretSealed: string;
  isOn: boolean;
}

/** A person's two-factor sign-in, on or still to be confirmed, locked; null without one. */
export async function lockTwoFactor(tx: TenantTx, userId: string): Promise<StoredTwoFactor | null> {
  return tx.first(
    sql<StoredTwoFactor>`
      SELECT secret_sealed AS "secretSealed", confirmed_at IS NOT NULL AS "isOn" FROM user_two_factor
      WHERE tenant_id = ${tx.tenantId} AND user_id = ${userId} FOR UPDATE`.compile(db),
  );
}

/** Keeps a secret to be confirmed, in place of one that never was; false when two-factor is on already. */
export async function insertSecret(tx: TenantTx, userId: string, secretSealed: string): Promise<boolean> {
  const written = await tx.count(
    sql`INSERT INTO user_two_factor (tenant_id, user_id, secret_sealed) VALUES (${tx.tenantId}, ${userId}, ${secretSealed})
        ON CONFLICT (tenant_id, user_id) DO UPDATE SET secret_sealed = excluded.secret_sealed, last_step = 0, created_at = now()
          WHERE user_two_factor.confirmed_at IS NULL`.compile(db),
  );
  return written === 1;
}

export async function confirmSecret(tx: TenantTx, userId: string, recoveryHashes: readonly Buffer[]): Promise<void> {
  await tx.count(
    sql`UPDATE user_two_factor SET confirmed_at = now(), recovery_hashes = ${[...recoveryHashes]}::bytea[]
        WHERE tenant_id = ${tx.tenantId} AND user_id = ${userId}`.compile(db),
  );
}

/** Takes the code of a time step, once: false when it, or a later one, was taken before. */
export async function takeStep(tx: TenantTx, userId: string, step: number): Promise<boolean> {
  const written = await tx.count(
    sql`UPDATE user_two_factor SET last_step = ${step} WHERE tenant_id = ${tx.tenantId} AND user_id = ${userId}
        AND last_step < ${step}`.compile(db),
  );
  return written === 1;
}

/** Takes a recovery code, once. */
export async function takeRecoveryCode(tx: TenantTx, userId: string, hash: Buffer): Promise<boolean> {
  const written = await tx.count(
    sql`UPDATE user_two_factor SET recovery_hashes = array_remove(recovery_hashes, ${hash}::bytea)
        WHERE tenant_id = ${tx.tenantId} AND user_id = ${userId} AND ${hash}::bytea = ANY (recovery_hashes)`.compile(db),
  );
  return written === 1;
}

export async function deleteTwoFactor(tx: TenantTx, userId: string): Promise<void> {
  await tx.count(db.deleteFrom('user_two_factor').where('tenant_id', '=', tx.tenantId).where('user_id', '=', userId));
}
