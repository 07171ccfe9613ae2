import { expect, test } from 'vitest';
import { hourlyRate, instructorPay, minutesBetween, type Teacher } from './instructor-pay.ts';

const freelancer: Teacher = { employmentType: 'freelancer', rateFrontal: 12_000, rateOnline: 10_000, ratePrivate: null };
const employee: Teacher = { ...freelancer, employmentType: 'employee' };
const hourly = { mode: 'hourly', dailyRate: null, carriesDailyRate: false, paidPercent: 100, overheadBp: 3000 } as const;
const daily = { ...hourly, mode: 'daily', dailyRate: 60_000 } as const;

test.each([
  ['a freelancer, 90 minutes at 120.00', { ...hourly, teacher: freelancer, activityType: 'frontal', minutes: 90 }, 18_000],
  ['an employee costs 30 % more', { ...hourly, teacher: employee, activityType: 'frontal', minutes: 90 }, 23_400],
  ['an online lesson has its own rate', { ...hourly, teacher: freelancer, activityType: 'online', minutes: 60 }, 10_000],
  ['a private one falls back to the frontal rate', { ...hourly, teacher: freelancer, activityType: 'private', minutes: 60 }, 12_000],
  ['50 minutes at 120.00 is 100.00', { ...hourly, teacher: freelancer, activityType: 'frontal', minutes: 50 }, 10_000],
  ['7 minutes of an employee', { ...hourly, teacher: employee, activityType: 'frontal', minutes: 7 }, 1820],
  [
    'the meeting that carries the day',
    { ...daily, teacher: freelancer, activityType: 'frontal', minutes: 45, carriesDailyRate: true },
    60_000,
  ],
  ['an employee’s day', { ...daily, teacher: employee, activityType: 'frontal', minutes: 45, carriesDailyRate: true }, 78_000],
  ['another meeting of that day', { ...daily, teacher: freelancer, activityType: 'frontal', minutes: 45 }, 0],
  ['half is paid', { ...hourly, paidPercent: 50, teacher: employee, activityType: 'frontal', minutes: 90 }, 11_700],
] as const)('%s', (_, work, expected) => {
  expect(instructorPay(work)).toBe(expected);
});

test('the amount is rounded once, at the end', () => {
  // 29 × 1 / 60 = 0.483; × 1.3 = 0.628, which is 1. Rounded before the overhead it would be 0.
  expect(instructorPay({ ...hourly, teacher: { ...employee, rateFrontal: 29 }, activityType: 'frontal', minutes: 1 })).toBe(1);
});

test('nothing is paid when no rate is agreed', () => {
  expect(hourlyRate({ rateFrontal: null, rateOnline: null, ratePrivate: null }, 'online')).toBeNull();
});

test('minutes between two times', () => {
  expect(minutesBetween('16:00', '17:30')).toBe(90);
});
