import { expect, test } from 'vitest';
import { moneyOfCycle } from './money-of-cycle.ts';

const held = { status: 'completed', revenue: 10_000, instructorPayment: 3_000 } as const;
const planned = { status: 'scheduled', revenue: 10_001, instructorPayment: 3_000 } as const;
const cancelled = { status: 'cancelled', revenue: 0, instructorPayment: 1_500 } as const;

test('held lessons have earned and cost, planned ones are to come, a paid cancellation costs', () => {
  expect(moneyOfCycle([held, held, planned, cancelled], [])).toEqual({ earned: 20_000, toCome: 10_001, cost: 7_500, owed: 0 });
});

test('credit of one family does not pay for another, and who waits owes nothing', () => {
  const owing = { status: 'active', dueAmount: 40_000, paidAmount: 10_000 } as const;
  const ahead = { status: 'active', dueAmount: 40_000, paidAmount: 50_000 } as const;
  const waiting = { status: 'waitlisted', dueAmount: 40_000, paidAmount: 0 } as const;
  expect(moneyOfCycle([], [owing, ahead, waiting]).owed).toBe(30_000);
});

test('pay that may not be seen is not taken for nothing', () => {
  expect(moneyOfCycle([held, { ...held, instructorPayment: null }], []).cost).toBeNull();
});
