import { expect, test } from 'vitest';
import { parseCalendarSearch } from './calendar-search.ts';

test.each([
  [{}, {}],
  [{ view: 'week' }, {}],
  [
    { view: 'agenda', date: '2031-09-01', branchId: 'brn_1' },
    { view: 'agenda', date: '2031-09-01', branchId: 'brn_1' },
  ],
  [
    { branchId: 'brn_1', roomId: 'room_1' },
    { branchId: 'brn_1', roomId: 'room_1' },
  ],
  // A room is one of a branch.
  [{ roomId: 'room_1' }, {}],
  [{ view: 'decade', date: '2031-99-01', instructorId: '<script>', colour: 'red' }, {}],
])('%o is read as %o', (search, state) => {
  expect(parseCalendarSearch(search)).toEqual(state);
});
