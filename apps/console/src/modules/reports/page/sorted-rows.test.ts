import { describe, expect, test } from 'vitest';
import type { ReportRow } from '../report.ts';
import { nextSorting, sortedRows } from './sorted-rows.ts';

const rows: ReportRow[] = [
  { key: 'a', name: 'Group 10', revenue: 500, fillRateBp: null },
  { key: 'b', name: 'Group 9', revenue: 1500, fillRateBp: 10 },
  { key: 'c', name: 'Alef', revenue: 500, fillRateBp: 90 },
];
const keys = (sort: string | undefined, isAscending: boolean) =>
  sortedRows(rows, { sort, isAscending }, ({ name }) => name ?? '')
    .map(({ key }) => key)
    .join('');

describe('rows', () => {
  test.each([
    [undefined, false, 'abc'],
    ['revenue', false, 'bac'],
    ['revenue', true, 'acb'],
    ['name', true, 'cba'],
    ['fillRateBp', false, 'cba'],
    ['fillRateBp', true, 'bca'],
  ])('by %s, ascending %s', (sort, isAscending, order) => {
    expect(keys(sort, isAscending)).toBe(order);
  });
});

test.each(['revenue', 'name'])('three clicks on %s turn the order and give it back', (column) => {
  const first = nextSorting({ sort: undefined, isAscending: false }, column);
  const second = nextSorting({ sort: first.sort, isAscending: first.order === 'asc' }, column);
  expect([first.sort, second.sort]).toEqual([column, column]);
  expect(first.order).not.toBe(second.order);
  expect(nextSorting({ sort: second.sort, isAscending: second.order === 'asc' }, column)).toEqual({ sort: undefined, order: undefined });
});
