import type { TenantTx } from '../../../platform/db/transactions.ts';
import { AppError, conflict, invalid } from '../../../platform/errors.ts';
import type { System } from '../../../system.ts';
import { invitation } from '../mails/invitation.ts';
import { pageWithToken } from '../mails/links.ts';
import { issueToken } from '../passwords/user-tokens.ts';
import { getUser } from './me-store.ts';
import { tellUser } from './user-changes.ts';
import type { StaffUser, UserToAdd } from './user-schemas.ts';
import { createUser } from './users.ts';
import { getStaffUser, lockUser } from './users-store.ts';

/** Adds a person with a password, or sends them an invitation to choose one. */
export async function addUser(system: System, tx: TenantTx, { invite = false, ...given }: UserToAdd): Promise<StaffUser> {
  if (invite && given.password !== undefined) throw invalid('password', 'is chosen by whom you invite; leave it out');
  if (!invite && given.password === undefined) {
    const message = 'is needed: either a password, or an invitation to choose one';
    throw new AppError('VALIDATION_ERROR', 'Some fields need another look.', {
      details: ['password', 'invite'].map((field) => ({ field, message })),
    });
  }
  const user = await createUser(tx, given);
  if (!invite) return user;
  await sendInvitation(system, tx, user);
  return getStaffUser(tx, user.id);
}

/** Mails a person the link behind which they choose their password. An earlier link stops working. */
export async function sendInvitation(system: System, tx: TenantTx, { id }: Pick<StaffUser, 'id'>): Promise<void> {
  const { token, expiresAt } = await issueToken(tx, id, 'invitation');
  const { name, email, locale, tenantName, tenantLocale } = await getUser(tx, id);
  await system.mail.send(tx, {
    to: email,
    template: invitation,
    locale: locale ?? tenantLocale,
    data: { name, school: tenantName, url: pageWithToken(system.config, '/register', token) },
    expiresAt,
  });
}

/** Invites a person again who has not chosen a password yet. */
export async function inviteAgain(system: System, tx: TenantTx, id: string): Promise<StaffUser> {
  const before = await lockUser(tx, id);
  if (before.hasPassword) throw conflict('This person has a password already. They get a new one by “Forgot password”.');
  if (!before.isActive) throw conflict('This person may not sign in. Activate them first.');
  await sendInvitation(system, tx, before);
  const after = await getStaffUser(tx, id);
  await tellUser(tx, 'invited', before, after);
  return after;
}
