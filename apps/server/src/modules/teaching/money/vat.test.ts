import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grossOf, netOf, vatRateOn } from './vat.ts';

test.each([
  [40_000, 1800, 33_898], // 33,898.305
  [118, 1800, 100],
  [1, 1800, 1], // 0.85
  [3, 10_000, 2], // 1.5 goes up
  [40_000, 0, 40_000],
])('%i with a rate of %i is %i without it', (gross, rate, net) => {
  expect(netOf(gross, rate)).toBe(net);
});

test('a net amount with VAT and without it again is the same', () => {
  fc.assert(
    fc.property(fc.nat(10 ** 9), fc.integer({ min: 0, max: 10_000 }), (net, rate) => {
      expect(netOf(grossOf(net, rate), rate)).toBe(net);
    }),
    { numRuns: 2000 },
  );
});

const periods = [
  { startsOn: '2026-01-01', rateBp: 1800 },
  { startsOn: '2015-10-01', rateBp: 1700 },
];
test.each([
  ['2015-09-30', 0],
  ['2015-10-01', 1700],
  ['2025-12-31', 1700],
  ['2026-01-01', 1800],
])('the rate on %s is %i', (day, rate) => {
  expect(vatRateOn(periods, day)).toBe(rate);
});
