import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict, theOnly } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { checkVersion } from '../../../platform/versions.ts';
import { type CustomValues, checkedCustomValues, checkedPhone, reach } from '../../access/index.ts';
import { refuseDuplicate } from '../contacts/contacts.ts';
import { stated } from '../fields.ts';
import type { Customer, CustomerChanges, CustomerQuery, CustomerReplacement, NewCustomer } from '../schemas.ts';
import { customerFor } from '../visibility.ts';
import { createCustomers } from './create-customers.ts';
import { valuesOf } from './customer-values.ts';
import {
  type CustomerValues,
  countLiveStudents,
  getCustomer,
  listAlike,
  listCustomers,
  lockAnyCustomer,
  lockCustomer,
  setCustomerDeleted,
  updateCustomer,
} from './customers-store.ts';

export async function browseCustomers(tx: TenantTx, query: CustomerQuery): Promise<Listing<Customer>> {
  const { rows, page } = await listCustomers(tx, query);
  return { rows: rows.map((customer) => customerFor(tx.caller, customer)), page };
}

export async function readCustomer(tx: TenantTx, id: string): Promise<Customer> {
  return customerFor(tx.caller, await getCustomer(tx, id));
}

/** At most twenty other customers who may be the same person. */
export async function findDuplicates(tx: TenantTx, id: string): Promise<Customer[]> {
  const customer = await getCustomer(tx, id);
  // To somebody who sees no phones, sharing one would tell it.
  if (reach(tx.caller, 'customers') !== 'all') return [];
  return listAlike(tx, customer);
}

export async function createCustomer(tx: TenantTx, given: NewCustomer): Promise<Customer> {
  return customerFor(tx.caller, theOnly(await createCustomers(tx, [given])));
}

/** Every editable field: one that is left out is emptied. */
export async function replaceCustomer(tx: TenantTx, id: string, given: CustomerReplacement, ifMatch: number | null): Promise<Customer> {
  const before = await lockCustomer(tx, id);
  checkVersion(before, ifMatch);
  const customFields = await checkedCustomValues(tx, 'customer', given.customFields, undefined);
  return customerFor(tx.caller, await save(tx, before, await checkedValues(tx, given, customFields, before), given.allowDuplicate));
}

/** The fields given; the rest stays. */
export async function changeCustomer(tx: TenantTx, id: string, given: CustomerChanges, ifMatch: number | null): Promise<Customer> {
  return customerFor(tx.caller, (await applyCustomerChanges(tx, id, given, ifMatch)).after);
}

/** The same, telling how the customer was and is. */
export async function applyCustomerChanges(
  tx: TenantTx,
  id: string,
  given: CustomerChanges,
  ifMatch: number | null,
): Promise<{ before: Customer; after: Customer }> {
  const before = await lockCustomer(tx, id);
  checkVersion(before, ifMatch);
  const { allowDuplicate, ...changes } = given;
  const customFields = await checkedCustomValues(tx, 'customer', changes.customFields, before.customFields);
  const values = await checkedValues(tx, { ...before, ...stated(changes) }, customFields, before);
  return { before, after: await save(tx, before, values, allowDuplicate) };
}

export async function deleteCustomer(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const before = await lockCustomer(tx, id);
  checkVersion(before, ifMatch);
  const students = await countLiveStudents(tx, id);
  if (students > 0) {
    throw conflict(`This customer has ${students} student${students === 1 ? '' : 's'}. Delete them or give them another customer first.`);
  }
  await setCustomerDeleted(tx, id, true);
  await tell(tx, 'deleted', 'deleted', before, undefined);
}

export async function restoreCustomer(tx: TenantTx, id: string): Promise<Customer> {
  const { isDeleted, mergedInto, isErased, ...before } = await lockAnyCustomer(tx, id);
  if (!isDeleted) throw conflict('This customer is not deleted, so there is nothing to restore.');
  if (mergedInto) throw conflict(`This customer was merged into ${mergedInto} and can’t come back as their own.`);
  if (isErased) throw conflict('The personal data of this customer was erased, so they can’t come back. Add a new customer.');
  await setCustomerDeleted(tx, id, false);
  const after = await lockCustomer(tx, id);
  await tell(tx, 'restored', 'updated', before, after);
  return customerFor(tx.caller, after);
}

async function save(tx: TenantTx, before: Customer, values: CustomerValues, allowDuplicate: boolean | undefined): Promise<Customer> {
  // A phone that was shared before stays shared: only what changes has to be nobody else's.
  const phone = values.phone === before.phone ? null : values.phone;
  const email = values.email === before.email ? null : values.email;
  if (!allowDuplicate) await refuseDuplicate(tx, { phone, email }, before.id);
  await updateCustomer(tx, before.id, values);
  const after = await lockCustomer(tx, before.id);
  await tell(tx, 'updated', 'updated', before, after);
  return after;
}

async function checkedValues(
  tx: TenantTx,
  given: CustomerReplacement,
  customFields: CustomValues,
  before: Customer,
): Promise<CustomerValues> {
  return valuesOf(given, await checkedPhone(tx, given.phone, before.phone), customFields);
}

async function tell(
  tx: TenantTx,
  action: 'updated' | 'deleted' | 'restored',
  event: 'updated' | 'deleted',
  before: Customer | undefined,
  after: Customer | undefined,
): Promise<void> {
  const shown = after ?? before;
  if (!shown) throw new Error('a change needs the record it changed');
  await record(tx, {
    action: `customer.${action}`,
    entity: 'customer',
    entityId: shown.id,
    old: before && { ...before },
    new: after && { ...after },
    event: { type: `customer.${event}`, subject: shown.id, data: { ...shown } },
  });
}
