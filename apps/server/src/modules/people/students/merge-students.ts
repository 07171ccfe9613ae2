import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict } from '../../../platform/errors.ts';
import { phoneSpellings } from '../../../platform/phones.ts';
import { type Mergeable, merge } from '../merging/merge.ts';
import { mergedStudent } from '../merging/merged-values.ts';
import type { MergeRequest, Student } from '../schemas.ts';
import { searchText } from '../search/search-text.ts';
import { giveAccount } from '../student-login/student-accounts-store.ts';
import { studentFor } from '../visibility.ts';
import { lockStudent, markStudentMerged, updateStudent } from './students-store.ts';

const STUDENTS: Mergeable<Student> = { noun: 'student', lock: lockStudent, check, join };

export async function mergeStudent(tx: TenantTx, id: string, given: MergeRequest, ifMatch: number | null): Promise<Student> {
  return studentFor(tx.caller, await merge(tx, STUDENTS, id, given, ifMatch));
}

function check(kept: Student, duplicate: Student): void {
  // What a family agreed to is written at the customer: joining across families would take it from one of them.
  if (kept.customerId !== duplicate.customerId) {
    throw conflict(
      `${duplicate.name} belongs to ${duplicate.customer.name}, ${kept.name} to ${kept.customer.name}. Merge these customers first, or give both students the same one.`,
    );
  }
  if (kept.account?.isActive && duplicate.account?.isActive) {
    throw conflict('Both students have a login of their own. End the one that is not used, then merge them.');
  }
}

async function join(tx: TenantTx, kept: Student, duplicate: Student): Promise<void> {
  const values = mergedStudent(kept, duplicate);
  if (duplicate.account?.isActive) await giveAccount(tx, duplicate.id, kept.id);
  await markStudentMerged(tx, duplicate.id, kept.id);
  await updateStudent(tx, kept.id, { ...values, searchText: searchText(values.name, values.email, phoneSpellings(values.phone)) });
}
