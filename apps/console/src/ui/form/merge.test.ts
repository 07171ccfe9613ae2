import { expect, test } from 'vitest';
import { changedFields, mergeChanges } from './merge.ts';

const base = { name: 'Dana', city: 'Haifa', phone: '1', rooms: [{ name: 'A', seats: 3 }] };

test('only a field that both changed differently has to be decided', () => {
  const mine = { ...base, name: 'Dana L', phone: '2' };
  const theirs = { ...base, name: 'Dana Levi', city: 'Acre', phone: '2' };
  expect(mergeChanges(base, mine, theirs)).toEqual({
    conflicts: [{ field: 'name', mine: 'Dana L', theirs: 'Dana Levi' }],
    taken: { city: 'Acre' },
  });
});

test('lists are compared by what is in them', () => {
  const theirs = { ...base, rooms: [{ name: 'A', seats: 3 }] };
  expect(mergeChanges(base, base, theirs)).toEqual({ conflicts: [], taken: {} });
  expect(mergeChanges(base, base, { ...base, rooms: [] }).taken).toEqual({ rooms: [] });
});

test('what is sent is what was changed', () => {
  expect(changedFields(base, { ...base, city: '' })).toEqual({ city: '' });
  expect(changedFields(base, { ...base })).toEqual({});
});
