import type { TenantTx } from '../../../platform/db/transactions.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { checkVersion } from '../../../platform/versions.ts';
import type { TeachingSettingsChanges, TeachingSettingsView } from './teaching-settings-schemas.ts';
import {
  getTeachingSettings,
  listVatPeriods,
  lockTeachingSettings,
  replaceVatPeriods,
  updateTeachingSettings,
} from './teaching-settings-store.ts';

export async function readTeachingSettings(tx: TenantTx): Promise<TeachingSettingsView> {
  return { ...(await getTeachingSettings(tx)), vatPeriods: await listVatPeriods(tx) };
}

/** Changes the fields given. What is fixed already stays: only lessons and registrations from now on follow. */
export async function changeTeachingSettings(
  tx: TenantTx,
  given: TeachingSettingsChanges,
  ifMatch: number | null,
): Promise<TeachingSettingsView> {
  const settings = await lockTeachingSettings(tx);
  checkVersion(settings, ifMatch);
  const before = { ...settings, vatPeriods: await listVatPeriods(tx) };
  const { vatPeriods, ...changes } = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as TeachingSettingsChanges; // only what is there
  await updateTeachingSettings(tx, { ...settings, ...changes } as typeof settings); // a stated field is never undefined
  if (vatPeriods) await replaceVatPeriods(tx, vatPeriods);
  const after = await readTeachingSettings(tx);
  await record(tx, {
    action: 'settings.updated',
    entity: 'teaching_settings',
    entityId: tx.tenantId,
    old: { ...before },
    new: { ...after },
  });
  return after;
}
