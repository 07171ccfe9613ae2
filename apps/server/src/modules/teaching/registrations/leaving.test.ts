import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prorated } from '../money/proration.ts';
import { refundOnLeaving } from './leaving.ts';

const coming = ['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28'].map((date) => ({ date, isLate: false }));
const leaving = { amount: 40_000, held: 0, unplanned: 0, coming, effectiveDate: '2026-09-21', latePercent: 100 };

test.each([
  ['two of four lessons are missed', {}, 20_000],
  ['all are', { effectiveDate: '2026-09-01' }, 40_000],
  ['none is', { effectiveDate: '2026-10-01' }, 0],
  ['lessons without a day are missed, too', { unplanned: 4 }, 30_000],
  ['one held before, of five', { held: 1 }, 16_000],
  ['there were no lessons', { coming: [] }, 40_000],
  ['one is cancelled too late and charged whole', { coming: coming.map((one, n) => ({ ...one, isLate: n === 2 })) }, 10_000],
  ['… and charged half', { coming: coming.map((one, n) => ({ ...one, isLate: n === 2 })), latePercent: 50 }, 15_000],
])('not owed when %s', (_, changes, refund) => {
  expect(refundOnLeaving({ ...leaving, ...changes })).toBe(refund);
});

test('what is not owed is between nothing and the price, and less the later somebody leaves', () => {
  fc.assert(
    fc.property(fc.nat(10 ** 9), fc.nat(9), fc.nat(9), fc.nat(100), (amount, held, unplanned, latePercent) => {
      const refunds = ['2026-09-01', '2026-09-08', '2026-09-15', '2026-10-01'].map((effectiveDate) =>
        refundOnLeaving({ amount, held, unplanned, coming, effectiveDate, latePercent }),
      );
      expect(refunds).toEqual([...refunds].sort((a, b) => b - a));
      for (const refund of refunds) expect(refund >= 0 && refund <= amount).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [40_000, 2, 4, 20_000],
  [40_001, 3, 4, 30_001], // 30,000.75
  [1000, 1, 3, 333],
  [1000, 0, 3, 0],
  [1000, 5, 3, 1000],
  [1000, 0, 0, 1000],
])('%i for %i of %i lessons is %i', (price, left, lessons, expected) => {
  expect(prorated(price, left, lessons)).toBe(expected);
});
