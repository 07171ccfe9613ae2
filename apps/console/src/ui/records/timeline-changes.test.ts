import { expect, test } from 'vitest';
import { changesOf } from './timeline-changes.ts';

test('shows what changed and nothing else', () => {
  const old = { id: 'a', version: 1, name: 'Dana', city: 'Haifa', rooms: [{ name: 'A' }], updatedAt: 'x' };
  const now = { id: 'a', version: 2, name: 'Dana L', city: 'Haifa', rooms: [{ name: 'A' }], updatedAt: 'y' };
  expect(changesOf({ old, new: now })).toEqual([{ field: 'name', old: 'Dana', new: 'Dana L' }]);
});

test('a new record shows what it began with, without its empty fields', () => {
  expect(changesOf({ old: null, new: { id: 'a', name: 'Dana', city: null } })).toEqual([{ field: 'name', old: null, new: 'Dana' }]);
});
