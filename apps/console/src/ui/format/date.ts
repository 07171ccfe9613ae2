import type { Locale } from '../../i18n/locale.ts';
import { dateFormat } from './intl.ts';

/** A calendar date has no zone; reading and writing it in UTC keeps it the same day everywhere. */
export function formatDate(date: string, locale: Locale): string {
  return dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date));
}

/** Full years on `today`. Born on 29 February, one turns a year older on 1 March. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** `days` before a date, both included: 30 days up to the 30th start on the 1st. */
export function daysUpTo(date: string, days: number): string {
  const start = new Date(date);
  start.setUTCDate(start.getUTCDate() - (days - 1));
  return start.toISOString().slice(0, 10);
}

/** The month of a date, or of a month `YYYY-MM`: "October 2026". */
export function formatMonth(date: string, locale: Locale): string {
  return dateFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(date));
}

/** Days from one to the other, both included, without saying twice what is the same. */
export function formatDays(from: string, to: string, locale: Locale): string {
  return dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(new Date(from), new Date(to));
}
