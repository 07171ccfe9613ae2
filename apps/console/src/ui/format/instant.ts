import type { Locale } from '../../i18n/locale.ts';
import { dateFormat, isoDateFormat, relativeFormat } from './intl.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface Place {
  locale: Locale;
  /** The school's zone, IANA name. */
  timeZone: string;
}

/** An instant on the school's clock: "12 Mar 2026, 14:05". */
export function formatInstant(iso: string, { locale, timeZone }: Place): string {
  return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(iso));
}

/** The same, followed by the zone's name when the reader's own clock shows another time at that moment. */
export function formatInstantWithZone(iso: string, place: Place, viewerZone: string): string {
  const text = formatInstant(iso, place);
  return hasSameClock(iso, place.timeZone, viewerZone) ? text : `${text} (${zoneName(place.timeZone)})`;
}

export function hasSameClock(iso: string, zone: string, otherZone: string): boolean {
  const at = new Date(iso);
  const options = { dateStyle: 'short', timeStyle: 'short' } as const;
  return dateFormat('en', { ...options, timeZone: zone }).format(at) === dateFormat('en', { ...options, timeZone: otherZone }).format(at);
}

export function zoneName(timeZone: string): string {
  return timeZone.replaceAll('_', ' ');
}

/**
 * "5 minutes ago", "yesterday", "3 weeks ago". From a day on it counts the school's calendar days, so that
 * yesterday's evening lesson is "yesterday" in the morning and not "14 hours ago, or 1 day?".
 */
export function formatRelative(iso: string, nowMs: number, { locale, timeZone }: Place): string {
  const format = (value: number, unit: Intl.RelativeTimeFormatUnit) =>
    uncapitalized(
      // CLDR's Hebrew repeats the number after words that hold it: "לפני שעתיים (2)".
      relativeFormat(locale)
        .format(value, unit)
        .replace(/ \(\d+\)$/, ''),
      locale,
    );
  const diffMs = new Date(iso).getTime() - nowMs;
  const sizeMs = Math.abs(diffMs);
  if (sizeMs < MINUTE_MS) return format(0, 'second');
  if (sizeMs < HOUR_MS) return format(Math.trunc(diffMs / MINUTE_MS), 'minute');
  const days = calendarDaysBetween(nowMs, new Date(iso).getTime(), timeZone);
  if (days === 0 || sizeMs < 6 * HOUR_MS) return format(Math.trunc(diffMs / HOUR_MS), 'hour');
  if (Math.abs(days) < 14) return format(days, 'day');
  if (Math.abs(days) < 60) return format(Math.trunc(days / 7), 'week');
  if (Math.abs(days) < 730) return format(Math.trunc(days / 30.44), 'month');
  return format(Math.trunc(days / 365.25), 'year');
}

export function capitalized(text: string, locale: Locale): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

// CLDR's Vietnamese capitalises "Hôm qua" and nothing else; sentences need it small.
function uncapitalized(text: string, locale: Locale): string {
  return text.charAt(0).toLocaleLowerCase(locale) + text.slice(1);
}

/** The school's calendar date at an instant, `YYYY-MM-DD`. */
export function localDate(atMs: number, timeZone: string): string {
  return isoDateFormat(timeZone).format(atMs);
}

export function calendarDaysBetween(fromMs: number, toMs: number, timeZone: string): number {
  return (Date.parse(localDate(toMs, timeZone)) - Date.parse(localDate(fromMs, timeZone))) / DAY_MS;
}
