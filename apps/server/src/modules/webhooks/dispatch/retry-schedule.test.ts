import { expect, test } from 'vitest';
import { retryAfterMs, waitAfter } from './retry-schedule.ts';

const failure = { schedule: 'short', attempts: 1, maxAttempts: 5, status: 500, retryAfterMs: null, chance: 0.5 } as const;
const waits = (more: object, count: number) => Array.from({ length: count }, (_, n) => waitAfter({ ...failure, ...more, attempts: n + 1 }));

test('the short schedule is the printed one', () => {
  expect(waits({}, 6)).toEqual([1000, 2000, 4000, 8000, null, null]);
});

test('the long schedule is three and a half days', () => {
  const long = waits({ schedule: 'long' }, 10);
  expect(long.map((ms) => (ms === null ? null : ms / 60_000))).toEqual([5 / 60, 5, 30, 120, 300, 600, 840, 1200, 1440, null]);
});

test('jitter is at most a tenth', () => {
  expect([0, 1].map((chance) => waitAfter({ ...failure, chance }))).toEqual([900, 1100]);
});

test('Retry-After is honoured, up to a day; after a 429 without it the long schedule waits a minute', () => {
  expect(waitAfter({ ...failure, retryAfterMs: 90_000 })).toBe(90_000);
  expect(waitAfter({ ...failure, retryAfterMs: 10 })).toBe(1000);
  expect(waitAfter({ ...failure, schedule: 'long', status: 429 })).toBe(60_000);
  expect(waitAfter({ ...failure, status: 429 })).toBe(1000);
});

test.each([
  ['120', 120_000],
  ['0', null],
  ['-5', null],
  ['soon', null],
  [undefined, null],
  ['99999999', 86_400_000],
  ['Sat, 21 Nov 2026 10:00:30 GMT', 30_000],
  ['Sat, 21 Nov 2026 09:00:00 GMT', null],
])('Retry-After: %s', (header, expected) => {
  expect(retryAfterMs(header, Date.parse('2026-11-21T10:00:00Z'))).toBe(expected);
});
