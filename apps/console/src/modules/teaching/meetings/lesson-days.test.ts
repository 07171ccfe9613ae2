import { expect, test } from 'vitest';
import { dayAway, daysAround, lessonsOfDay } from './lesson-days.ts';

const lesson = (date: string, status: 'scheduled' | 'completed' | 'cancelled' | 'postponed' = 'scheduled') => ({
  date,
  status,
  startsAt: `${date}T14:00:00Z`,
});

test('a forgotten lesson waits, one that was held or cancelled does not', () => {
  const lessons = [lesson('2031-09-01'), lesson('2031-09-02', 'completed'), lesson('2031-09-03', 'cancelled')];
  expect(lessonsOfDay(lessons, '2031-09-08')).toEqual({ open: [lessons[0]], now: [], next: [] });
});

test('today shows held ones too, the days after only what is planned', () => {
  const held = lesson('2031-09-08', 'completed');
  const later = lesson('2031-09-09');
  expect(lessonsOfDay([held, later, lesson('2031-09-10', 'postponed')], '2031-09-08')).toEqual({ open: [], now: [held], next: [later] });
});

test.each([
  ['2031-12-31', 1, '2032-01-01'],
  ['2032-03-01', -1, '2032-02-29'],
  // Clocks change on this day in Jerusalem; the date doesn't care.
  ['2026-03-27', 1, '2026-03-28'],
])('%s and %i days is %s', (date, days, other) => {
  expect(dayAway(date, days)).toBe(other);
});

test('the page looks two weeks back and one ahead', () => {
  expect(daysAround('2031-09-15')).toEqual({ from: '2031-09-01', to: '2031-09-22' });
});
