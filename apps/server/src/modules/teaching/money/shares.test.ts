import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isThere, type ShareHolder, sharesToCome, spread } from './shares.ts';

test.each([
  [1000, 3, [334, 333, 333]],
  [1001, 3, [334, 334, 333]],
  [2, 4, [1, 1, 0, 0]],
  [0, 2, [0, 0]],
  [-1000, 3, [-334, -333, -333]],
])('%i over %i lessons', (amount, lessons, expected) => {
  expect(spread(amount, lessons)).toEqual(expected);
});

test('shares add up to the amount and differ by one unit at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.integer({ min: 1, max: 500 }), (amount, lessons) => {
      const shares = spread(amount, lessons);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 2000 },
  );
});

const holder = (changes: Partial<ShareHolder>): ShareHolder => ({
  id: 'reg_1',
  netAmount: 1000,
  startsOn: null,
  endsOn: null,
  allocated: 0,
  ...changes,
});
const meetings = ['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28'].map((date, place) => ({ id: `m${place}`, date }));

test('lessons without a date yet keep their part', () => {
  expect(sharesToCome(holder({}), meetings, 4).shares).toEqual(new Map(meetings.map(({ id }) => [id, 125])));
});

test('somebody who joins late pays for the lessons from then on, and for no others', () => {
  expect(sharesToCome(holder({ startsOn: '2026-09-15' }), meetings, 0).shares).toEqual(
    new Map([
      ['m2', 500],
      ['m3', 500],
    ]),
  );
});

test('what was handed out stays; the rest is spread over what is left', () => {
  expect([...sharesToCome(holder({ allocated: 400 }), meetings.slice(1), 0).shares.values()]).toEqual([200, 200, 200]);
});

test('when more was handed out than there is, lessons to come earn nothing and the difference is said', () => {
  const { shares, unallocated } = sharesToCome(holder({ allocated: 1200 }), meetings, 0);
  expect([...shares.values()]).toEqual([0, 0, 0, 0]);
  expect(unallocated).toBe(-200);
});

test('shares and what is unallocated are always what there was to hand out', () => {
  const date = fc.integer({ min: 1, max: 28 }).map((day) => `2026-09-${String(day).padStart(2, '0')}`);
  fc.assert(
    fc.property(
      fc.record({ netAmount: fc.nat(10 ** 9), allocated: fc.nat(10 ** 9), startsOn: fc.option(date), endsOn: fc.option(date) }),
      fc.uniqueArray(date, { maxLength: 20 }),
      (given, dates) => {
        const own = dates.sort().map((day) => ({ id: day, date: day }));
        const { shares, unallocated } = sharesToCome({ id: 'r', ...given }, own, 0);
        expect([...shares.values()].reduce((sum, share) => sum + share, 0) + unallocated).toBe(given.netAmount - given.allocated);
        for (const day of shares.keys()) expect(isThere(given, day)).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
