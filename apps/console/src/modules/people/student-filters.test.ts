import { expect, test } from 'vitest';
import { parseSearchText, searchText } from '../../search-text.ts';
import { firstOrder, hasFilters, parseStudentFilters } from './student-filters.ts';

test('reads filters back from the address they were written to', () => {
  const filters = { search: '0901 & more', grade: '7', sort: 'lastActiveAt', order: 'desc' } as const;
  expect(parseStudentFilters(parseSearchText(searchText(filters)))).toEqual(filters);
});

test('a search that looks like a number stays text', () => {
  expect(parseStudentFilters(parseSearchText('?search=0901234567'))).toEqual({ search: '0901234567' });
});

test('keeps defaults and nonsense out', () => {
  expect(parseStudentFilters({ search: '  ', grade: '', sort: 'name', order: 'asc' })).toEqual({});
  expect(parseStudentFilters({ sort: 'password', order: 'sideways', grade: 7 })).toEqual({});
});

test('names sort from A, dates from the newest', () => {
  expect(firstOrder('name')).toBe('asc');
  expect(firstOrder('createdAt')).toBe('desc');
});

test('sorting alone is not a filter to clear', () => {
  expect(hasFilters({ sort: 'createdAt', order: 'desc' })).toBe(false);
  expect(hasFilters({ grade: '7' })).toBe(true);
});
