import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict } from '../../../platform/errors.ts';
import { tellAccountChanged } from '../student-login/student-accounts-store.ts';
import { lockAnyCustomer } from './customers-store.ts';
import { emptyCustomers, emptyStudents, listFamily } from './family-store.ts';

/** A customer with the customers merged into them and all their students, deleted ones too. */
export interface Family {
  id: string;
  name: string;
  customerIds: string[];
  studentIds: string[];
  names: string[];
  emails: string[];
  phones: string[];
}

/** The family of a customer, live or deleted; nobody else changes it until the commit. */
export async function lockFamily(tx: TenantTx, id: string): Promise<Family> {
  const { name, mergedInto, isErased } = await lockAnyCustomer(tx, id);
  if (mergedInto) throw conflict(`This customer was merged into ${mergedInto}. Erase that one: both go together.`);
  if (isErased) throw conflict('The personal data of this customer was erased already.');
  const people = await listFamily(tx, id);
  const known = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
  return {
    id,
    name,
    customerIds: people.filter(({ kind }) => kind === 'customer').map((one) => one.id),
    studentIds: people.filter(({ kind }) => kind === 'student').map((one) => one.id),
    names: known(people.map((one) => one.name)),
    emails: known(people.map(({ email }) => email)),
    phones: known(people.flatMap(({ phone, accountPhone }) => [phone, accountPhone])),
  };
}

/** Takes everything personal out of a family; the rows stay, deleted, for what is counted by them. */
export async function emptyFamily(tx: TenantTx, { customerIds, studentIds }: Family): Promise<void> {
  await emptyStudents(tx, studentIds);
  await emptyCustomers(tx, customerIds);
  for (const studentId of studentIds) await tellAccountChanged(tx, studentId);
}
