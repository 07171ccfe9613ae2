import { Temporal } from 'temporal-polyfill';

/**
 * The instant of a time on the wall, in UTC: `2026-10-25`, `16:00`, `Asia/Jerusalem` → `2026-10-25T14:00:00Z`.
 * A time that a clock change skips is the same distance after the change (02:30 → 03:30); one that comes twice is the first.
 */
export function instantOf(date: string, time: string, timeZone: string): string {
  return Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
    .toInstant()
    .toString();
}

/** The local date and time of an instant: `{date: '2026-10-25', time: '16:00'}`. */
export function localOf(instant: string, timeZone: string): { date: string; time: string } {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return { date: local.toPlainDate().toString(), time: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

/** The calendar date before a date. */
export function dayBefore(date: string): string {
  return Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
}

/** The calendar date so many days on, or back. */
export function daysAfter(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** How many days later the second date is. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to).days;
}
