import type { TenantTx } from '../../../platform/db/transactions.ts';
import { AppError, conflict } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { checkVersion } from '../../../platform/versions.ts';
import type { NewSavedView, SavedView, SavedViewChanges, SavedViewReplacement } from '../schemas.ts';
import {
  clearDefaultView,
  getSavedView,
  insertSavedView,
  lockSavedView,
  type SavedViewValues,
  setDefaultView,
  setSavedViewDeleted,
  updateSavedView,
} from './views-store.ts';

export async function createSavedView(tx: TenantTx, given: NewSavedView): Promise<SavedView> {
  const id = given.id ?? newId('svw');
  await insertSavedView(tx, id, given.resource, valuesOf(given));
  const after = await getSavedView(tx, id);
  await tell(tx, 'created', undefined, after);
  return after;
}

/** The list it is for stays. */
export async function replaceSavedView(tx: TenantTx, id: string, given: SavedViewReplacement, ifMatch: number | null): Promise<SavedView> {
  return save(tx, await owned(tx, id, 'UPDATE', ifMatch), valuesOf(given));
}

export async function changeSavedView(tx: TenantTx, id: string, given: SavedViewChanges, ifMatch: number | null): Promise<SavedView> {
  const before = await owned(tx, id, 'UPDATE', ifMatch);
  const { name = before.name, query = before.query, columns = before.columns, shared = before.shared } = given;
  return save(tx, before, { name, query, columns, shared });
}

export async function deleteSavedView(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const before = await owned(tx, id, 'DELETE', ifMatch);
  await setSavedViewDeleted(tx, id, true);
  await tell(tx, 'deleted', before, undefined);
}

export async function restoreSavedView(tx: TenantTx, id: string): Promise<SavedView> {
  const isRestored = await setSavedViewDeleted(tx, id, false);
  const after = await getSavedView(tx, id);
  if (!isRestored) throw conflict('This saved view is not deleted, so there is nothing to restore.');
  await tell(tx, 'restored', undefined, after);
  return after;
}

/** What this person's list begins with from now on; a second time, it begins with none. */
export async function toggleDefaultView(tx: TenantTx, id: string): Promise<SavedView> {
  const before = await getSavedView(tx, id);
  if (before.isDefault) await clearDefaultView(tx, before.resource, id);
  else await setDefaultView(tx, before.resource, id);
  const after = await getSavedView(tx, id);
  await tell(tx, 'default_set', before, after);
  return after;
}

/** A shared view is changed by its owner, or by somebody who may change everybody's. */
async function owned(tx: TenantTx, id: string, action: 'UPDATE' | 'DELETE', ifMatch: number | null): Promise<SavedView> {
  await lockSavedView(tx, id);
  const view = await getSavedView(tx, id);
  checkVersion(view, ifMatch);
  if (view.owner.id !== tx.caller.id && tx.caller.grants?.get(`saved-views:${action}`) !== 'all') {
    throw new AppError('FORBIDDEN', `This view is ${view.owner.name}’s. Save your own copy of it instead.`);
  }
  return view;
}

async function save(tx: TenantTx, before: SavedView, values: SavedViewValues): Promise<SavedView> {
  await updateSavedView(tx, before.id, values);
  // A manager who makes somebody's shared view private no longer sees it: what they did is answered all the same.
  const after = { ...before, ...values, version: before.version + 1 };
  await tell(tx, 'updated', before, after);
  return before.owner.id === tx.caller.id || values.shared ? getSavedView(tx, before.id) : after;
}

function valuesOf({ name, query = {}, columns = [], shared = false }: SavedViewReplacement): SavedViewValues {
  return { name, query, columns, shared };
}

async function tell(tx: TenantTx, action: string, before: SavedView | undefined, after: SavedView | undefined): Promise<void> {
  const shown = after ?? before;
  if (!shown) throw new Error('a change needs the record it changed');
  const values = { old: before && { ...before }, new: after && { ...after } };
  await record(tx, { action: `saved_view.${action}`, entity: 'saved_view', entityId: shown.id, ...values });
}
