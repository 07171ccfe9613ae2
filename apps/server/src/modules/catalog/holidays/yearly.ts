/** A repetition as jCal has it (RFC 7265): the parts of an RRULE in lower case. */
export type RepeatRule = Readonly<Record<string, unknown>>;

/** The parts that are understood. A rule with any other is not guessed at. */
const KNOWN = ['freq', 'interval', 'count', 'until', 'bymonth', 'bymonthday', 'byday', 'wkst'];
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

interface Yearly {
  interval: number;
  count: number;
  until: string;
  month: number;
  dayIn: (year: number, month: number) => number | null;
}

/**
 * The days on which something that began on `start` falls every year, up to `last`: on its own date, on a date of a
 * month, or on the n-th weekday of one (the last Monday of May). Null when it repeats in any other way. A count and
 * an interval run from the start; 29 February comes in leap years.
 */
export function yearlyDates(start: string, rule: RepeatRule, last: string): string[] | null {
  const yearly = readRule(start, rule);
  if (!yearly) return null;
  const dates: string[] = [];
  for (let year = Number(start.slice(0, 4)); year <= Number(last.slice(0, 4)); year += yearly.interval) {
    const day = yearly.dayIn(year, yearly.month);
    const date = day === null ? null : dateOf(year, yearly.month, day);
    if (!date || date < start) continue;
    if (date > last || date > yearly.until || dates.length >= yearly.count) break;
    dates.push(date);
  }
  return dates;
}

function readRule(start: string, rule: RepeatRule): Yearly | null {
  if (rule.freq !== 'YEARLY' || Object.keys(rule).some((part) => !KNOWN.includes(part))) return null;
  const { interval = 1, count = Number.POSITIVE_INFINITY, until = '9999', bymonth, bymonthday, byday } = rule;
  const month = bymonth ?? Number(start.slice(5, 7));
  if (!isCount(interval) || !isCount(count) || typeof until !== 'string' || !isCount(month) || month > 12) return null;
  const dayIn = readDay(start, bymonth !== undefined, bymonthday, byday);
  return dayIn && { interval, count, until: until.slice(0, 10), month, dayIn };
}

function readDay(start: string, hasMonth: boolean, bymonthday: unknown, byday: unknown): Yearly['dayIn'] | null {
  if (byday === undefined) {
    const day = bymonthday ?? Number(start.slice(8, 10));
    // By itself a day of the month would come in every month.
    if (!isCount(day) || (bymonthday !== undefined && !hasMonth)) return null;
    return () => day;
  }
  const [, sign, nth, weekday] = (typeof byday === 'string' && /^([+-]?)([1-5])(\w\w)$/.exec(byday)) || [];
  const place = WEEKDAYS.indexOf(weekday ?? '');
  // Without a month it would be the n-th weekday of the whole year.
  if (place < 0 || !hasMonth || bymonthday !== undefined) return null;
  return (year, month) => nthWeekday(year, month, place, Number(nth), sign === '-');
}

function nthWeekday(year: number, month: number, weekday: number, nth: number, fromEnd: boolean): number | null {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const first = 1 + ((weekday - new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 7) % 7);
  const all = Array.from({ length: 5 }, (_, week) => first + 7 * week).filter((day) => day <= days);
  return all.at(fromEnd ? -nth : nth - 1) ?? null;
}

function dateOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 1 && (Number.isInteger(value) || value === Number.POSITIVE_INFINITY);
}
