import { expect, test } from 'vitest';
import { RESOURCES } from '../../../../../../server/src/modules/access/permission-matrix.ts';
import { reachIn, SCOPE_GROUPS, withReach, withScope } from './scopes.ts';

// What could give a key more than it has, and what belongs to the person who did it.
const FOR_PEOPLE = [
  'users',
  'api-keys',
  'connected-apps',
  'webhooks',
  'partners',
  'audit-logs',
  'settings',
  'imports',
  'exports',
  'saved-views',
];

test('a key can be given whatever the server has that isn’t only for people', () => {
  const offered = SCOPE_GROUPS.flatMap(({ resources }) => resources);
  expect([...offered].sort()).toEqual(RESOURCES.filter((resource) => !FOR_PEOPLE.includes(resource)).sort());
});

test('a resource is read, written or neither', () => {
  expect(reachIn(['students:read'], 'students')).toBe('read');
  expect(reachIn(['students:read', 'students:write'], 'students')).toBe('write');
  expect(reachIn(['READ_ANALYTICS'], 'students')).toBe('none');
});

test('changing one resource leaves the others and the named ones alone', () => {
  const scopes = ['READ_ANALYTICS', 'students:read', 'leads:write'];
  expect(withReach(scopes, 'students', 'write')).toEqual(['READ_ANALYTICS', 'leads:write', 'students:write']);
  expect(withReach(scopes, 'leads', 'none')).toEqual(['READ_ANALYTICS', 'students:read']);
  expect(withScope(scopes, 'READ_ANALYTICS', false)).toEqual(['students:read', 'leads:write']);
  expect(withScope(scopes, 'WRITE_LEADS', true)).toContain('WRITE_LEADS');
});
