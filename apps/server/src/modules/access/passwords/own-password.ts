import { isPassword } from '../../../platform/crypto/passwords.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict, invalid } from '../../../platform/errors.ts';
import type { System } from '../../../system.ts';
import { ownId } from '../me.ts';
import { endSessions } from '../sessions-store.ts';
import { tellUser } from '../users/user-changes.ts';
import { getStaffUser, lockPasswordHash, lockUser, setPasswordHash } from '../users/users-store.ts';
import { hashChosen } from './password-rules.ts';
import type { PasswordChange } from './password-schemas.ts';
import { tellSignInChanged } from './sign-in-changes.ts';
import { deleteTokens } from './user-tokens-store.ts';

const PER_PERSON = { points: 10, seconds: 900 };

/** Checks the password of somebody who is signed in: whoever finds an open session can't guess at leisure. */
export async function checkOwnPassword(system: System, tx: TenantTx, userId: string, password: string, field: string): Promise<void> {
  await system.limits.take('own-password', `${tx.tenantId}/${userId}`, PER_PERSON);
  const hash = await lockPasswordHash(tx, userId);
  if (hash === null) throw conflict('You have no password yet. Choose one by “Forgot password”.');
  if (!(await isPassword(password, hash))) throw invalid(field, 'is not your password; try again');
}

/** A new password for oneself. Every other session ends, and so do links that were mailed. */
export async function changeOwnPassword(system: System, tx: TenantTx, change: PasswordChange): Promise<void> {
  const userId = ownId(tx);
  const before = await lockUser(tx, userId);
  await checkOwnPassword(system, tx, userId, change.current, 'current');
  await setPasswordHash(tx, userId, await hashChosen(change.new, before, 'new'));
  await endSessions(tx, userId, 'password', tx.caller.sessionId ?? null);
  await deleteTokens(tx, userId);
  await tellUser(tx, 'password_changed', before, await getStaffUser(tx, userId));
  await tellSignInChanged(system, tx, userId, 'password');
}
