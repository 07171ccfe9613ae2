import { expect, test } from 'vitest';
import type { KeyUse } from '../api-key.ts';
import { sharesOf, usageSeries } from './usage-series.ts';

const use: KeyUse = {
  days: [
    { date: '2026-02-19', requests: 4, byGroup: { students: 3, leads: 1 }, byStatus: { '2xx': 3, '4xx': 1 } },
    { date: '2026-02-17', requests: 12, byGroup: { leads: 12 }, byStatus: { '2xx': 12 } },
  ],
};

test('thirty days up to today, oldest first, quiet ones as nought', () => {
  const { dates, values } = usageSeries(use, '2026-02-19');
  expect([dates.length, dates[0], dates.at(-1)]).toEqual([30, '2026-01-21', '2026-02-19']);
  expect(values.slice(-3)).toEqual([12, 0, 4]);
  expect(values.reduce((sum, value) => sum + value, 0)).toBe(16);
});

test('parts of the API and kinds of answers are summed up, the most first', () => {
  expect(sharesOf(use, 'byGroup')).toEqual([
    { name: 'leads', requests: 13 },
    { name: 'students', requests: 3 },
  ]);
  expect(sharesOf(use, 'byStatus')).toEqual([
    { name: '2xx', requests: 15 },
    { name: '4xx', requests: 1 },
  ]);
});
