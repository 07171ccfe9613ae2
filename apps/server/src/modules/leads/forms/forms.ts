import { randomSecret } from '../../../platform/crypto/secrets.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict, invalid } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { checkVersion } from '../../../platform/versions.ts';
import { stated } from '../../people/index.ts';
import { holdReferences } from '../leads/references-store.ts';
import { type LeadForm, type LeadFormChanges, type LeadFormQuery, type LeadFormReplacement, NewLeadForm } from './form-schemas.ts';
import { type FormValues, getForm, insertForm, listForms, lockDeletedForm, lockForm, setFormDeleted, updateForm } from './forms-store.ts';

const TOKEN_BYTES = 18;

export function browseForms(tx: TenantTx, query: LeadFormQuery): Promise<Listing<LeadForm>> {
  return listForms(tx, query);
}

export function readForm(tx: TenantTx, id: string): Promise<LeadForm> {
  return getForm(tx, id);
}

export async function createForm(tx: TenantTx, input: NewLeadForm): Promise<LeadForm> {
  const { id = newId('frm'), ...given } = NewLeadForm.parse(input);
  await insertForm(tx, id, randomSecret(TOKEN_BYTES), await valuesOf(tx, given));
  const after = await getForm(tx, id);
  await keep(tx, 'created', undefined, after);
  return after;
}

/** Every editable field: one that is left out is as in a new form, and one not said to be inactive is active. */
export async function replaceForm(tx: TenantTx, id: string, given: LeadFormReplacement, ifMatch: number | null): Promise<LeadForm> {
  const before = await lockForm(tx, id);
  checkVersion(before, ifMatch);
  return save(tx, before, await valuesOf(tx, given, before));
}

/** The fields given; the rest stays. */
export async function changeForm(tx: TenantTx, id: string, given: LeadFormChanges, ifMatch: number | null): Promise<LeadForm> {
  const before = await lockForm(tx, id);
  checkVersion(before, ifMatch);
  return save(tx, before, await valuesOf(tx, { ...before, ...stated(given) }, before));
}

/** Takes it off the web at once. */
export async function deleteForm(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const before = await lockForm(tx, id);
  checkVersion(before, ifMatch);
  await setFormDeleted(tx, id, true);
  await keep(tx, 'deleted', before, undefined);
}

export async function restoreForm(tx: TenantTx, id: string): Promise<LeadForm> {
  const before = await lockDeletedForm(tx, id);
  if (!before) throw conflict('This lead form is not deleted, so there is nothing to restore.');
  await setFormDeleted(tx, id, false);
  const after = await getForm(tx, id);
  await keep(tx, 'restored', before, after);
  return after;
}

async function save(tx: TenantTx, before: LeadForm, values: FormValues): Promise<LeadForm> {
  await updateForm(tx, before.id, values);
  const after = await getForm(tx, before.id);
  await keep(tx, 'updated', before, after);
  return after;
}

async function valuesOf(tx: TenantTx, given: LeadFormReplacement, before?: LeadForm): Promise<FormValues> {
  const { branchId = null, courseId = null } = given;
  const held = await holdReferences(tx, [{ ownerId: null, branchId, courseId }]);
  if (branchId && branchId !== before?.branchId && !held.branches.has(branchId))
    throw invalid('branchId', 'is not a branch of this school');
  if (courseId && courseId !== before?.courseId && !held.courses.has(courseId)) throw invalid('courseId', 'is not a course of this school');
  return {
    name: given.name,
    allowedOrigins: given.allowedOrigins ?? [],
    branchId,
    courseId,
    source: given.source ?? null,
    fields: given.fields ?? ['phone', 'email', 'message'],
    texts: given.texts ?? {},
    isActive: given.isActive ?? true,
  };
}

/** An audit row and no event: the catalogue of events has none for forms. */
async function keep(
  tx: TenantTx,
  action: 'created' | 'updated' | 'deleted' | 'restored',
  before: LeadForm | undefined,
  after: LeadForm | undefined,
): Promise<void> {
  const shown = after ?? before;
  if (!shown) throw new Error('a change needs the record it changed');
  await record(tx, {
    action: `lead_form.${action}`,
    entity: 'lead_form',
    entityId: shown.id,
    old: before && { ...before },
    new: after && { ...after },
  });
}
