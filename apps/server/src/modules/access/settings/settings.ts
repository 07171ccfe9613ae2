import type { SealingKeys } from '../../../platform/crypto/sealing.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { checkVersion } from '../../../platform/versions.ts';
import { prepareStandIns } from '../sharing/sharing.ts';
import type { Settings, SettingsChanges } from './settings-schemas.ts';
import { getSettings, lockSettings, tellAllSessions, updateSettings } from './settings-store.ts';

/** Changes the fields given. Who must use two-factor sign-in holds from the next request on, on every server. */
export async function changeSettings(
  sealing: SealingKeys,
  tx: TenantTx,
  given: SettingsChanges,
  ifMatch: number | null,
): Promise<Settings> {
  const before = await lockSettings(tx);
  checkVersion(before, ifMatch);
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  await updateSettings(tx, { ...before, ...stated });
  if (given.anonymiseLearners) await prepareStandIns(sealing, tx);
  const after = await getSettings(tx);
  if (after.requireTwoFactor !== before.requireTwoFactor) await tellAllSessions(tx);
  await record(tx, { action: 'settings.updated', entity: 'tenant', entityId: after.id, old: { ...before }, new: { ...after } });
  return after;
}
