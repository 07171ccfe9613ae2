import { i18n, type Messages } from '@lingui/core';
import { notes } from '../api/notes.ts';
import { directionOf, LOCALE_KEY, type Locale, pickLocale } from './locale.ts';

const catalogs: Record<Locale, () => Promise<{ messages: Messages }>> = {
  en: () => import('../locales/en.po'),
  he: () => import('../locales/he.po'),
  vi: () => import('../locales/vi.po'),
};

/** What this browser last used, else what it prefers: known before anyone has signed in. */
export function rememberedLocale(): Locale {
  return pickLocale([notes.getItem(LOCALE_KEY), ...navigator.languages]);
}

/** Loads a language, then switches text and direction at once, so no half-translated frame is painted. */
export async function activateLocale(locale: Locale): Promise<void> {
  const { messages } = await catalogs[locale]();
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
  notes.setItem(LOCALE_KEY, locale);
  i18n.loadAndActivate({ locale, messages });
}
