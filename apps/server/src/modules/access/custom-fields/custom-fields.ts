import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict, invalid } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { checkVersion } from '../../../platform/versions.ts';
import {
  type CustomFieldValues,
  fieldsOf,
  getCustomField,
  insertCustomField,
  lockCustomField,
  setCustomFieldDeleted,
  updateCustomField,
} from './custom-fields-store.ts';
import { customValues } from './custom-values.ts';
import type {
  CustomField,
  CustomFieldChanges,
  CustomFieldReplacement,
  CustomValues,
  GivenCustomValues,
  Labelled,
  NewCustomField,
} from './schemas.ts';

export async function createCustomField(tx: TenantTx, given: NewCustomField): Promise<CustomField> {
  const id = given.id ?? newId('cfd');
  const { resource, key, type } = given;
  await insertCustomField(tx, id, { resource, key, type }, valuesOf(type, given));
  const after = await getCustomField(tx, id);
  await tell(tx, 'created', undefined, after);
  return after;
}

/** Label, options, order. Key and type stay: values of them lie with the records. */
export async function replaceCustomField(
  tx: TenantTx,
  id: string,
  given: CustomFieldReplacement,
  ifMatch: number | null,
): Promise<CustomField> {
  const before = await lockCustomField(tx, id);
  checkVersion(before, ifMatch);
  return save(tx, before, valuesOf(before.type, given));
}

export async function changeCustomField(tx: TenantTx, id: string, given: CustomFieldChanges, ifMatch: number | null): Promise<CustomField> {
  const before = await lockCustomField(tx, id);
  checkVersion(before, ifMatch);
  const { label = before.label, options = before.options, isRequired = before.isRequired, position = before.position } = given;
  return save(tx, before, valuesOf(before.type, { label, options, isRequired, position }));
}

/** Values stay with the records until their next change, and come back with `restore`. */
export async function deleteCustomField(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const before = await lockCustomField(tx, id);
  checkVersion(before, ifMatch);
  await setCustomFieldDeleted(tx, id, true);
  await tell(tx, 'deleted', before, undefined);
}

export async function restoreCustomField(tx: TenantTx, id: string): Promise<CustomField> {
  const changed = await setCustomFieldDeleted(tx, id, false);
  const after = await getCustomField(tx, id);
  if (changed === 0) throw conflict('This custom field is not deleted, so there is nothing to restore.');
  await tell(tx, 'restored', undefined, after);
  return after;
}

/**
 * The custom fields a record is to have: `given` over `before`, checked against the school's fields. A
 * change that does not name any (undefined, with a record before) leaves them as they are.
 */
export async function checkedCustomValues(
  tx: TenantTx,
  resource: Labelled,
  given: GivenCustomValues | undefined,
  before: CustomValues | undefined,
): Promise<CustomValues> {
  if (given === undefined && before !== undefined) return before;
  return customValues(await fieldsOf(tx, resource), given ?? {}, before ?? {});
}

async function save(tx: TenantTx, before: CustomField, values: CustomFieldValues): Promise<CustomField> {
  await updateCustomField(tx, before.id, values);
  const after = await getCustomField(tx, before.id);
  await tell(tx, 'updated', before, after);
  return after;
}

function valuesOf(type: CustomField['type'], given: CustomFieldReplacement): CustomFieldValues {
  const options = [...new Set(given.options ?? [])];
  const isChoice = type === 'select' || type === 'multiselect';
  if (isChoice && options.length === 0) throw invalid('options', 'must name at least one value to choose');
  if (!isChoice && options.length > 0) throw invalid('options', `are for select and multiselect; this field is a ${type}`);
  return { label: given.label, options, isRequired: given.isRequired ?? false, position: given.position ?? 0 };
}

async function tell(tx: TenantTx, action: string, before: CustomField | undefined, after: CustomField | undefined): Promise<void> {
  const shown = after ?? before;
  if (!shown) throw new Error('a change needs the record it changed');
  await record(tx, {
    action: `custom_field.${action}`,
    entity: 'custom_field',
    entityId: shown.id,
    old: before && { ...before },
    new: after && { ...after },
  });
}
