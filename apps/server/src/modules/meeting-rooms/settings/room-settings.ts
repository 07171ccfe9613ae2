import type { TenantTx } from '../../../platform/db/transactions.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import type { System } from '../../../system.ts';
import type { RoomSettings, RoomSettingsChanges } from './room-settings-schemas.ts';
import { deleteZoomSecret, findZoomSecret, setZoomSecret } from './room-settings-store.ts';

/** What Zoom signs with, for this school: its own secret, else the installation's; null without either. */
export async function readSecret({ sealing, config }: System, tx: TenantTx): Promise<string | null> {
  const sealed = await findZoomSecret(tx);
  return sealed ? sealing.open(sealed, contextOf(tx.tenantId)) : (config.ZOOM_WEBHOOK_SECRET ?? null);
}

export async function readRoomSettings({ config }: System, tx: TenantTx): Promise<RoomSettings> {
  const base = (config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).replace(/\/$/, '');
  return { hasZoomSecret: (await findZoomSecret(tx)) !== null, zoomWebhookUrl: `${base}/public/zoom-webhook/${tx.tenantId}` };
}

/** Sets the secret, or with null forgets it: from then on the installation's counts. */
export async function changeRoomSettings(system: System, tx: TenantTx, { zoomWebhookSecret }: RoomSettingsChanges): Promise<RoomSettings> {
  if (zoomWebhookSecret === undefined) return readRoomSettings(system, tx);
  const { hasZoomSecret } = await readRoomSettings(system, tx);
  if (zoomWebhookSecret === null) await deleteZoomSecret(tx);
  else await setZoomSecret(tx, system.sealing.seal(zoomWebhookSecret, contextOf(tx.tenantId)));
  const after = await readRoomSettings(system, tx);
  const [old, now] = [{ hasZoomSecret }, { hasZoomSecret: after.hasZoomSecret }];
  await record(tx, { action: 'settings.zoom_secret_changed', entity: 'tenant', entityId: tx.tenantId, old, new: now });
  return after;
}

function contextOf(tenantId: string): string {
  return `meeting_room_settings.zoom_secret:${tenantId}`;
}
