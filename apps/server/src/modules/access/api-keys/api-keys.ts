import { sha256 } from '../../../platform/crypto/secrets.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { checkVersion } from '../../../platform/versions.ts';
import type { System } from '../../../system.ts';
import type { ApiKey, ApiKeyChanges, FreshApiKey, NewApiKey } from './api-key-schemas.ts';
import { getApiKey, insertApiKey, lockApiKey, replaceKey, setApiKeyRevoked, updateApiKey } from './api-keys-store.ts';
import { displayPrefix, type KeyEnvironment, makeKey } from './key-text.ts';

function freshKey(system: System, environment: KeyEnvironment) {
  const key = makeKey(system.config.API_KEY_PREFIX, environment);
  return { key, hash: sha256(key), displayPrefix: displayPrefix(key) };
}

function refusePast(system: System, expiresAt: string | null | undefined): void {
  if (expiresAt && Date.parse(expiresAt) <= system.clock()) throw invalid('expiresAt', 'must lie in the future');
}

/** Makes a key, which is answered this once. */
export async function createApiKey(system: System, tx: TenantTx, wanted: NewApiKey): Promise<FreshApiKey> {
  refusePast(system, wanted.expiresAt);
  const id = newId('key');
  const { key, ...secret } = freshKey(system, wanted.environment);
  await insertApiKey(tx, { id, ...wanted, ...secret });
  const after = await getApiKey(tx, id);
  await record(tx, { action: 'api-key.created', entity: 'api-key', entityId: id, new: audited(after) });
  return { ...after, key };
}

export async function changeApiKey(
  system: System,
  tx: TenantTx,
  id: string,
  given: ApiKeyChanges,
  ifMatch: number | null,
): Promise<ApiKey> {
  refusePast(system, given.expiresAt);
  const before = await lockApiKey(tx, id);
  checkVersion(before, ifMatch);
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  await updateApiKey(tx, id, { ...before, ...stated });
  const after = await getApiKey(tx, id);
  await record(tx, { action: 'api-key.updated', entity: 'api-key', entityId: id, old: audited(before), new: audited(after) });
  return after;
}

/** A new key under the same id; the old one works on for the chosen overlap. */
export async function rotateApiKey(
  system: System,
  tx: TenantTx,
  id: string,
  overlapHours: number,
  ifMatch: number | null,
): Promise<FreshApiKey> {
  const before = await lockApiKey(tx, id);
  checkVersion(before, ifMatch);
  const { key, ...secret } = freshKey(system, before.environment);
  await replaceKey(tx, id, secret, overlapHours);
  const after = await getApiKey(tx, id);
  await record(tx, { action: 'api-key.rotated', entity: 'api-key', entityId: id, old: audited(before), new: audited(after) });
  return { ...after, key };
}

/** Ends a key for good, on every server, with the commit. */
export async function revokeApiKey(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const before = await lockApiKey(tx, id);
  checkVersion(before, ifMatch);
  await setApiKeyRevoked(tx, id);
  await record(tx, { action: 'api-key.revoked', entity: 'api-key', entityId: id, old: audited(before) });
}

// When it was last used is no change of anybody's.
function audited({ lastUsedAt: _, ...key }: ApiKey): Omit<ApiKey, 'lastUsedAt'> {
  return key;
}
