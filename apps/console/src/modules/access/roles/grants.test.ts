import { expect, test } from 'vitest';
import { differences, grantIn, groupedResources, resourcesOf, withGrant } from './grants.ts';

test('a permission that isn’t named isn’t given', () => {
  expect(grantIn({ 'students:VIEW': 'own' }, 'students:VIEW')).toBe('own');
  expect(grantIn({}, 'students:VIEW')).toBe('none');
});

test('taking one away leaves nothing of it behind', () => {
  expect(withGrant({ 'a:VIEW': 'all', 'b:VIEW': 'own' }, 'a:VIEW', 'none')).toEqual({ 'b:VIEW': 'own' });
  expect(withGrant({ 'a:VIEW': 'own' }, 'a:VIEW', 'all')).toEqual({ 'a:VIEW': 'all' });
});

test('what was added, taken away or widened is a difference, in any order of writing', () => {
  expect(differences({ 'a:VIEW': 'all', 'b:VIEW': 'all' }, { 'b:VIEW': 'own', 'c:VIEW': 'all' })).toEqual(['a:VIEW', 'b:VIEW', 'c:VIEW']);
  expect(differences({ 'a:VIEW': 'all', 'b:VIEW': 'own' }, { 'b:VIEW': 'own', 'a:VIEW': 'all' })).toEqual([]);
});

test('a role’s choices say which resources and actions there are', () => {
  expect(resourcesOf({ 'students:VIEW': ['all'], 'students:RUN': ['none'], 'tasks:VIEW': ['none', 'own'] })).toEqual(
    new Map([
      ['students', ['VIEW', 'RUN']],
      ['tasks', ['VIEW']],
    ]),
  );
});

test('every resource is shown once, also one this console has never heard of', () => {
  expect(groupedResources(['students', 'rockets', 'payments'])).toEqual([
    { id: 'families', resources: ['students'] },
    { id: 'money', resources: ['payments'] },
    { id: 'other', resources: ['rockets'] },
  ]);
});
