import { expect, test } from 'vitest';
import { weekBegins } from './today-figures.ts';

test.each([
  ['2026-02-19', '2026-02-13'],
  ['2026-03-03', '2026-02-25'],
  ['2026-01-01', '2025-12-26'],
])('seven days that end with %s begin with %s', (today, first) => {
  expect(weekBegins(today)).toBe(first);
});
