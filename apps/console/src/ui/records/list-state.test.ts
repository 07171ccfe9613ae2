import { expect, test } from 'vitest';
import { parseSearchText, searchText } from '../../search-text.ts';
import { firstOrder, hasFilters, type ListSpec, listQueryOf, parseListState, sortedBy, withoutFilters } from './list-state.ts';

const spec: ListSpec = {
  sorts: ['name', 'createdAt', 'lastActiveAt'],
  filters: { grade: 'text', type: ['school', 'online'], isActive: 'boolean', from: 'date' },
};
const parse = (search: Record<string, unknown>) => parseListState(spec, search);

test('reads filters back from the address they were written to', () => {
  const state = {
    search: '0901 & more',
    grade: '7',
    type: 'online',
    isActive: 'false',
    from: '2026-02-28',
    sort: 'lastActiveAt',
    order: 'asc',
  };
  expect(parse(parseSearchText(searchText(state)))).toEqual(state);
});

test('a search that looks like a number stays text', () => {
  expect(parse(parseSearchText('?search=0901234567'))).toEqual({ search: '0901234567' });
});

test('keeps defaults and nonsense out', () => {
  expect(parse({ search: '  ', grade: '', sort: 'name', order: 'asc' })).toEqual({});
  expect(
    parse({ sort: 'password', order: 'sideways', grade: 7, type: 'shop', isActive: 'maybe', from: '2026-02-99', columns: '<b>' }),
  ).toEqual({});
});

test('names sort from A, dates from the newest', () => {
  expect(firstOrder('name')).toBe('asc');
  expect(firstOrder('createdAt')).toBe('desc');
  expect(parse({ sort: 'createdAt', order: 'desc' })).toEqual({ sort: 'createdAt' });
});

test('a heading clicked again turns its order, another one starts afresh', () => {
  expect(sortedBy(spec, {}, 'name')).toEqual({ sort: undefined, order: 'desc' });
  expect(sortedBy(spec, { order: 'desc' }, 'name')).toEqual({ sort: undefined, order: undefined });
  expect(sortedBy(spec, { order: 'desc' }, 'createdAt')).toEqual({ sort: 'createdAt', order: undefined });
});

test('sorting and columns alone are no filter to clear', () => {
  expect(hasFilters(spec, { sort: 'createdAt', order: 'desc', columns: 'name,grade' })).toBe(false);
  expect(hasFilters(spec, { grade: '7' })).toBe(true);
  expect(hasFilters(spec, { grade: '7', search: 'a', ...withoutFilters(spec) })).toBe(false);
});

test('asks the API by its own names', () => {
  expect(listQueryOf(spec, { search: 'a', grade: '7', sort: 'createdAt', columns: 'name' })).toEqual({
    search: 'a',
    grade: '7',
    sortBy: 'createdAt',
    sortOrder: 'desc',
  });
});
