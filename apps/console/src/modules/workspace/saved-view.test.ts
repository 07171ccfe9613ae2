import { expect, test } from 'vitest';
import { isShown, stateOf, viewOf } from './saved-view.ts';

const spec = { sorts: ['name'], filters: { city: 'text', tag: 'text' } } as const;

test('a view gives back the list it was made of, and clears what it does not name', () => {
  const view = viewOf({ search: 'levi', city: 'Haifa', tag: undefined, columns: 'name,city' });
  expect(view).toEqual({ query: { search: 'levi', city: 'Haifa' }, columns: ['name', 'city'] });
  expect(stateOf(spec, view)).toEqual({
    search: 'levi',
    sort: undefined,
    order: undefined,
    city: 'Haifa',
    tag: undefined,
    columns: 'name,city',
  });
});

test('the open view is known whatever the order of its filters', () => {
  expect(isShown({ query: { city: 'Haifa', search: 'levi' }, columns: [] }, { search: 'levi', city: 'Haifa' })).toBe(true);
  expect(isShown({ query: { city: 'Haifa' }, columns: [] }, { city: 'Haifa', search: 'levi' })).toBe(false);
});
