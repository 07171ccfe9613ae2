import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partOf, roundedHalfUp } from './rounding.ts';

test.each([
  [5n, 2n, 3],
  [-5n, 2n, -2],
  [7n, 3n, 2],
  [8n, 3n, 3],
  [-7n, 3n, -2],
  [-8n, 3n, -3],
  [0n, 9n, 0],
  [1n, 2n, 1],
  [-1n, 2n, 0],
])('%s / %s is %i', (numerator, denominator, expected) => {
  expect(roundedHalfUp(numerator, denominator)).toBe(expected);
});

test('the rounded value is never more than a half away, and a half goes up', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 6n }), (numerator, denominator) => {
      const twiceOff = 2n * (BigInt(roundedHalfUp(numerator, denominator)) * denominator - numerator);
      expect(twiceOff > -denominator && twiceOff <= denominator).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('what can’t be kept exactly is refused', () => {
  expect(() => roundedHalfUp(10n ** 17n, 1n)).toThrow(RangeError);
  expect(() => roundedHalfUp(1n, 0n)).toThrow(RangeError);
});

test('18 % of 1,000.25', () => {
  expect(partOf(100_025, 1800)).toBe(18_005);
});
