import { daysUpTo } from '../../../../ui/format/date.ts';
import type { KeyUse } from '../api-key.ts';

const DAYS = 30;

/** Requests of each of the last thirty days, oldest first; a day without any is 0. */
export function usageSeries({ days }: KeyUse, today: string): { dates: string[]; values: number[] } {
  const requests = new Map(days.map((day) => [day.date, day.requests]));
  const dates = Array.from({ length: DAYS }, (_, index) => daysUpTo(today, DAYS - index));
  return { dates, values: dates.map((date) => requests.get(date) ?? 0) };
}

export interface Share {
  name: string;
  requests: number;
}

/** All days summed up by one of their counts, the most first. */
export function sharesOf({ days }: KeyUse, by: 'byGroup' | 'byStatus'): Share[] {
  const sums = new Map<string, number>();
  for (const day of days) {
    for (const [name, requests] of Object.entries(day[by])) sums.set(name, (sums.get(name) ?? 0) + requests);
  }
  return [...sums].map(([name, requests]) => ({ name, requests })).sort((one, other) => other.requests - one.requests);
}
