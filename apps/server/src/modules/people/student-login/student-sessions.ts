import type { Caller } from '../../../platform/caller.ts';
import { isPassword } from '../../../platform/crypto/passwords.ts';
import { inSystem, inTenant, type SystemTx, type TenantTx } from '../../../platform/db/transactions.ts';
import { AppError } from '../../../platform/errors.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { normalisePhone, plainPhone } from '../../../platform/phones.ts';
import type { System } from '../../../system.ts';
import { type Tokens, takeLoginAllowance } from '../../access/index.ts';
import type { SchoolChoice, StudentCredentials, StudentProfile } from '../schemas.ts';
import { findProfile, listCountries, listStudentLogins, type StudentLogin } from './student-accounts-store.ts';

export const STUDENT_SESSION_SECONDS = 7 * 86_400;

// Every spelling of a phone ends in these digits, so that another spelling is not another allowance.
const LAST_DIGITS = 8;

export type StudentLoginResult = { token: string; profile: StudentProfile } | SchoolChoice;

/**
 * Checks phone and password. Wrong and unknown answer alike and take as long; schools are named only to
 * somebody whose password fits.
 */
export async function loginStudent(
  system: System,
  tokens: Tokens,
  credentials: StudentCredentials,
  caller: Caller,
): Promise<StudentLoginResult> {
  const { phone, password, tenant } = credentials;
  await takeLoginAllowance(system, caller, `student ${plainPhone(phone).replace(/\D/g, '').slice(-LAST_DIGITS)}`);
  const logins = await inSystem(system.database, 'people: find the student accounts of a phone', (tx) => loginsOf(tx, phone, tenant));
  const checks = logins.length > 0 ? logins : [null];
  const verdicts = await Promise.all(checks.map((login) => isPassword(password, login?.passwordHash ?? null)));
  const matches = logins.filter((_, index) => verdicts[index]);
  const [match] = matches;
  if (!match) throw new AppError('UNAUTHORIZED', 'Phone or password is wrong. Try again, or ask your school for a new password.');
  if (matches.length > 1) {
    return { tenants: matches.map(({ tenantId, tenantName, subdomain }) => ({ id: tenantId, name: tenantName, subdomain })) };
  }
  const { tenantId, studentId, tokenVersion } = match;
  const profile = await inTenant(system.database, { ...caller, kind: 'student', id: studentId, tenantId }, async (tx) => {
    await record(tx, { action: 'student.signed_in', entity: 'student', entityId: studentId });
    return readProfile(tx);
  });
  const token = await tokens.sign('student', { tid: tenantId, ver: tokenVersion }, studentId, STUDENT_SESSION_SECONDS);
  return { token, profile };
}

/** A phone without + is tried as each country's schools would dial it. */
async function loginsOf(tx: SystemTx, phone: string, tenant: string | undefined): Promise<StudentLogin[]> {
  const countries = await listCountries(tx, tenant);
  const dialled = countries.flatMap((country) => {
    const normal = normalisePhone(phone, country);
    return normal ? [{ country, phone: normal }] : [];
  });
  return listStudentLogins(tx, dialled, tenant);
}

/** What the signed-in student sees of themselves. Courses and cycles come with teaching: there are none yet. */
export async function readProfile(tx: TenantTx): Promise<StudentProfile> {
  const { id } = tx.caller;
  const profile = id ? await findProfile(tx, id) : null;
  if (!profile) throw new AppError('UNAUTHORIZED', 'Your session has ended. Sign in again.');
  return { ...profile, courses: [], cycles: [] };
}
