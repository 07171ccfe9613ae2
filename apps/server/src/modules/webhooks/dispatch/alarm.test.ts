import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Alarm } from './alarm.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('rings at each moment it was set for, whatever the order, and never early', () => {
  const alarm = new Alarm();
  const rang: number[] = [];
  const set = (ms: number) => alarm.ringIn(ms, () => rang.push(performance.now()));
  const begun = performance.now();
  for (const ms of [5000, 1000, 8000, 1010, 3000]) set(ms);
  vi.advanceTimersByTime(20_000);
  const waits = rang.map((at) => at - begun);
  for (const ms of [1000, 1010, 3000, 5000, 8000]) expect(waits.some((wait) => wait >= ms && wait <= ms + 110)).toBe(true);
  expect(waits.length).toBeLessThanOrEqual(5);
  expect(alarm.isSet).toBe(false);
});

test('a closed one is silent, also when it is set again', () => {
  const alarm = new Alarm();
  let rings = 0;
  alarm.ringIn(500, () => rings++);
  alarm.close();
  alarm.ringIn(500, () => rings++);
  vi.advanceTimersByTime(2000);
  expect([rings, alarm.isSet]).toEqual([0, false]);
});
