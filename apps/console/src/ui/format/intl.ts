import { INTL_TAGS, type Locale } from '../../i18n/locale.ts';

const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>();

// Making a formatter costs a hundred times what using one does, and a list uses thousands: each is made once.
function keep<Format extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>(key: string, make: () => Format): Format {
  const known = made.get(key);
  // The key names the constructor and all its options, so what is stored under it is of that kind.
  if (known) return known as Format;
  const format = make();
  made.set(key, format);
  return format;
}

export function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `date ${locale} ${JSON.stringify(options)}`;
  return keep(key, () => new Intl.DateTimeFormat(INTL_TAGS[locale], options));
}

export function numberFormat(locale: Locale, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = `number ${locale} ${JSON.stringify(options)}`;
  return keep(key, () => new Intl.NumberFormat(INTL_TAGS[locale], options));
}

export function relativeFormat(locale: Locale): Intl.RelativeTimeFormat {
  return keep(`relative ${locale}`, () => new Intl.RelativeTimeFormat(INTL_TAGS[locale], { numeric: 'auto' }));
}

/** Dates as `YYYY-MM-DD`: the Swedish way of writing them is ISO's. */
export function isoDateFormat(timeZone: string): Intl.DateTimeFormat {
  return keep(`iso ${timeZone}`, () => new Intl.DateTimeFormat('sv-SE', { timeZone }));
}
