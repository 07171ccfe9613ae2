import { expect, test } from 'vitest';
import { fromMinor, minorDigits, toMinor } from './money.ts';

test.each([
  ['ILS', 0.29, 29],
  ['ILS', 1250.5, 125_050],
  ['GBP', 19.99, 1999],
  ['VND', 350_000, 350_000],
])('%s %d is stored as %i', (currency, amount, minor) => {
  expect(toMinor(amount, currency)).toBe(minor);
  expect(fromMinor(minor, currency)).toBe(amount);
});

test('the dong has no smaller unit', () => {
  expect(minorDigits('VND')).toBe(0);
});
