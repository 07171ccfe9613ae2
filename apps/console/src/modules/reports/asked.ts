import { monthOf, PERIODS, type Period, type PeriodName, periodOf, within } from './periods.ts';

/** What a report can be narrowed to, by the API's names. */
export const REPORT_FILTERS = [
  ...['branchId', 'courseId', 'cycleId', 'instructorId', 'customerId', 'studentId', 'ownerId'],
  ...['status', 'source', 'channel', 'skill', 'without'],
] as const;
export type ReportFilter = 'branchId' | 'courseId' | 'cycleId' | 'instructorId' | 'customerId' | 'studentId' | 'ownerId' | WordFilter;
type WordFilter = 'status' | 'source' | 'channel' | 'skill' | 'without';

/** The days and filters a report was asked for. */
export type Asked = Period & { [Filter in ReportFilter]?: string };

/** As it stands in the address: days, filters, grouping, sorting, and which figure is drawn. */
export type ReportSearch = { [name: string]: string | undefined };

const PLAIN = [...REPORT_FILTERS, 'groupBy', 'sort', 'figure'] as const;

/** From the address, which anyone may have typed: what isn't understood is dropped. */
export function parseReportSearch(search: Record<string, unknown>): ReportSearch {
  const state: ReportSearch = {};
  for (const name of PLAIN) {
    const value = search[name];
    if (typeof value === 'string' && value !== '' && value.length <= 200) state[name] = value;
  }
  for (const name of ['from', 'to'] as const) if (isDay(search[name])) state[name] = search[name];
  if (search.period === 'all' && !state.from && !state.to) state.period = 'all';
  if (search.order === 'asc') state.order = 'asc';
  return state;
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
}

/** The days meant by an address: its own, all of them, or the usual ones. */
export function periodIn({ from, to, period }: ReportSearch, usual: PeriodName, today: string): Period {
  if (from || to) return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  return period === 'all' ? {} : periodOf(usual, today);
}

/** The address for some days: the open period is said in words, since no days at all are the usual ones. */
export function periodSearch({ from, to }: Period): ReportSearch {
  return { from, to, period: from || to ? undefined : 'all' };
}

/** Which quick choice the days are, if any. */
export function nameOfPeriod(period: Period, today: string): PeriodName | null {
  return (
    PERIODS.find((name) => {
      const { from, to } = periodOf(name, today);
      return from === period.from && to === period.to;
    }) ?? null
  );
}

/** A report's own filters out of the address, with the days. */
export function askedIn(search: ReportSearch, filters: readonly ReportFilter[], period: Period): Asked {
  const own = filters.flatMap((name) => (search[name] ? [[name, search[name]] as const] : []));
  return { ...period, ...Object.fromEntries(own) };
}

const ID_OF: Readonly<Record<string, ReportFilter>> = {
  ...{ branch: 'branchId', course: 'courseId', cycle: 'cycleId', instructor: 'instructorId' },
  ...{ customer: 'customerId', student: 'studentId', owner: 'ownerId', source: 'source', channel: 'channel', skill: 'skill' },
};

/** What was asked, and besides what one row of a grouping stands for. */
export function narrowed(asked: Asked, groupBy: string, key: string | null): Asked {
  if (groupBy === 'month' && key) return { ...asked, ...within(asked, monthOf(key)) };
  if (groupBy === 'day' && key) return { ...asked, from: key, to: key };
  const filter = ID_OF[groupBy];
  if (!filter) return asked;
  return key === null ? { ...asked, without: groupBy } : { ...asked, [filter]: key };
}

/** The address of a report that is asked so. */
export function searchOf({ from, to, ...filters }: Asked, more: ReportSearch = {}): ReportSearch {
  return { ...periodSearch({ from, to }), ...filters, ...more };
}
