import { expect, test } from 'vitest';
import { firstShown, LESSONS_SHOWN } from './grid.ts';

const weekly = Array.from({ length: 30 }, (_, week) => ({ date: new Date(Date.UTC(2031, 0, 1 + 7 * week)).toISOString().slice(0, 10) }));

test.each([
  // Before the first lesson, and after the last.
  ['2030-12-01', 0],
  ['2033-01-01', 20],
  // The twelfth lesson is today's: it and one to come stand at the end.
  [weekly[11]?.date ?? '', 4],
])('on %s the grid begins with lesson %i', (today, first) => {
  expect(firstShown(weekly, today)).toBe(first);
});

test('a short cycle is shown whole', () => {
  expect(firstShown(weekly.slice(0, LESSONS_SHOWN), '2033-01-01')).toBe(0);
});
