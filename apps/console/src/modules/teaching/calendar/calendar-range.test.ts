import { expect, test } from 'vitest';
import { hoursShown, rangeOf, stepFrom } from './calendar-range.ts';

test.each([
  ['day', '2031-09-03', 0, '2031-09-03', '2031-09-03'],
  // A Wednesday: the week of a school that begins on Sunday, on Monday, on Saturday.
  ['week', '2031-09-03', 0, '2031-08-31', '2031-09-06'],
  ['week', '2031-09-03', 1, '2031-09-01', '2031-09-07'],
  ['agenda', '2031-09-03', 6, '2031-08-30', '2031-09-05'],
  ['month', '2031-09-15', 0, '2031-08-31', '2031-10-04'],
  ['month', '2032-02-29', 1, '2032-01-26', '2032-02-29'],
  // Clocks change on 27 March 2026 in Jerusalem; days stay days.
  ['week', '2026-03-27', 0, '2026-03-22', '2026-03-28'],
] as const)('a %s around %s, beginning on %i, is %s to %s', (view, date, weekStart, from, to) => {
  expect(rangeOf(view, date, weekStart)).toEqual({ from, to });
});

test.each([
  ['day', '2031-12-31', 1, '2032-01-01'],
  ['week', '2031-12-31', -1, '2031-12-24'],
  ['month', '2031-12-31', 1, '2032-01-01'],
  ['month', '2031-03-31', -1, '2031-02-01'],
] as const)('from a %s, %s goes %i to %s', (view, date, steps, next) => {
  expect(stepFrom(view, date, steps)).toBe(next);
});

test('early and late lessons widen the day', () => {
  expect(hoursShown([])).toEqual({ first: '07:00', last: '21:00' });
  expect(hoursShown([{ startTime: '06:30', endTime: '22:15' }])).toEqual({ first: '06:00', last: '23:00' });
  expect(hoursShown([{ startTime: '16:00', endTime: '22:00' }])).toEqual({ first: '07:00', last: '22:00' });
});
