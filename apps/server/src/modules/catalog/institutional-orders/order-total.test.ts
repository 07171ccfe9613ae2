import { expect, it } from 'vitest';
import { estimatedTotal } from './order-total.ts';

it.each([
  { given: 900_000, price: 45_000, meetings: 30, total: 900_000 },
  { given: 0, price: 45_000, meetings: 30, total: 0 },
  { given: null, price: 45_000, meetings: 30, total: 1_350_000 },
  { given: null, price: 45_000, meetings: 0, total: 0 },
  { given: null, price: null, meetings: 30, total: null },
  { given: null, price: 45_000, meetings: null, total: null },
  { given: null, price: 100_000_000_000, meetings: 10_000, total: 1_000_000_000_000_000 },
])('given $given, $price a meeting, $meetings meetings: $total', ({ given, price, meetings, total }) => {
  expect(estimatedTotal(given, price, meetings)).toBe(total);
});
