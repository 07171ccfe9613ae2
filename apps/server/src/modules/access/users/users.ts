import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { checkVersion } from '../../../platform/versions.ts';
import { hashChosen } from '../passwords/password-rules.ts';
import { deleteTokens } from '../passwords/user-tokens-store.ts';
import { endSessions, tellSessions } from '../sessions-store.ts';
import { tellUser, type UserAction } from './user-changes.ts';
import { NewUser, type StaffUser, type UserChanges, type UserReplacement } from './user-schemas.ts';
import {
  countOtherAdmins,
  getStaffUser,
  insertUser,
  lockDeletedUser,
  lockUser,
  setUserActive,
  setUserDeleted,
  updateUser,
} from './users-store.ts';

/** Adds a person who may sign in; without a password not before they have chosen one by invitation. */
export async function createUser(tx: TenantTx, given: NewUser): Promise<StaffUser> {
  const { id = newId('usr'), password, ...values } = NewUser.parse(given);
  await insertUser(tx, id, values, password === undefined ? null : await hashChosen(password, values));
  const after = await getStaffUser(tx, id);
  await tellUser(tx, 'created', undefined, after);
  return after;
}

/** Every editable field: one that is left out is emptied. */
export async function replaceUser(tx: TenantTx, id: string, given: UserReplacement, ifMatch: number | null): Promise<StaffUser> {
  return save(tx, id, ifMatch, () => given);
}

/** The fields given; the rest stays. */
export async function changeUser(tx: TenantTx, id: string, given: UserChanges, ifMatch: number | null): Promise<StaffUser> {
  return save(tx, id, ifMatch, (before) => {
    const { email = before.email, name = before.name, role = before.role } = given;
    return { ...before, ...given, email, name, role };
  });
}

async function save(
  tx: TenantTx,
  id: string,
  ifMatch: number | null,
  valuesOf: (before: StaffUser) => UserReplacement,
): Promise<StaffUser> {
  const otherAdmins = await countOtherAdmins(tx, id);
  const before = await lockUser(tx, id);
  checkVersion(before, ifMatch);
  const { email, name, role, locale, externalId } = valuesOf(before);
  if (role !== 'admin') keepAnAdmin(before, otherAdmins, 'Make somebody else an administrator first.');
  await updateUser(tx, id, { email, name, role, locale, externalId });
  // A link went to the mailbox of before; and what a session may do is read anew.
  if (email !== before.email) await deleteTokens(tx, id);
  await tellSessions(tx, id);
  return told(tx, 'updated', before);
}

/** Lets a person sign in again. */
export async function activateUser(tx: TenantTx, id: string): Promise<StaffUser> {
  const before = await lockUser(tx, id);
  if (before.isActive) return before;
  await setUserActive(tx, id, true);
  return told(tx, 'activated', before);
}

/** Signs a person out everywhere, at once, and lets them in no more. */
export async function deactivateUser(tx: TenantTx, id: string): Promise<StaffUser> {
  const otherAdmins = await countOtherAdmins(tx, id);
  const before = await lockUser(tx, id);
  if (!before.isActive) return before;
  keepAnAdmin(before, otherAdmins, 'Make somebody else an administrator first.');
  await setUserActive(tx, id, false);
  await shutOut(tx, id);
  return told(tx, 'deactivated', before);
}

export async function deleteUser(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const otherAdmins = await countOtherAdmins(tx, id);
  const before = await lockUser(tx, id);
  checkVersion(before, ifMatch);
  keepAnAdmin(before, otherAdmins, 'Make somebody else an administrator first.');
  await setUserDeleted(tx, id, true);
  await shutOut(tx, id);
  await tellUser(tx, 'deleted', before, undefined);
}

export async function restoreUser(tx: TenantTx, id: string): Promise<StaffUser> {
  const before = await lockDeletedUser(tx, id);
  if (!before) throw conflict('This user is not deleted, so there is nothing to restore.');
  await setUserDeleted(tx, id, false);
  return told(tx, 'restored', before);
}

// A school without an administrator could never make one again.
function keepAnAdmin({ role, isActive, hasPassword }: StaffUser, otherAdmins: number, advice: string): void {
  if (role === 'admin' && isActive && hasPassword && otherAdmins === 0) {
    throw conflict(`This is the only administrator who can sign in. ${advice}`);
  }
}

async function shutOut(tx: TenantTx, id: string): Promise<void> {
  await endSessions(tx, id, 'deactivated');
  await deleteTokens(tx, id);
}

async function told(tx: TenantTx, action: UserAction, before: StaffUser): Promise<StaffUser> {
  const after = await getStaffUser(tx, before.id);
  await tellUser(tx, action, before, after);
  return after;
}
