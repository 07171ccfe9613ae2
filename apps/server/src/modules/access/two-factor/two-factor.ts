/**
 * Two-factor sign-in of one person:
 *
 *   none ──start──▶ secret kept, asks for nothing ──confirm by a code──▶ on ──turn off / reset──▶ none
 *
 * A code works once (its time step is kept), and so does each recovery code.
 */
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict, invalid } from '../../../platform/errors.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import type { System } from '../../../system.ts';
import { ownId } from '../me.ts';
import { checkOwnPassword } from '../passwords/own-password.ts';
import { tellSignInChanged } from '../passwords/sign-in-changes.ts';
import { endSessions, tellSessions } from '../sessions-store.ts';
import { getUser } from '../users/me-store.ts';
import { tellUser } from '../users/user-changes.ts';
import type { StaffUser } from '../users/user-schemas.ts';
import { getStaffUser, lockUser } from '../users/users-store.ts';
import { newRecoveryCodes, newSecret, otpauthUri, recoveryHash, stepOf } from './codes.ts';
import type { GivenCode, RecoveryCodes, TwoFactorOff, TwoFactorStart } from './two-factor-schemas.ts';
import { confirmSecret, deleteTwoFactor, insertSecret, lockTwoFactor, takeRecoveryCode, takeStep } from './two-factor-store.ts';

const PER_PERSON = { points: 10, seconds: 900 };

function secretContext(tx: TenantTx, userId: string): string {
  return `user_two_factor:${tx.tenantId}/${userId}`;
}

/** A new secret, shown this once; nothing is asked for until a code made with it has come back. */
export async function startTwoFactor({ sealing }: System, tx: TenantTx): Promise<TwoFactorStart> {
  const { id, email, tenantName } = await getUser(tx, ownId(tx));
  const secret = newSecret();
  const isKept = await insertSecret(tx, id, sealing.seal(secret, secretContext(tx, id)));
  if (!isKept) throw conflict('Two-factor sign-in is on already. Turn it off first to move to another device.');
  await record(tx, { action: 'user.two_factor_started', entity: 'user', entityId: id });
  return { secret, uri: otpauthUri(secret, email, tenantName) };
}

/** Turns it on by a first code, and answers the recovery codes this once. */
export async function confirmTwoFactor(system: System, tx: TenantTx, code: string): Promise<RecoveryCodes> {
  const userId = ownId(tx);
  const before = await lockUser(tx, userId);
  const stored = await lockTwoFactor(tx, userId);
  if (!stored || stored.isOn) throw conflict('There is nothing to confirm. Start setting up two-factor sign-in first.');
  if (!(await takeCode(system, tx, userId, { code }))) throw invalid('code', WRONG_CODE);
  const recoveryCodes = newRecoveryCodes();
  await confirmSecret(tx, userId, recoveryCodes.map(recoveryHash));
  await tellSessions(tx, userId);
  await tellUser(tx, 'two_factor_turned_on', before, await getStaffUser(tx, userId));
  await tellSignInChanged(system, tx, userId, 'two-factor-on');
  return { recoveryCodes };
}

/** Turns it off, for somebody who proves again who they are: by password or by a code. */
export async function turnOffTwoFactor(system: System, tx: TenantTx, { password, ...given }: TwoFactorOff): Promise<void> {
  const userId = ownId(tx);
  const before = await lockUser(tx, userId);
  const stored = await lockTwoFactor(tx, userId);
  if (!stored?.isOn) throw conflict('Two-factor sign-in is not on.');
  if (password !== undefined) await checkOwnPassword(system, tx, userId, password, 'password');
  else if (!(await takeCode(system, tx, userId, given))) throw invalid('code', WRONG_CODE);
  await removeTwoFactor(system, tx, before, 'two_factor_turned_off');
}

/** Turns it off for somebody who lost their device, and signs them out. */
export async function resetTwoFactor(system: System, tx: TenantTx, id: string): Promise<StaffUser> {
  const before = await lockUser(tx, id);
  if (!before.hasTwoFactor) throw conflict('This person has no two-factor sign-in to reset.');
  await endSessions(tx, id, 'ended');
  return removeTwoFactor(system, tx, before, 'two_factor_reset');
}

async function removeTwoFactor(
  system: System,
  tx: TenantTx,
  before: StaffUser,
  action: 'two_factor_turned_off' | 'two_factor_reset',
): Promise<StaffUser> {
  await deleteTwoFactor(tx, before.id);
  await tellSessions(tx, before.id);
  const after = await getStaffUser(tx, before.id);
  await tellUser(tx, action, before, after);
  await tellSignInChanged(system, tx, before.id, 'two-factor-off');
  return after;
}

const WRONG_CODE = 'is wrong or has been used; wait for the next one and try again';

/** Takes a code or recovery code of a person, which then has been used; null alike for wrong and used ones. */
export async function takeCode(system: System, tx: TenantTx, userId: string, given: GivenCode): Promise<'code' | 'recovery code' | null> {
  await system.limits.take('two-factor', `${tx.tenantId}/${userId}`, PER_PERSON);
  const stored = await lockTwoFactor(tx, userId);
  if (stored && given.code !== undefined) {
    const secret = system.sealing.open(stored.secretSealed, secretContext(tx, userId));
    const step = stepOf(secret, given.code.replace(/\s/g, ''), system.clock());
    if (step !== null && (await takeStep(tx, userId, step))) return 'code';
  } else if (stored?.isOn && given.recoveryCode !== undefined) {
    if (await takeRecoveryCode(tx, userId, recoveryHash(given.recoveryCode))) return 'recovery code';
  }
  return null;
}
