import { expect, test } from 'vitest';
import { handedOut, hasMoved, paySteps, revenueTotal } from './money-steps.ts';
import type { RegistrationWhy, WhyPay, WhyRevenue } from './why.ts';

const pay: WhyPay = {
  ...{ amount: 0, computedNow: 0, rule: 'hourly', activityType: 'frontal', rate: 12_000, minutes: 60, paidPercent: 100, overheadBp: 0 },
};

test.each<[string, Partial<WhyPay>, number[]]>([
  ['an hour of a freelancer', { computedNow: 12_000 }, [12_000]],
  ['an hour and a half of an employee', { minutes: 90, overheadBp: 3000, computedNow: 23_400 }, [18_000, 5400]],
  // 100.01 × 50 min = 83.3416…, half of it 41.67…, with 30 % 54.17.
  [
    'half paid, and nothing divides',
    { rate: 10_001, minutes: 50, paidPercent: 50, overheadBp: 3000, computedNow: 5417 },
    [8334, -4167, 1250],
  ],
  ['a day', { rule: 'daily', rate: 60_000, computedNow: 60_000 }, [60_000]],
  ['a day somebody was already paid for', { rule: 'day_paid_elsewhere', rate: 60_000 }, []],
  ['no rate agreed', { rate: null }, []],
])('the lines of %s add up to it', (_, change, amounts) => {
  const given = { ...pay, ...change };
  const steps = paySteps(given).map(({ amount }) => amount);
  expect(steps).toEqual(amounts);
  expect(steps.reduce((sum, amount) => sum + amount, 0)).toBe(given.computedNow);
});

test('any rate, time, part and overhead: the lines add up to what the server computed', () => {
  for (let n = 0; n < 500; n++) {
    const [rate, minutes, paidPercent, overheadBp] = [7 + n * 37, 15 + (n % 12) * 5, n % 3 === 0 ? 100 : n % 101, n % 2 === 0 ? 0 : n * 11];
    // Rounded once, a half up, as the server does it, in whole numbers.
    const computedNow = Math.floor((rate * minutes * paidPercent * (10_000 + overheadBp) * 2 + 60_000_000) / 120_000_000);
    const given = { ...pay, rate, minutes, paidPercent, overheadBp, computedNow };
    expect(paySteps(given).reduce((sum, { amount }) => sum + amount, 0)).toBe(computedNow);
  }
});

const revenue: WhyRevenue = {
  ...{ amount: 0, computedNow: 0, rule: 'none', perMeeting: null, pricePerStudent: null, children: null, areChildrenAgreed: false },
  shares: [],
};
// The parts of a share that count here.
const share = (amount: number) => ({ amount }) as WhyRevenue['shares'][number];

test.each<[string, Partial<WhyRevenue>, number]>([
  ['no revenue', {}, 0],
  ['an agreed sum', { rule: 'per_meeting', perMeeting: 50_000 }, 50_000],
  ['twelve children', { rule: 'per_child', pricePerStudent: 3500, children: 12 }, 42_000],
  ['shares', { rule: 'shares', shares: [share(7501), share(10_000)] }, 17_501],
])('%s', (_, change, total) => {
  expect(revenueTotal({ ...revenue, ...change })).toBe(total);
});

test('only what is fixed can have moved', () => {
  expect(hasMoved({ amount: 1, computedNow: 2 }, true)).toBe(true);
  expect(hasMoved({ amount: 2, computedNow: 2 }, true)).toBe(false);
  expect(hasMoved({ amount: 1, computedNow: 2 }, false)).toBe(false);
});

test('a registration’s lines are its net amount, whatever an absence took off', () => {
  const line = { kind: 'held' as const, meetingId: 'm', date: '2031-09-01', allocated: 8475, amount: 0 };
  const why: RegistrationWhy = {
    ...{ registrationId: 'r', amount: 10_000, refundAmount: 0, creditedAmount: 10_000, dueAmount: 0, paidAmount: 0 },
    ...{ vatRateBp: 1800, netAmount: 8475, lines: [line] },
  };
  expect(handedOut(why)).toBe(why.netAmount);
});
