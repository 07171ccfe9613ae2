import { describe, expect, it } from 'vitest';
import { ACTIONS, RESOURCES } from '../permission-matrix.ts';
import { grantsOfScopes, SCOPES, scopeFor } from './scopes.ts';

describe('scopes', () => {
  it.each([
    [['students:read'], ['students:VIEW']],
    [['students:write'], ['students:VIEW', 'students:CREATE', 'students:UPDATE', 'students:DELETE']],
    [['READ_LEARNER_PROGRESS', 'READ_SESSION_DATA', 'READ_ANALYTICS', 'WRITE_EXTERNAL_EVENTS', 'WRITE_LEADS', 'WRITE_ENROLLMENTS'], []],
    [['users:write', 'no-such:read', 'toString', '__proto__'], []],
  ])('%j give %j', (scopes, permissions) => {
    expect([...grantsOfScopes(scopes).keys()]).toEqual(permissions);
  });

  it('all together give nothing that makes more of a key, or that a person has to answer for', () => {
    const resources = new Set([...grantsOfScopes(SCOPES).keys()].map((permission) => permission.split(':')[0]));
    for (const closed of [
      'users',
      'api-keys',
      'connected-apps',
      'partners',
      'audit-logs',
      'settings',
      'imports',
      'exports',
      'jobs',
      'saved-views',
    ])
      expect(resources).not.toContain(closed);
    expect(resources.size).toBe(RESOURCES.length - 10);
    expect([...grantsOfScopes(SCOPES).keys()].filter((permission) => /:(EXPORT|RUN)$/.test(permission))).toEqual(['webhooks:RUN']);
  });

  it('are found by what they give', () => {
    expect(scopeFor('leads:VIEW')).toBe('leads:read');
    expect(scopeFor('leads:CREATE')).toBe('leads:write');
    expect(scopeFor('webhooks:UPDATE')).toBe('MANAGE_WEBHOOKS');
    expect(scopeFor('settings:UPDATE')).toBeNull();
    for (const resource of RESOURCES)
      for (const action of ACTIONS) {
        const scope = scopeFor(`${resource}:${action}`);
        if (scope) expect(grantsOfScopes([scope]).has(`${resource}:${action}`)).toBe(true);
      }
  });
});
