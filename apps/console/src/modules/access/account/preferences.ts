import { useMantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import { activateLocale } from '../../../i18n/catalog.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { type ColorScheme, languageOf, type Me, meQuery, useMe } from '../me.ts';

type Preferences = Partial<Pick<Me, 'locale' | 'colorScheme'>>;

/**
 * A person's language and theme: changed on screen at once, kept with their account. When saving fails they stay
 * changed in this browser and the caller says so.
 */
export function usePreferences(onSaveFailed: () => void) {
  const me = useMe();
  const queries = useQueryClient();
  const { setColorScheme } = useMantineColorScheme();
  const save = useMutation({
    mutationFn: (preferences: Preferences) => api.patch<Me>('/auth/me', preferences),
    onSuccess: (saved) => queries.setQueryData(meQuery.queryKey, saved),
    onError: onSaveFailed,
  });

  function change(preferences: Preferences) {
    queries.setQueryData(meQuery.queryKey, { ...me, ...preferences });
    save.mutate(preferences);
  }

  return {
    locale: languageOf(me),
    colorScheme: me.colorScheme,
    async setLocale(locale: Locale) {
      await activateLocale(locale);
      change({ locale });
    },
    setColorScheme(colorScheme: ColorScheme) {
      setColorScheme(colorScheme);
      change({ colorScheme });
    },
  };
}
