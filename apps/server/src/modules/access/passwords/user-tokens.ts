/**
 * Links that prove once that a mailbox is somebody's. The token is `<school>.<id>.<256 random bits>`; only
 * the hash of its last part is kept, and compared in constant time.
 */
import { isSameSecret, randomSecret, sha256 } from '../../../platform/crypto/secrets.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { type AppError, invalid } from '../../../platform/errors.ts';
import { ID_PATTERN, newId } from '../../../platform/ids.ts';
import { lockToken, replaceToken, type TokenPurpose } from './user-tokens-store.ts';

const TTL_HOURS: Record<TokenPurpose, number> = { invitation: 7 * 24, 'password-reset': 1 };

/** A new token for the link, in place of an earlier one; and until when it is good. */
export async function issueToken(tx: TenantTx, userId: string, purpose: TokenPurpose): Promise<{ token: string; expiresAt: string }> {
  const id = newId('tok');
  const secret = randomSecret(32);
  const expiresAt = await replaceToken(tx, { id, userId, purpose, hash: sha256(secret), ttlHours: TTL_HOURS[purpose] });
  return { token: `${tx.tenantId}.${id}.${secret}`, expiresAt };
}

/** The school a token says it is of; it proves nothing yet. */
export function tenantOfToken(token: string): string {
  return partsOf(token).tenantId;
}

/** Whose token it is, locked; 400 alike for one that is wrong, used, replaced, expired or made up. */
export async function ownerOfToken(tx: TenantTx, token: string, purpose: TokenPurpose): Promise<string> {
  const { id, secret } = partsOf(token);
  const stored = await lockToken(tx, id, purpose);
  if (!stored || !isSameSecret(stored.hash.toString('hex'), sha256(secret).toString('hex'))) throw spent();
  return stored.userId;
}

function partsOf(token: string): { tenantId: string; id: string; secret: string } {
  const [tenantId = '', id = '', secret = '', more] = token.split('.');
  if (!ID_PATTERN.test(tenantId) || !ID_PATTERN.test(id) || !secret || more !== undefined) throw spent();
  return { tenantId, id, secret };
}

function spent(): AppError {
  return invalid('token', 'has been used or has expired; ask for a new link');
}
