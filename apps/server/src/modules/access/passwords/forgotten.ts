import { z } from 'zod';
import type { Caller } from '../../../platform/caller.ts';
import { sha256 } from '../../../platform/crypto/secrets.ts';
import { inSystem, inTenant, type TenantTx } from '../../../platform/db/transactions.ts';
import { addressKey } from '../../../platform/http/rate-limits.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import type { System } from '../../../system.ts';
import { pageWithToken } from '../mails/links.ts';
import { passwordReset } from '../mails/password-reset.ts';
import { listLogins, type User } from '../users/me-store.ts';
import { issueToken } from './user-tokens.ts';
import { hasFreshToken } from './user-tokens-store.ts';

const PER_ADDRESS = { points: 50, seconds: 3600 };
const PER_ACCOUNT = { points: 5, seconds: 3600 };

export const SEND_RESET_LINKS = 'access.send-reset-links';
export const ForgottenLogin = z.object({
  email: z.string(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  requestId: z.string(),
});
type ForgottenLogin = z.output<typeof ForgottenLogin>;

/**
 * Notes that somebody forgot their password. Whether there is such a login is looked up later, by a job: what
 * happens here, and how long it takes, is the same for everybody.
 */
export async function forgotPassword(system: System, email: string, caller: Caller): Promise<void> {
  const account = email.toLowerCase();
  await system.limits.take('forgot-address', addressKey(caller.ip ?? ''), PER_ADDRESS);
  await system.limits.take('forgot-account', sha256(account).toString('hex'), PER_ACCOUNT);
  const { ip, userAgent, requestId } = caller;
  await system.jobs.add(SEND_RESET_LINKS, { email: account, ip, userAgent, requestId } satisfies ForgottenLogin);
}

/** The job: one mail per login of the e-mail, each naming its school; none where there is no such login. */
export async function sendResetLinks(system: System, { email, ...from }: ForgottenLogin): Promise<void> {
  const logins = await inSystem(system.database, 'access: find the logins of an e-mail', (tx) => listLogins(tx, email, undefined));
  for (const { user, isActive } of logins) {
    if (!isActive) continue;
    const caller: Caller = { kind: 'anonymous', id: null, tenantId: user.tenantId, ...from };
    await inTenant(system.database, caller, (tx) => sendResetLink(system, tx, user));
  }
}

async function sendResetLink(system: System, tx: TenantTx, user: User): Promise<void> {
  // A job that runs again after a crash, or somebody impatient, would make the first link useless.
  if (await hasFreshToken(tx, user.id, 'password-reset')) return;
  const { token, expiresAt } = await issueToken(tx, user.id, 'password-reset');
  const { name, email, tenantName: school } = user;
  await system.mail.send(tx, {
    to: email,
    template: passwordReset,
    locale: user.locale ?? user.tenantLocale,
    data: { name, school, email, url: pageWithToken(system.config, '/reset-password', token) },
    expiresAt,
  });
  await record(tx, { action: 'user.password_reset_requested', entity: 'user', entityId: user.id });
}
