import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { phoneSpellings } from '../../../platform/phones.ts';
import { checkVersion } from '../../../platform/versions.ts';
import { checkedPhone } from '../../access/index.ts';
import { refuseDuplicate } from '../contacts/contacts.ts';
import { stated } from '../fields.ts';
import type { Customer, CustomerChanges, CustomerQuery, CustomerReplacement, NewCustomer } from '../schemas.ts';
import { searchText } from '../search/search-text.ts';
import { customerFor } from '../visibility.ts';
import {
  type CustomerValues,
  countLiveStudents,
  getCustomer,
  insertCustomer,
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

export async function createCustomer(tx: TenantTx, given: NewCustomer): Promise<Customer> {
  const id = given.id ?? newId('cus');
  const values = await valuesOf(tx, given);
  if (!given.allowDuplicate) await refuseDuplicate(tx, values, null);
  await insertCustomer(tx, id, values);
  const after = await lockCustomer(tx, id);
  await tell(tx, 'created', 'created', undefined, after);
  return customerFor(tx.caller, after);
}

/** Every editable field: one that is left out is emptied. */
export async function replaceCustomer(tx: TenantTx, id: string, given: CustomerReplacement, ifMatch: number | null): Promise<Customer> {
  const before = await lockCustomer(tx, id);
  checkVersion(before, ifMatch);
  return save(tx, before, await valuesOf(tx, given, before), given.allowDuplicate);
}

/** The fields given; the rest stays. */
export async function changeCustomer(tx: TenantTx, id: string, given: CustomerChanges, ifMatch: number | null): Promise<Customer> {
  const before = await lockCustomer(tx, id);
  checkVersion(before, ifMatch);
  const { allowDuplicate, ...changes } = given;
  return save(tx, before, await valuesOf(tx, { ...before, ...stated(changes) }, before), allowDuplicate);
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
  const { isDeleted, ...before } = await lockAnyCustomer(tx, id);
  if (!isDeleted) throw conflict('This customer is not deleted, so there is nothing to restore.');
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
  return customerFor(tx.caller, after);
}

async function valuesOf(tx: TenantTx, given: CustomerReplacement, before?: Customer): Promise<CustomerValues> {
  const email = given.email ?? null;
  const phone = await checkedPhone(tx, given.phone, before?.phone);
  return {
    name: given.name,
    email,
    phone,
    address: given.address ?? null,
    city: given.city ?? null,
    notes: given.notes ?? null,
    source: given.source ?? null,
    searchText: searchText(given.name, email, phoneSpellings(phone)),
  };
}

async function tell(
  tx: TenantTx,
  action: 'created' | 'updated' | 'deleted' | 'restored',
  event: 'created' | 'updated' | 'deleted',
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
