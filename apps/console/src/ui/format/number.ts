import type { Locale } from '../../i18n/locale.ts';
import { fromMinor } from '../form/money.ts';
import { numberFormat } from './intl.ts';

export function formatNumber(value: number, locale: Locale): string {
  return numberFormat(locale, { maximumFractionDigits: 1 }).format(value);
}

/** From percent points (0-100), as the learning apps report them. */
export function formatPercent(points: number, locale: Locale): string {
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(points / 100);
}

/** "1 hr 5 min": minutes alone stop meaning anything after an hour or two. */
export function formatMinutes(minutes: number, locale: Locale): string {
  const whole = Math.round(minutes);
  const hours = Math.trunc(whole / 60);
  const rest = whole % 60;
  const unit = (value: number, name: 'hour' | 'minute') =>
    numberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  if (hours === 0) return unit(rest, 'minute');
  return rest === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(rest, 'minute')}`;
}

/** An amount in the minor unit of its currency, as people write it: 18000 in ILS is "₪180.00". */
export function formatMoney(amountMinor: number, currency: string, locale: Locale): string {
  return numberFormat(locale, { style: 'currency', currency }).format(fromMinor(amountMinor, currency));
}

/** The same where there is little room: "₪12.5K". */
export function formatShortMoney(amountMinor: number, currency: string, locale: Locale): string {
  const options = { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 } as const;
  return numberFormat(locale, options).format(fromMinor(amountMinor, currency));
}
