import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict, theOnly } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { checkVersion } from '../../../platform/versions.ts';
import { checkedCustomValues, checkedPhone } from '../../access/index.ts';
import { stated } from '../../people/index.ts';
import { keepStory } from '../activities/kept-activities.ts';
import { createLeads } from './create-leads.ts';
import { tellLeads } from './lead-changes.ts';
import { KnownContacts } from './lead-contacts.ts';
import { listLeads } from './lead-list-store.ts';
import type { Lead, LeadChanges, LeadQuery, LeadReplacement, NewLead } from './lead-schemas.ts';
import { refuseMissing, valuesOf } from './lead-values.ts';
import { currentLead, getLead, type LeadValues, lockAnyLead, lockLead, setLeadDeleted, updateLead } from './leads-store.ts';
import { holdReferences } from './references-store.ts';

export function browseLeads(tx: TenantTx, query: LeadQuery): Promise<Listing<Lead>> {
  return listLeads(tx, query);
}

export function readLead(tx: TenantTx, id: string): Promise<Lead> {
  return getLead(tx, id);
}

export async function createLead(tx: TenantTx, given: NewLead): Promise<Lead> {
  return theOnly(await createLeads(tx, [given]));
}

/** Every editable field: one that is left out is emptied, but for the status, which stays. */
export async function replaceLead(tx: TenantTx, id: string, given: LeadReplacement, ifMatch: number | null): Promise<Lead> {
  const before = await lockLead(tx, id);
  checkVersion(before, ifMatch);
  const customFields = await checkedCustomValues(tx, 'lead', given.customFields, undefined);
  const phone = await checkedPhone(tx, given.phone, before.phone);
  return save(tx, before, valuesOf(given, { phone, customFields }, before), given.allowDuplicate);
}

/** The fields given; the rest stays. */
export async function changeLead(tx: TenantTx, id: string, given: LeadChanges, ifMatch: number | null): Promise<Lead> {
  return (await applyLeadChanges(tx, id, given, ifMatch)).after;
}

/** The same, telling how the lead was and is. */
export async function applyLeadChanges(
  tx: TenantTx,
  id: string,
  given: LeadChanges,
  ifMatch: number | null,
): Promise<{ before: Lead; after: Lead }> {
  const before = await lockLead(tx, id);
  checkVersion(before, ifMatch);
  const { allowDuplicate, ...changes } = given;
  const customFields = await checkedCustomValues(tx, 'lead', changes.customFields, before.customFields);
  const phone = changes.phone === undefined ? before.phone : await checkedPhone(tx, changes.phone, before.phone);
  const values = valuesOf({ ...before, ...stated(changes) }, { phone, customFields }, before);
  return { before, after: await save(tx, before, values, allowDuplicate) };
}

export async function deleteLead(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const before = await lockLead(tx, id);
  checkVersion(before, ifMatch);
  await setLeadDeleted(tx, id, true);
  await tellLeads(tx, 'deleted', [{ before }]);
}

export async function restoreLead(tx: TenantTx, id: string): Promise<Lead> {
  const { isDeleted, isErased } = await lockAnyLead(tx, id);
  if (!isDeleted) throw conflict('This lead is not deleted, so there is nothing to restore.');
  if (isErased) throw conflict('The personal data of this lead was erased, so it can’t come back. Add a new lead.');
  await setLeadDeleted(tx, id, false);
  const after = await currentLead(tx, id);
  await tellLeads(tx, 'restored', [{ after }]);
  return after;
}

async function save(tx: TenantTx, before: Lead, values: LeadValues, allowDuplicate: boolean | undefined): Promise<Lead> {
  refuseMissing(values, await holdReferences(tx, [values]), before);
  // What was shared before stays shared: only what changes has to be nobody else's.
  const phone = values.phone === before.phone ? null : values.phone;
  const email = values.email === before.email ? null : values.email;
  if (!allowDuplicate) (await KnownContacts.of(tx, [{ phone, email }], before.id)).take({ id: before.id, phone, email }, false);
  await updateLead(tx, before.id, values);
  const after = await currentLead(tx, before.id);
  await keepStory(tx, [{ before, after }]);
  await tellLeads(tx, 'updated', [{ before, after }]);
  return after;
}
