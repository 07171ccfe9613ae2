/** Days of the school's calendar, `YYYY-MM-DD`, both included; an end left out is open. */
export interface Period {
  from?: string;
  to?: string;
}

export const PERIODS = ['month', 'lastMonth', 'year', 'schoolYear', 'all'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** What the quick choices mean on a day. A school year begins in September. */
export function periodOf(name: PeriodName, today: string): Period {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  switch (name) {
    case 'month':
      return monthOf(today);
    case 'lastMonth':
      return monthOf(dayOf(year, month - 1, 1));
    case 'year':
      return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) };
    case 'schoolYear': {
      const first = month >= 9 ? year : year - 1;
      return { from: dayOf(first, 9, 1), to: dayOf(first + 1, 8, 31) };
    }
    case 'all':
      return {};
  }
}

/** The whole month of a day, or of a month `YYYY-MM`. */
export function monthOf(day: string): { from: string; to: string } {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  return { from: dayOf(year, month, 1), to: dayOf(year, month + 1, 0) };
}

/** The days that both have. */
export function within(one: Period, other: Period): Period {
  const from = [one.from, other.from]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  const to = [one.to, other.to].filter((day) => day !== undefined).sort()[0];
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

// Months and days may run over: month 13 is January, day 0 the last of the month before.
function dayOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
