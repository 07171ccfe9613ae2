import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid } from '../../../platform/errors.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { phoneSpellings } from '../../../platform/phones.ts';
import { checkVersion } from '../../../platform/versions.ts';
import type { Customer, MergeRequest } from '../schemas.ts';
import { searchText } from '../search/search-text.ts';
import { giveStudents } from '../students/students.ts';
import { customerFor } from '../visibility.ts';
import { lockCustomer, markMerged, updateCustomer } from './customers-store.ts';
import { mergedValues } from './merged-values.ts';

/**
 * Two records of one person become one. Everything of the duplicate goes to the customer who stays: its
 * students here, the rest by those who hear `customer.merged`. The duplicate's id goes on finding them.
 */
export async function mergeCustomer(tx: TenantTx, id: string, { duplicateId }: MergeRequest, ifMatch: number | null): Promise<Customer> {
  if (id === duplicateId) throw invalid('duplicateId', 'is this customer; name the other one');
  // In the order of their ids, so that two merges crosswise don't wait for each other.
  const [first, second] = id < duplicateId ? [id, duplicateId] : [duplicateId, id];
  const locked = [await lockCustomer(tx, first), await lockCustomer(tx, second)];
  const [before, duplicate] = id === first ? locked : locked.reverse();
  if (!before || !duplicate) throw new Error('both customers were locked');
  checkVersion(before, ifMatch);
  const values = mergedValues(before, duplicate);
  await markMerged(tx, duplicate.id, id);
  await giveStudents(tx, duplicate.id, id);
  await updateCustomer(tx, id, { ...values, searchText: searchText(values.name, values.email, phoneSpellings(values.phone)) });
  const after = await lockCustomer(tx, id);
  await record(tx, {
    action: 'customer.merged_away',
    entity: 'customer',
    entityId: duplicate.id,
    old: { ...duplicate },
    new: { mergedInto: id },
  });
  await record(tx, {
    action: 'customer.merged',
    entity: 'customer',
    entityId: id,
    old: { ...before },
    new: { ...after, merged: duplicate.id },
    event: { type: 'customer.merged', subject: id, data: { ...after, mergedId: duplicate.id } },
  });
  return customerFor(tx.caller, after);
}
