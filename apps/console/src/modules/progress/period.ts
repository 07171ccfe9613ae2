import { daysUpTo } from '../../ui/format/date.ts';
import type { DateRange } from './progress.ts';

export const PERIODS = [30, 90, 365] as const;
export type Period = (typeof PERIODS)[number];
export const USUAL_PERIOD: Period = 90;

/** `?days=30`; the usual period is left out of the address. */
export function parsePeriod(search: Record<string, unknown>): { days?: Period } {
  const days = PERIODS.find((each) => each === Number(search.days));
  return days && days !== USUAL_PERIOD ? { days } : {};
}

/** The last `days` days, today included. */
export function rangeOf(days: Period, today: string): DateRange {
  return { from: daysUpTo(today, days), to: today };
}
