import { useMemo } from 'react';
import { useLocale } from '../../../i18n/use-locale.ts';
import { dateFormat } from '../../../ui/format/intl.ts';
import type { Choice } from '../../../ui/records/list-definition.ts';

/** Every zone this browser knows; `own` too, which may be an older or newer name. */
export function zoneChoices(own?: string): Choice[] {
  const zones = Intl.supportedValuesOf('timeZone');
  const all = !own || zones.includes(own) ? zones : [own, ...zones];
  return all.map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}

/** Currencies by their names, the code behind: "Euro (EUR)". */
export function useCurrencies(): Choice[] {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'currency' });
    return Intl.supportedValuesOf('currency')
      .map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }))
      .sort((one, other) => one.label.localeCompare(other.label, locale));
  }, [locale]);
}

/** 4 January 1970 was a Sunday. */
export function weekdayName(locale: 'en' | 'he' | 'vi', day: number, width: 'long' | 'short' = 'long'): string {
  return dateFormat(locale, { weekday: width, timeZone: 'UTC' }).format(new Date(Date.UTC(1970, 0, 4 + day)));
}

/** The days as 0 (Sunday) to 6, in this language. */
export function useWeekdays(): Choice[] {
  const locale = useLocale();
  return Array.from({ length: 7 }, (_, day) => ({ value: String(day), label: weekdayName(locale, day) }));
}
