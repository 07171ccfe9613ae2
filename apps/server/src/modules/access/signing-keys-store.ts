import type { JWK } from 'jose';
import { sql } from 'kysely';
import { db } from '../../platform/db/query.ts';
import type { SystemTx } from '../../platform/db/transactions.ts';

export interface StoredKey {
  id: string;
  purpose: 'staff' | 'student';
  publicJwk: JWK;
  privateJwkSealed: string;
  retiredAt: string | null;
}

/** Keys that sign or may still verify: the longest-lived token is a student's, seven days. */
export async function listSigningKeys(tx: SystemTx): Promise<StoredKey[]> {
  return tx.rows(
    sql<StoredKey>`
      SELECT id, purpose, public_jwk AS "publicJwk", private_jwk_sealed AS "privateJwkSealed", retired_at AS "retiredAt"
      FROM signing_keys WHERE retired_at IS NULL OR retired_at > now() - interval '8 days'
      ORDER BY created_at DESC`.compile(db),
  );
}

/** Keeps the key, unless its purpose has a current one already. */
export async function insertSigningKey(tx: SystemTx, key: StoredKey): Promise<void> {
  await tx.count(
    sql`INSERT INTO signing_keys (id, purpose, public_jwk, private_jwk_sealed)
        VALUES (${key.id}, ${key.purpose}, ${JSON.stringify(key.publicJwk)}, ${key.privateJwkSealed})
        ON CONFLICT (purpose) WHERE retired_at IS NULL DO NOTHING`.compile(db),
  );
}

export async function retireSigningKeys(tx: SystemTx): Promise<void> {
  await tx.count(db.updateTable('signing_keys').set({ retired_at: sql`now()` }).where('retired_at', 'is', null));
}
