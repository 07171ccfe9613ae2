import { hashPassword } from '../../../platform/crypto/passwords.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict, invalid, notFound } from '../../../platform/errors.ts';
import { checkedPhone } from '../../access/index.ts';
import type { NewStudentAccount, Student } from '../schemas.ts';
import { tellStudent } from '../students/student-changes.ts';
import { currentStudent, lockStudent } from '../students/students-store.ts';
import { studentFor } from '../visibility.ts';
import { revokeAccount, setAccountPassword, upsertAccount } from './student-accounts-store.ts';
import { passwordTrouble } from './student-passwords.ts';

/** Gives a student a login of their own: their phone and a password. */
export async function openStudentAccount(tx: TenantTx, studentId: string, given: NewStudentAccount): Promise<Student> {
  const before = await lockStudent(tx, studentId);
  if (before.account?.isActive) throw conflict('This student can sign in already. Set a new password, or revoke the login first.');
  const phone = (await checkedPhone(tx, given.phone, before.phone)) ?? before.phone;
  if (!phone) throw invalid('phone', 'is needed to sign in, and the student has none');
  await upsertAccount(tx, { studentId, phone, passwordHash: await hashed(given.password, phone) });
  const after = await currentStudent(tx, studentId);
  await tellStudent(tx, 'account_opened', before, after);
  return studentFor(tx.caller, after);
}

/** Sets a new password; whoever is signed in with the old one is signed out. */
export async function setStudentPassword(tx: TenantTx, studentId: string, password: string): Promise<void> {
  const before = await lockStudent(tx, studentId);
  const phone = before.account?.isActive ? before.account.phone : null;
  if (!phone) throw notFound('login of this student');
  await setAccountPassword(tx, studentId, await hashed(password, phone));
  await tellStudent(tx, 'account_password_set', before, before);
}

/** Ends the login and everything signed in with it, at once. */
export async function closeStudentAccount(tx: TenantTx, studentId: string): Promise<void> {
  const before = await lockStudent(tx, studentId);
  if (!before.account?.isActive) throw notFound('login of this student');
  await revokeAccount(tx, studentId);
  await tellStudent(tx, 'account_revoked', before, await currentStudent(tx, studentId));
}

/** The hash of a password that was chosen; 400 naming the field when it won't do. */
export async function hashed(password: string, phone: string, field = 'password'): Promise<string> {
  const trouble = passwordTrouble(password, phone);
  if (trouble) throw invalid(field, trouble);
  return hashPassword(password);
}
