import type { Caller } from '../../platform/caller.ts';
import { isPassword } from '../../platform/crypto/passwords.ts';
import { isSameSecret, randomSecret, sha256 } from '../../platform/crypto/secrets.ts';
import { inSystem, inTenant, type TenantTx } from '../../platform/db/transactions.ts';
import { AppError } from '../../platform/errors.ts';
import { addressKey } from '../../platform/http/rate-limits.ts';
import { ID_PATTERN, newId } from '../../platform/ids.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { System } from '../../system.ts';
import { meOf } from './me.ts';
import type { Credentials, Me } from './schemas.ts';
import { insertSession, lockSession, renewSession, revokeSession } from './sessions-store.ts';
import type { Tokens } from './tokens.ts';
import { CHALLENGE_SECONDS, passwordMark, sealChallenge } from './two-factor/challenges.ts';
import { getUser, listLogins, type User } from './users/me-store.ts';

export const REFRESH_DAYS = 7;
const PER_ACCOUNT = { points: 10, seconds: 900 };
// A classroom signs in from one address.
const PER_ADDRESS = { points: 200, seconds: 900 };

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
}

/** Signed in: the first tokens of a session, and who is signed in. */
export type OpenedSession = TokenPair & { user: Me };

export type LoginResult =
  | OpenedSession
  | { tenants: { id: string; name: string; subdomain: string }[] }
  | { twoFactor: { challenge: string; expiresIn: number } };

/** Counts a sign-in by its address and by its account, whether or not there is such an account. */
export async function takeLoginAllowance(system: System, caller: Caller, account: string): Promise<void> {
  await system.limits.take('login-address', addressKey(caller.ip ?? ''), PER_ADDRESS);
  await system.limits.take('login-account', sha256(account).toString('hex'), PER_ACCOUNT);
}

/**
 * Checks e-mail and password. Wrong and unknown answer alike and take as long. The password is checked
 * before schools are named, so that nobody learns where an e-mail is known.
 */
export async function login(system: System, tokens: Tokens, credentials: Credentials, caller: Caller): Promise<LoginResult> {
  const email = credentials.email.toLowerCase();
  await takeLoginAllowance(system, caller, email);
  const logins = await inSystem(system.database, 'access: find the logins of an e-mail', (tx) => listLogins(tx, email, credentials.tenant));
  const checks = logins.length > 0 ? logins : [null];
  const verdicts = await Promise.all(checks.map((one) => isPassword(credentials.password, one?.passwordHash ?? null)));
  const matches = logins.filter((one, index) => verdicts[index] && one.isActive);
  const [match] = matches;
  if (!match) throw new AppError('UNAUTHORIZED', 'E-mail or password is wrong. Try again, or ask an administrator for a new password.');
  if (matches.length > 1) {
    return { tenants: matches.map(({ user }) => ({ id: user.tenantId, name: user.tenantName, subdomain: user.subdomain })) };
  }
  const { user, passwordHash } = match;
  if (user.hasTwoFactor) {
    const person = { tenantId: user.tenantId, userId: user.id, password: passwordMark(passwordHash ?? '') };
    return { twoFactor: { challenge: sealChallenge(system.sealing, person, system.clock()), expiresIn: CHALLENGE_SECONDS } };
  }
  return inTenant(system.database, { ...caller, kind: 'user', id: user.id, tenantId: user.tenantId }, (tx) =>
    openSession(system, tokens, tx, user),
  );
}

/** Signs a person in who has proved who they are. */
export async function openSession(
  system: System,
  tokens: Tokens,
  tx: TenantTx,
  user: User,
  how: Record<string, string> = {},
): Promise<OpenedSession> {
  const id = newId('ses');
  const secret = randomSecret();
  await insertSession(tx, { id, userId: user.id, refreshHash: sha256(secret), ttlDays: REFRESH_DAYS });
  await record(tx, { action: 'user.signed_in', entity: 'user', entityId: user.id, new: how });
  return { ...(await pairOf(system, tokens, user, id, secret)), user: await meOf(tx, user) };
}

async function pairOf(system: System, tokens: Tokens, user: User, sessionId: string, secret: string): Promise<TokenPair> {
  const seconds = system.config.JWT_ACCESS_TTL;
  const claims = { tid: user.tenantId, sid: sessionId };
  return {
    accessToken: await tokens.sign('staff', claims, user.id, seconds),
    refreshToken: `${user.tenantId}.${sessionId}.${secret}`,
    expiresIn: seconds,
  };
}

const ENDED = 'Your session has ended. Sign in again.';

/**
 * A new pair for the newest refresh token of a session. An older one that comes back was copied by
 * somebody: the whole session ends.
 */
export async function refresh(system: System, tokens: Tokens, token: string, caller: Caller): Promise<TokenPair> {
  const { tenantId, sessionId, secret } = partsOf(token);
  const pair = await inTenant(system.database, { ...caller, tenantId }, async (tx) => {
    const session = await lockSession(tx, sessionId);
    if (!session || session.revokedAt) return null;
    if (!isSameSecret(session.refreshHash.toString('hex'), sha256(secret).toString('hex'))) {
      await revokeSession(tx, sessionId, 'reuse');
      await record(tx, { action: 'session.revoked_on_reuse', entity: 'user', entityId: session.userId });
      return null;
    }
    const next = randomSecret();
    await renewSession(tx, sessionId, sha256(next), REFRESH_DAYS);
    return pairOf(system, tokens, await getUser(tx, session.userId), sessionId, next);
  });
  if (!pair) throw new AppError('UNAUTHORIZED', ENDED);
  return pair;
}

/** Ends the session of a refresh token; says nothing when there is none. */
export async function logout(system: System, token: string, caller: Caller): Promise<void> {
  const { tenantId, sessionId, secret } = partsOf(token);
  const session = await inTenant(system.database, { ...caller, tenantId }, (tx) => lockSession(tx, sessionId));
  if (!session || session.revokedAt || !isSameSecret(session.refreshHash.toString('hex'), sha256(secret).toString('hex'))) return;
  // The token has said who signs out: the audit row is theirs.
  await inTenant(system.database, { ...caller, kind: 'user', id: session.userId, tenantId }, async (tx) => {
    await revokeSession(tx, sessionId, 'logout');
    await record(tx, { action: 'user.signed_out', entity: 'user', entityId: session.userId });
  });
}

function partsOf(token: string): { tenantId: string; sessionId: string; secret: string } {
  const [tenantId = '', sessionId = '', secret = '', more] = token.split('.');
  if (!ID_PATTERN.test(tenantId) || !ID_PATTERN.test(sessionId) || !secret || more !== undefined) {
    throw new AppError('UNAUTHORIZED', ENDED);
  }
  return { tenantId, sessionId, secret };
}
