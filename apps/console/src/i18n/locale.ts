export const LOCALES = ['en', 'he', 'vi'] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language by its own name: someone in the wrong one must still find theirs. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', he: 'עברית', vi: 'Tiếng Việt' };

/** For Intl. British English: dates nobody can read as month-first, and a 24-hour clock. */
export const INTL_TAGS: Record<Locale, string> = { en: 'en-GB', he: 'he-IL', vi: 'vi-VN' };

export const LOCALE_KEY = 'rollbook.locale';

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'he' ? 'rtl' : 'ltr';
}

/** The first wanted language the console speaks. `iw` is what older Java and Android send for Hebrew. */
export function pickLocale(wanted: readonly (string | null | undefined)[]): Locale {
  for (const tag of wanted) {
    const language = tag?.slice(0, 2).toLowerCase();
    const locale = language === 'iw' ? 'he' : language;
    if (isLocale(locale)) return locale;
  }
  return 'en';
}
