import type { Caller } from '../../platform/caller.ts';
import { reach } from '../access/index.ts';
import type { Customer, Student } from './schemas.ts';

/** Phones and e-mails are for those who see every customer or student; an instructor never gets them. */
export function customerFor(caller: Caller, customer: Customer): Customer {
  return reach(caller, 'customers') === 'all' ? customer : { ...customer, phone: null, email: null, address: null };
}

export function studentFor(caller: Caller, student: Student): Student {
  const { customer, account } = student;
  const seen = reach(caller, 'customers') === 'all' ? student : { ...student, customer: { ...customer, phone: null, email: null } };
  if (reach(caller, 'students') === 'all') return seen;
  return { ...seen, phone: null, email: null, ...(account ? { account: { ...account, phone: null } } : {}) };
}
