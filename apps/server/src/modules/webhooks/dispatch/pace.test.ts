import { expect, test } from 'vitest';
import { afterFailure, afterSuccess, freshPace, isOpen } from './pace.ts';

test('attempts that ran side by side are one failing round', () => {
  let pace = freshPace(10);
  for (let n = 0; n < 10; n++) pace = afterFailure(pace, 100, 200 + n);
  expect(pace).toEqual({ slots: 5, failedRounds: 1, countedAt: 200, pausedUntil: 0 });
});

test('a delivery by itself has its five attempts before the breaker opens; then pauses grow to a minute', () => {
  let [pace, now] = [freshPace(10), 1000];
  const pauses: number[] = [];
  for (let round = 1; round <= 13; round++) {
    pace = afterFailure(pace, now, now + 10);
    now += 100;
    pauses.push(pace.pausedUntil === 0 ? 0 : pace.pausedUntil - pace.countedAt);
  }
  expect(pauses).toEqual([0, 0, 0, 0, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  expect([pace.slots, isOpen(pace)]).toEqual([1, true]);
});

test('after recovery it goes faster by degrees', () => {
  let pace = { ...freshPace(1), failedRounds: 7 };
  const slots: number[] = [];
  for (let n = 0; n < 5; n++) {
    pace = afterSuccess(pace, 10);
    slots.push(pace.slots);
  }
  expect(slots).toEqual([2, 4, 8, 10, 10]);
  expect(isOpen(pace)).toBe(false);
});
