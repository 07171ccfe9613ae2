import { expect, test } from 'vitest';
import { startOfDay } from './day-start.ts';

test.each([
  ['2026-02-19', 'UTC', '2026-02-19T00:00:00.000Z'],
  ['2026-02-19', 'Asia/Ho_Chi_Minh', '2026-02-18T17:00:00.000Z'],
  ['2026-02-19', 'America/New_York', '2026-02-19T05:00:00.000Z'],
  ['2026-07-19', 'America/New_York', '2026-07-19T04:00:00.000Z'],
  // The clocks change that night, after midnight.
  ['2026-03-27', 'Asia/Jerusalem', '2026-03-26T22:00:00.000Z'],
  ['2026-03-28', 'Asia/Jerusalem', '2026-03-27T21:00:00.000Z'],
])('%s begins in %s at %s', (date, zone, instant) => {
  expect(startOfDay(date, zone)).toBe(instant);
});
