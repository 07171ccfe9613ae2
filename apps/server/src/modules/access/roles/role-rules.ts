/**
 * What a school may change of a role's permissions. The matrix is the default; a school keeps differences
 * (`none`, `own` or `all` for a permission). Which ones are possible:
 *
 * - Administrators have everything, always: somebody has to be able to undo any change.
 * - The keys to the house (CLOSED) are never given to another role than the matrix gives them: each would let
 *   its holder make themselves administrator, or send out what they may not see. They can be taken away.
 * - `own` exists where the matrix has it: elsewhere no query narrows to it.
 * - An instructor gets no more of what bears contacts or money (CONTACTS_AND_MONEY) than the matrix says: they
 *   never get others' phones, e-mails or money, and own lessons are what these are narrowed by.
 */
import { ACTIONS, permissionsOf, RESOURCES, type Resource, type Role, type Scope } from '../permission-matrix.ts';

export type Grant = Scope | 'none';
/** Permission → what differs from the matrix. */
export type RoleChanges = Record<string, Grant>;

export const CLOSED: ReadonlySet<Resource> = new Set([
  'users',
  'api-keys',
  'connected-apps',
  'webhooks',
  'partners',
  'audit-logs',
  'settings',
]);
const CONTACTS_AND_MONEY: ReadonlySet<Resource> = new Set([
  'customers',
  'leads',
  'students',
  'registrations',
  'payments',
  'institutional-orders',
  'instructors',
  'cycles',
  'meetings',
  'reports',
  'exports',
  'imports',
  'mail-log',
]);

export const PERMISSIONS: ReadonlyMap<string, Resource> = new Map(
  RESOURCES.flatMap((resource) => ACTIONS.map((action) => [`${resource}:${action}`, resource] as const)),
);

/** `students.VIEW` is another spelling of `students:VIEW`; null for what is no permission. */
export function permissionNamed(text: string): string | null {
  const name = text.replace('.', ':');
  return PERMISSIONS.has(name) ? name : null;
}

/** What a permission of a role may be set to; its default is always among it. */
export function choicesOf(role: Role, permission: string): readonly Grant[] {
  const byMatrix: Grant = permissionsOf(role).get(permission) ?? 'none';
  const resource = PERMISSIONS.get(permission);
  if (role === 'admin' || !resource) return [byMatrix];
  const isHeld = CLOSED.has(resource) || (role === 'instructor' && CONTACTS_AND_MONEY.has(resource));
  if (isHeld) return byMatrix === 'none' ? ['none'] : ['none', byMatrix];
  return byMatrix === 'own' ? ['none', 'own', 'all'] : ['none', 'all'];
}

/** Everything a role may do at a school. A change that is no longer possible, after an upgrade say, counts for nothing. */
export function effectivePermissions(role: Role, changes: RoleChanges): ReadonlyMap<string, Scope> {
  const byMatrix = permissionsOf(role);
  const possible = Object.entries(changes).filter(([permission, grant]) => choicesOf(role, permission).includes(grant));
  if (possible.length === 0) return byMatrix;
  const grants = new Map(byMatrix);
  for (const [permission, grant] of possible) {
    if (grant === 'none') grants.delete(permission);
    else grants.set(permission, grant);
  }
  return grants;
}

export type Wanted = { changes: RoleChanges } | { trouble: { permission: string; message: string }[] };

/** The differences that make a role hold exactly what is wanted, or what of it is not possible. */
export function changesFor(role: Role, wanted: Readonly<Record<string, Grant>>): Wanted {
  const trouble: { permission: string; message: string }[] = [];
  const grants = new Map<string, Grant>();
  for (const [text, grant] of Object.entries(wanted)) {
    const permission = permissionNamed(text);
    if (!permission) trouble.push({ permission: text, message: 'is not a permission; write for example students:VIEW' });
    else if (grants.has(permission)) trouble.push({ permission: text, message: 'comes twice, in two spellings' });
    else grants.set(permission, grant);
  }
  const byMatrix = permissionsOf(role);
  const changes: RoleChanges = {};
  for (const permission of PERMISSIONS.keys()) {
    const grant = grants.get(permission) ?? 'none';
    const choices = choicesOf(role, permission);
    if (!choices.includes(grant)) trouble.push({ permission, message: `of this role can be ${choices.join(' or ')}, not ${grant}` });
    else if (grant !== (byMatrix.get(permission) ?? 'none')) changes[permission] = grant;
  }
  return trouble.length > 0 ? { trouble } : { changes };
}
