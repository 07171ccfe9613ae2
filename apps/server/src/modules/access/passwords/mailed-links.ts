import type { Caller } from '../../../platform/caller.ts';
import { inTenant, type TenantTx } from '../../../platform/db/transactions.ts';
import { addressKey } from '../../../platform/http/rate-limits.ts';
import type { System } from '../../../system.ts';
import { type OpenedSession, openSession } from '../sessions.ts';
import { endSessions } from '../sessions-store.ts';
import type { Tokens } from '../tokens.ts';
import { getUser, updateMe } from '../users/me-store.ts';
import { tellUser, type UserAction } from '../users/user-changes.ts';
import { getStaffUser, lockUser, setPasswordHash } from '../users/users-store.ts';
import { hashChosen } from './password-rules.ts';
import type { PasswordReset, Registration } from './password-schemas.ts';
import { tellSignInChanged } from './sign-in-changes.ts';
import { ownerOfToken, tenantOfToken } from './user-tokens.ts';
import { deleteTokens, type TokenPurpose } from './user-tokens-store.ts';

const PER_ADDRESS = { points: 200, seconds: 900 };

/** Accepts an invitation: the password is chosen, and the person is signed in. */
export async function register(system: System, tokens: Tokens, given: Registration, caller: Caller): Promise<OpenedSession> {
  return byToken(system, given.token, 'invitation', caller, async (tx, userId) => {
    await choosePassword(tx, userId, given.password, 'registered', async () => {
      if (given.name !== undefined) await updateMe(tx, userId, { name: given.name });
    });
    return openSession(system, tokens, tx, await getUser(tx, userId));
  });
}

/** A new password for somebody who forgot theirs. All their sessions end; they sign in anew. */
export async function resetPassword(system: System, given: PasswordReset, caller: Caller): Promise<void> {
  await byToken(system, given.token, 'password-reset', caller, async (tx, userId) => {
    await choosePassword(tx, userId, given.password, 'password_reset', async () => {
      await endSessions(tx, userId, 'password');
    });
    await tellSignInChanged(system, tx, userId, 'password');
  });
}

async function choosePassword(
  tx: TenantTx,
  userId: string,
  password: string,
  action: UserAction,
  alsoDo: () => Promise<void>,
): Promise<void> {
  const before = await lockUser(tx, userId);
  await setPasswordHash(tx, userId, await hashChosen(password, before));
  await deleteTokens(tx, userId);
  await alsoDo();
  await tellUser(tx, action, before, await getStaffUser(tx, userId));
}

/** Does the work in the name of whom the token is of. It is looked at twice, because who acts is a transaction's own. */
async function byToken<T>(
  system: System,
  token: string,
  purpose: TokenPurpose,
  caller: Caller,
  work: (tx: TenantTx, userId: string) => Promise<T>,
): Promise<T> {
  await system.limits.take('token-address', addressKey(caller.ip ?? ''), PER_ADDRESS);
  const tenantId = tenantOfToken(token);
  const userId = await inTenant(system.database, { ...caller, tenantId }, (tx) => ownerOfToken(tx, token, purpose));
  return inTenant(system.database, { ...caller, kind: 'user', id: userId, tenantId }, async (tx) =>
    work(tx, await ownerOfToken(tx, token, purpose)),
  );
}
