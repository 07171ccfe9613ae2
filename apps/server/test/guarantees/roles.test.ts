import { describe, expect, it } from 'vitest';
import { ACTIONS, permissionsOf, RESOURCES, ROLES } from '../../src/modules/access/permission-matrix.ts';
import { ALL, SPEC, wantedOf } from './role-permissions.ts';

describe('the permissions of a role', () => {
  it.each(ROLES)('%s: are those of the specification, no more and no fewer', (role) => {
    const wanted: Record<string, string> = {};
    for (const resource of RESOURCES) {
      for (const grant of wantedOf(role, resource).split(' ').filter(Boolean)) {
        const [action, scope = 'all'] = grant.split(':');
        wanted[`${resource}:${action}`] = scope;
      }
    }
    expect(Object.fromEntries(permissionsOf(role))).toEqual(wanted);
  });

  it('are about every resource and action of the specification', () => {
    expect([...RESOURCES].sort()).toEqual(Object.keys(SPEC).sort());
    expect(ACTIONS.join(' ')).toBe(ALL);
  });
});
