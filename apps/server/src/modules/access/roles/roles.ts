import type { TenantTx } from '../../../platform/db/transactions.ts';
import { AppError, conflict } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { checkVersion } from '../../../platform/versions.ts';
import { permissionsOf, ROLES, type Role, type Scope } from '../permission-matrix.ts';
import { changesFor, choicesOf, effectivePermissions, PERMISSIONS, type RoleChanges } from './role-rules.ts';
import type { RolePermissions, RoleView } from './role-schemas.ts';
import { findRoleChanges, listChangedRoles, lockChangedRole, upsertRoleChanges } from './roles-store.ts';

// A role that was never changed has no row; its first change makes it version 2.
const FIRST_VERSION = 1;

/** What a role may do at this school. */
export async function permissionsHere(tx: TenantTx, role: Role): Promise<ReadonlyMap<string, Scope>> {
  return role === 'admin' ? permissionsOf(role) : effectivePermissions(role, await findRoleChanges(tx, role));
}

export async function readRoles(tx: TenantTx): Promise<Listing<RoleView>> {
  const changed = new Map((await listChangedRoles(tx)).map((stored) => [stored.role, stored]));
  const rows = ROLES.map((role) => viewOf(role, changed.get(role)?.changes ?? {}, changed.get(role)?.version ?? FIRST_VERSION));
  return { rows, page: { total: rows.length, limit: rows.length, offset: 0, hasMore: false, nextCursor: null } };
}

/** Makes a role hold exactly these permissions, from the next request on, on every server. */
export async function replaceRole(tx: TenantTx, role: Role, given: RolePermissions, ifMatch: number | null): Promise<RoleView> {
  if (role === 'admin') throw conflict('Administrators may do everything: their role can’t be changed. Give the person another role.');
  const before = await lockChangedRole(tx, role);
  checkVersion({ version: before?.version ?? FIRST_VERSION }, ifMatch);
  const wanted = changesFor(role, given.permissions);
  if ('trouble' in wanted) {
    const details = wanted.trouble.map(({ permission, message }) => ({ field: `permissions.${permission}`, message }));
    throw new AppError('VALIDATION_ERROR', 'Some of these permissions can’t be set so.', { details });
  }
  await upsertRoleChanges(tx, role, wanted.changes);
  const after = await lockChangedRole(tx, role);
  if (!after) throw new Error('the role was not stored');
  await record(tx, { action: 'role.updated', entity: 'role', entityId: role, old: { ...before?.changes }, new: { ...after.changes } });
  return viewOf(role, after.changes, after.version);
}

function viewOf(role: Role, changes: RoleChanges, version: number): RoleView {
  const permissions = effectivePermissions(role, changes);
  return {
    id: role,
    version,
    permissions: Object.fromEntries(permissions),
    defaults: Object.fromEntries(permissionsOf(role)),
    choices: Object.fromEntries([...PERMISSIONS.keys()].map((permission) => [permission, [...choicesOf(role, permission)]])),
    isChanged: permissions !== permissionsOf(role),
  };
}
