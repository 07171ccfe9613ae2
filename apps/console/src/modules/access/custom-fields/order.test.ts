import { expect, test } from 'vitest';
import { isKey, keyOf, moved } from './order.ts';

const items = [
  { id: 'a', position: 1 },
  { id: 'b', position: 2 },
  { id: 'c', position: 3 },
];
const places = (id: string, by: 1 | -1, of = items) => moved(of, id, by).map(({ item, position }) => [item.id, position]);

test('moving swaps two and leaves the others alone', () => {
  expect(places('b', -1)).toEqual([
    ['b', 1],
    ['a', 2],
  ]);
  expect(places('b', 1)).toEqual([
    ['c', 2],
    ['b', 3],
  ]);
});

test('the ends move nowhere', () => {
  expect(places('a', -1)).toEqual([]);
  expect(places('c', 1)).toEqual([]);
  expect(places('x', 1)).toEqual([]);
});

test('fields that all stood in the same place get places of their own', () => {
  const same = items.map(({ id }) => ({ id, position: 0 }));
  expect(places('c', -1, same)).toEqual([
    ['a', 1],
    ['c', 2],
    ['b', 3],
  ]);
});

test.each([
  ['Shirt size', 'shirtSize'],
  ['Cỡ áo (đồng phục)', 'coAoDongPhuc'],
  ['2nd phone', 'ndPhone'],
  ['מידת חולצה', ''],
])('%j becomes the key %j', (label, key) => {
  expect(keyOf(label)).toBe(key);
  expect(key === '' || isKey(key)).toBe(true);
});
