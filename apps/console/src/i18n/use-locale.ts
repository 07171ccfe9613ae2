import { useLingui } from '@lingui/react';
import { type Locale, pickLocale } from './locale.ts';

export function useLocale(): Locale {
  const { i18n } = useLingui();
  return pickLocale([i18n.locale]);
}
