import { expect, test } from 'vitest';
import { hasPlace, openAmount } from './registration.ts';

test.each([
  [{ dueAmount: 40_000, paidAmount: 0 }, 40_000],
  [{ dueAmount: 40_000, paidAmount: 40_000 }, 0],
  // More was paid than is owed: it stands to their credit.
  [{ dueAmount: 10_000, paidAmount: 40_000 }, -30_000],
  // Who may not see amounts sees none made of them.
  [{ dueAmount: null, paidAmount: 40_000 }, null],
  [{ dueAmount: 40_000, paidAmount: null }, null],
])('%o leaves %s open', (registration, open) => {
  expect(openAmount(registration)).toBe(open);
});

test('a trial takes a place, waiting and having left do not', () => {
  expect((['registered', 'active', 'trial'] as const).every((status) => hasPlace({ status }))).toBe(true);
  expect((['waitlisted', 'cancelled', 'completed'] as const).some((status) => hasPlace({ status }))).toBe(false);
});
