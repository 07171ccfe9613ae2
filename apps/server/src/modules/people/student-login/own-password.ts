import type { Caller } from '../../../platform/caller.ts';
import { isPassword } from '../../../platform/crypto/passwords.ts';
import { inTenant } from '../../../platform/db/transactions.ts';
import { AppError, invalid } from '../../../platform/errors.ts';
import type { System } from '../../../system.ts';
import type { Tokens } from '../../access/index.ts';
import type { StudentPasswordChange } from '../schemas.ts';
import { tellStudent } from '../students/student-changes.ts';
import { lockStudent } from '../students/students-store.ts';
import { hashed } from './student-accounts.ts';
import { lockAccount, setAccountPassword } from './student-accounts-store.ts';
import { STUDENT_SESSION_SECONDS } from './student-sessions.ts';

const PER_STUDENT = { points: 10, seconds: 900 };

/** A student's own new password. Every session ends; answers the token of a new one for this device. */
export async function changeStudentPassword(
  { database, limits }: System,
  tokens: Tokens,
  change: StudentPasswordChange,
  caller: Caller,
): Promise<string> {
  const { tenantId, id: studentId } = caller;
  if (!studentId) throw new Error('no student is signed in');
  await limits.take('own-student-password', `${tenantId}/${studentId}`, PER_STUDENT);
  const version = await inTenant(database, caller, async (tx) => {
    const student = await lockStudent(tx, studentId);
    const account = await lockAccount(tx, studentId);
    if (!account) throw new AppError('UNAUTHORIZED', 'Your session has ended. Sign in again.');
    if (!(await isPassword(change.current, account.passwordHash))) throw invalid('current', 'is not your password; try again');
    const next = await setAccountPassword(tx, studentId, await hashed(change.new, account.phone, 'new'));
    await tellStudent(tx, 'account_password_changed', student, student);
    return next;
  });
  return tokens.sign('student', { tid: tenantId, ver: version }, studentId, STUDENT_SESSION_SECONDS);
}
