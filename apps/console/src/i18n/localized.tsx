import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { useDirection } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { directionOf } from './locale.ts';
import { useLocale } from './use-locale.ts';

/** Text and layout direction, always of the same language. */
export function Localized({ children }: { children: ReactNode }) {
  return (
    <I18nProvider i18n={i18n}>
      <DirectionOfLocale />
      {children}
    </I18nProvider>
  );
}

function DirectionOfLocale() {
  const locale = useLocale();
  const { setDirection } = useDirection();
  useEffect(() => {
    setDirection(directionOf(locale));
  }, [locale, setDirection]);
  return null;
}
