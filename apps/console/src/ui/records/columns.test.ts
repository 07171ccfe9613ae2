import { expect, test } from 'vitest';
import { chosenColumns, fittingColumns, movedColumn, toggledColumn } from './columns.ts';

const columns = [
  { id: 'name', minPx: 180, rank: 0 },
  { id: 'grade', minPx: 60, rank: 3 },
  { id: 'phone', minPx: 150, rank: 1 },
  { id: 'added', minPx: 110, rank: 3 },
];
const idsAt = (widthPx: number) => fittingColumns(columns, widthPx).map(({ id }) => id);

test('columns give way by rank, the last of a rank first, and the first one stays', () => {
  expect(idsAt(1200)).toEqual(['name', 'grade', 'phone', 'added']);
  expect(idsAt(500)).toEqual(['name', 'grade', 'phone']);
  expect(idsAt(400)).toEqual(['name', 'phone']);
  expect(idsAt(100)).toEqual(['name']);
});

test('a choice keeps its order and passes over columns that are no more', () => {
  expect(chosenColumns(columns, ['phone', 'gone', 'name']).map(({ id }) => id)).toEqual(['phone', 'name']);
  expect(chosenColumns(columns, ['gone'])).toEqual(columns);
});

test('a column that comes back stands after its neighbour', () => {
  const all = ['name', 'grade', 'phone'];
  expect(toggledColumn(all, all, 'grade')).toEqual(['name', 'phone']);
  expect(toggledColumn(all, ['phone', 'name'], 'grade')).toEqual(['phone', 'name', 'grade']);
  expect(toggledColumn(all, ['phone'], 'name')).toEqual(['name', 'phone']);
});

test('a column moves one place and not over the edge', () => {
  expect(movedColumn(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  expect(movedColumn(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
});
