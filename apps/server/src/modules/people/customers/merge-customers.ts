import type { TenantTx } from '../../../platform/db/transactions.ts';
import { phoneSpellings } from '../../../platform/phones.ts';
import { type Mergeable, merge } from '../merging/merge.ts';
import { mergedCustomer } from '../merging/merged-values.ts';
import type { Customer, MergeRequest } from '../schemas.ts';
import { searchText } from '../search/search-text.ts';
import { giveStudents } from '../students/students.ts';
import { customerFor } from '../visibility.ts';
import { lockCustomer, markMerged, updateCustomer } from './customers-store.ts';

const CUSTOMERS: Mergeable<Customer> = { noun: 'customer', lock: lockCustomer, check: () => undefined, join };

export async function mergeCustomer(tx: TenantTx, id: string, given: MergeRequest, ifMatch: number | null): Promise<Customer> {
  return customerFor(tx.caller, await merge(tx, CUSTOMERS, id, given, ifMatch));
}

async function join(tx: TenantTx, kept: Customer, duplicate: Customer): Promise<void> {
  const values = mergedCustomer(kept, duplicate);
  await markMerged(tx, duplicate.id, kept.id);
  await giveStudents(tx, duplicate.id, kept.id);
  await updateCustomer(tx, kept.id, { ...values, searchText: searchText(values.name, values.email, phoneSpellings(values.phone)) });
}
