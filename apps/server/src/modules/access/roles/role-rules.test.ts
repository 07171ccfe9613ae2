import { describe, expect, it } from 'vitest';
import { permissionsOf, ROLES, type Role } from '../permission-matrix.ts';
import { changesFor, choicesOf, effectivePermissions, type Grant, PERMISSIONS } from './role-rules.ts';

/** A role's permissions as the matrix has them, with some set otherwise. */
function wanted(role: Role, otherwise: Record<string, Grant>): Record<string, Grant> {
  return { ...Object.fromEntries(permissionsOf(role)), ...otherwise };
}

describe.each(ROLES)('%s', (role) => {
  it('wanting what the matrix says needs no change, and the matrix is what no change gives', () => {
    expect(changesFor(role, wanted(role, {}))).toEqual({ changes: {} });
    expect(effectivePermissions(role, {})).toBe(permissionsOf(role));
  });

  it('gets exactly what was wanted, for every choice of every permission', () => {
    for (const permission of PERMISSIONS.keys()) {
      for (const grant of choicesOf(role, permission)) {
        const outcome = changesFor(role, wanted(role, { [permission]: grant }));
        if ('trouble' in outcome) throw new Error(`${permission} ${grant}: ${JSON.stringify(outcome.trouble)}`);
        expect(effectivePermissions(role, outcome.changes).get(permission) ?? 'none').toBe(grant);
      }
    }
  });

  it('gets nothing that is not a choice, neither by asking nor by what lies in the table', () => {
    for (const permission of PERMISSIONS.keys()) {
      for (const grant of ['none', 'own', 'all'] as const) {
        if (choicesOf(role, permission).includes(grant)) continue;
        expect(changesFor(role, wanted(role, { [permission]: grant }))).toHaveProperty('trouble');
        expect(effectivePermissions(role, { [permission]: grant })).toEqual(permissionsOf(role));
      }
    }
  });
});

it.each([
  ['admin', 'students:DELETE', ['all']],
  ['manager', 'users:CREATE', ['none']],
  ['manager', 'settings:UPDATE', ['none']],
  ['manager', 'webhooks:VIEW', ['none', 'all']],
  ['manager', 'webhooks:CREATE', ['none']],
  ['seller', 'students:DELETE', ['none', 'all']],
  ['seller', 'tasks:VIEW', ['none', 'own', 'all']],
  ['viewer', 'api-keys:VIEW', ['none']],
  ['instructor', 'customers:VIEW', ['none', 'own']],
  ['instructor', 'customers:UPDATE', ['none']],
  ['instructor', 'payments:VIEW', ['none', 'own']],
  ['instructor', 'progress:VIEW', ['none', 'own', 'all']],
] as const)('%s may have %s: %j', (role, permission, choices) => {
  expect(choicesOf(role, permission)).toEqual(choices);
});

it('takes both spellings of a permission, and refuses one that comes in both', () => {
  expect(changesFor('viewer', wanted('viewer', { 'students.DELETE': 'all' }))).toEqual({ changes: { 'students:DELETE': 'all' } });
  expect(changesFor('viewer', wanted('viewer', { 'students.VIEW': 'all' }))).toEqual({
    trouble: [{ permission: 'students.VIEW', message: 'comes twice, in two spellings' }],
  });
});

it('names what is no permission', () => {
  expect(changesFor('viewer', wanted('viewer', { 'students:FLY': 'all' }))).toMatchObject({ trouble: [{ permission: 'students:FLY' }] });
});
