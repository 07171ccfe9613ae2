import { useContext, useMemo } from 'react';
import { useLocale } from '../../i18n/use-locale.ts';
import { formatDate, formatDays, formatMonth } from './date.ts';
import { formatInstant, formatInstantWithZone, formatRelative, localDate } from './instant.ts';
import { formatMinutes, formatNumber, formatPercent } from './number.ts';
import { SchoolZone } from './school-zone.ts';

const viewerZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every date and number on a page: the person's language, the school's clock. */
export function useFormat() {
  const locale = useLocale();
  const timeZone = useContext(SchoolZone);
  return useMemo(() => {
    const place = { locale, timeZone };
    return {
      locale,
      timeZone,
      date: (date: string) => formatDate(date, locale),
      month: (date: string) => formatMonth(date, locale),
      days: (from: string, to: string) => formatDays(from, to, locale),
      instant: (iso: string) => formatInstant(iso, place),
      instantWithZone: (iso: string) => formatInstantWithZone(iso, place, viewerZone),
      relative: (iso: string, nowMs: number) => formatRelative(iso, nowMs, place),
      today: (nowMs: number) => localDate(nowMs, timeZone),
      number: (value: number) => formatNumber(value, locale),
      percent: (points: number) => formatPercent(points, locale),
      minutes: (minutes: number) => formatMinutes(minutes, locale),
    };
  }, [locale, timeZone]);
}
