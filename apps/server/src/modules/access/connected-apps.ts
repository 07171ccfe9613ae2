import type { SealingKeys } from '../../platform/crypto/sealing.ts';
import { randomSecret, sha256 } from '../../platform/crypto/secrets.ts';
import type { TenantTx } from '../../platform/db/transactions.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../../platform/ledger/ledger.ts';
import { checkVersion } from '../../platform/versions.ts';
import {
  type AppSecrets,
  deleteConnectedApp,
  insertConnectedApp,
  lockConnectedApp,
  replaceSecrets,
  updateConnectedApp,
} from './connected-apps-store.ts';
import type { ConnectedApp, ConnectedAppChanges, ConnectedAppSecrets, NewConnectedApp } from './schemas.ts';

interface FreshSecrets extends AppSecrets {
  serviceToken: string;
  hmacSecret: string;
}

/** The context a sealed HMAC secret opens in. */
export function hmacContext(appId: string): string {
  return `connected_apps.hmac:${appId}`;
}

function freshSecrets(sealing: SealingKeys, id: string): FreshSecrets {
  const serviceToken = `rbs_${randomSecret(24)}`;
  const hmacSecret = randomSecret(32);
  return { serviceToken, hmacSecret, tokenHash: sha256(serviceToken), hmacSecretSealed: sealing.seal(hmacSecret, hmacContext(id)) };
}

/** Connects an app; its token and secret are answered this once. */
export async function createConnectedApp(tx: TenantTx, sealing: SealingKeys, wanted: NewConnectedApp): Promise<ConnectedAppSecrets> {
  const id = newId('app');
  const secrets = freshSecrets(sealing, id);
  await insertConnectedApp(tx, { id, ...wanted, ...secrets });
  await record(tx, { action: 'connected-app.created', entity: 'connected-app', entityId: id, new: { ...wanted } });
  return { ...(await lockConnectedApp(tx, id)), serviceToken: secrets.serviceToken, hmacSecret: secrets.hmacSecret };
}

export async function changeConnectedApp(
  tx: TenantTx,
  id: string,
  changes: ConnectedAppChanges,
  ifMatch: number | null,
): Promise<ConnectedApp> {
  const before = await lockConnectedApp(tx, id);
  checkVersion(before, ifMatch);
  await updateConnectedApp(tx, id, changes);
  const after = await lockConnectedApp(tx, id);
  await record(tx, { action: 'connected-app.updated', entity: 'connected-app', entityId: id, old: { ...before }, new: { ...after } });
  return after;
}

/** New token and secret; the old ones work on for the chosen overlap. */
export async function rotateConnectedApp(
  tx: TenantTx,
  sealing: SealingKeys,
  id: string,
  overlapHours: number,
): Promise<ConnectedAppSecrets> {
  const before = await lockConnectedApp(tx, id);
  const secrets = freshSecrets(sealing, id);
  await replaceSecrets(tx, id, secrets, overlapHours);
  const after = await lockConnectedApp(tx, id);
  await record(tx, { action: 'connected-app.rotated', entity: 'connected-app', entityId: id, old: { ...before }, new: { ...after } });
  return { ...after, serviceToken: secrets.serviceToken, hmacSecret: secrets.hmacSecret };
}

export async function removeConnectedApp(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const before = await lockConnectedApp(tx, id);
  checkVersion(before, ifMatch);
  await deleteConnectedApp(tx, id);
  await record(tx, { action: 'connected-app.deleted', entity: 'connected-app', entityId: id, old: { ...before } });
}
