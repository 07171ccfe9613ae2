import { roundedHalfUp } from './rounding.ts';

export type ActivityType = 'online' | 'frontal' | 'private';

/** What an instructor costs per hour, in the minor unit; null: not agreed. */
export interface Rates {
  rateFrontal: number | null;
  rateOnline: number | null;
  ratePrivate: number | null;
}

/** Somebody who teaches: an employee costs the employer's overhead on top. */
export interface Teacher extends Rates {
  employmentType: 'employee' | 'freelancer';
}

/** The hourly rate of a kind of lesson; online and private ones fall back to the frontal rate. Null: none is agreed. */
export function hourlyRate(rates: Rates, activityType: ActivityType): number | null {
  if (activityType === 'online') return rates.rateOnline ?? rates.rateFrontal;
  if (activityType === 'private') return rates.ratePrivate ?? rates.rateFrontal;
  return rates.rateFrontal;
}

/** Minutes between two times of one day, HH:MM. */
export function minutesBetween(startTime: string, endTime: string): number {
  return minuteOf(endTime) - minuteOf(startTime);
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

interface Work {
  teacher: Teacher;
  /** By the hour, or the day's rate; the rate counts on the one meeting of the day that carries it. */
  mode: 'hourly' | 'daily';
  dailyRate: number | null;
  carriesDailyRate: boolean;
  activityType: ActivityType;
  minutes: number;
  /** The part that is paid for who was there, in percent: 100 unless every mark says less. */
  paidPercent: number;
  /** The employer's overhead on an employee's pay, in basis points. */
  overheadBp: number;
}

/**
 * What a meeting's instructor costs, in the minor unit: rate × hours, or the day's rate once, × the part paid ×
 * (1 + overhead) for an employee. Rounded once, at the end, a half going up. 0 when no rate is agreed.
 */
export function instructorPay(work: Work): number {
  const overhead = work.teacher.employmentType === 'employee' ? work.overheadBp : 0;
  const factor = BigInt(work.paidPercent) * (10_000n + BigInt(overhead));
  if (work.mode === 'daily') {
    return work.carriesDailyRate ? roundedHalfUp(BigInt(work.dailyRate ?? 0) * factor, 100n * 10_000n) : 0;
  }
  const rate = hourlyRate(work.teacher, work.activityType) ?? 0;
  return roundedHalfUp(BigInt(rate) * BigInt(work.minutes) * factor, 60n * 100n * 10_000n);
}
