import { Temporal } from 'temporal-polyfill';

/** A day by the school's own clock. */
export interface SchoolDay {
  date: string;
  /** Monday is 1, Sunday 7. */
  weekday: number;
  /** Its first instant, ms since 1970. */
  startsAt: number;
}

/** The last `count` local days of a time zone, oldest first; the last is today. */
export function schoolDays(now: number, timezone: string, count: number): SchoolDay[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone).toPlainDate();
  return Array.from({ length: count }, (_, index) => {
    const date = today.subtract({ days: count - 1 - index });
    return { date: date.toString(), weekday: date.dayOfWeek, startsAt: date.toZonedDateTime(timezone).epochMilliseconds };
  });
}
