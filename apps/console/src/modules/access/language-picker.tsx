import { useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { activateLocale } from '../../i18n/catalog.ts';
import { isLocale, LOCALE_NAMES, LOCALES } from '../../i18n/locale.ts';
import { useLocale } from '../../i18n/use-locale.ts';

/** For people not signed in; it stays with the browser, not with an account. */
export function LanguagePicker() {
  const { t } = useLingui();
  return (
    <NativeSelect
      aria-label={t`Language`}
      leftSection={<IconLanguage size={18} aria-hidden />}
      value={useLocale()}
      data={LOCALES.map((locale) => ({ value: locale, label: LOCALE_NAMES[locale] }))}
      onChange={({ currentTarget: { value } }) => isLocale(value) && activateLocale(value)}
    />
  );
}
