import { expect, test } from 'vitest';
import { healthSeries, sumOf } from './health-series.ts';

const now = Date.parse('2026-11-21T09:40:00Z');
const hours = [
  { at: '2026-11-21T07:00:00.000Z', arrived: 3, givenUp: 1, usualMs: 40, slowMs: 90 },
  { at: '2026-11-21T09:00:00.000Z', arrived: 5, givenUp: 0, usualMs: 20, slowMs: 30 },
];

test('every hour up to the running one, quiet ones as nought, and no speed where nothing was answered', () => {
  const series = healthSeries({ countedFrom: '2026-11-21T06:00:00.000Z', hours }, now, 4);
  expect(series.hours.map((at) => at.slice(11, 13))).toEqual(['06', '07', '08', '09']);
  expect(series.arrived).toEqual([0, 3, 0, 5]);
  expect(series.givenUp).toEqual([0, 1, 0, 0]);
  expect(series.usualMs).toEqual([null, 40, null, 20]);
  expect(sumOf(series.arrived)).toBe(8);
});

test('hours before the first that was counted are unknown, not quiet', () => {
  const series = healthSeries({ countedFrom: '2026-11-21T07:20:00.000Z', hours }, now, 4);
  expect(series.arrived).toEqual([null, 3, 0, 5]);
});
