import type { Caller } from '../../../platform/caller.ts';
import { isSameSecret } from '../../../platform/crypto/secrets.ts';
import { inTenant } from '../../../platform/db/transactions.ts';
import { AppError } from '../../../platform/errors.ts';
import type { System } from '../../../system.ts';
import { type OpenedSession, openSession } from '../sessions.ts';
import type { Tokens } from '../tokens.ts';
import { getUser } from '../users/me-store.ts';
import { findSignInState } from '../users/users-store.ts';
import { openChallenge, passwordMark, tooLate } from './challenges.ts';
import { takeCode } from './two-factor.ts';
import type { SecondStep } from './two-factor-schemas.ts';

/** The second half of a login: the password was right, now the code. */
export async function finishLogin(system: System, tokens: Tokens, given: SecondStep, caller: Caller): Promise<OpenedSession> {
  const { tenantId, userId, password } = openChallenge(system.sealing, given.challenge, system.clock());
  return inTenant(system.database, { ...caller, kind: 'user', id: userId, tenantId }, async (tx) => {
    const state = await findSignInState(tx, userId);
    if (!state?.isActive || !isSameSecret(passwordMark(state.passwordHash ?? ''), password)) throw tooLate();
    const how = await takeCode(system, tx, userId, given);
    if (!how) throw new AppError('UNAUTHORIZED', 'This code is wrong or has been used. Wait for the next one and try again.');
    return openSession(system, tokens, tx, await getUser(tx, userId), { twoFactor: how });
  });
}
