import { useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useFormContext } from 'react-hook-form';
import { useLocale } from '../../../i18n/use-locale.ts';
import { textOf, useField } from '../../../ui/form/use-field.ts';
import { COUNTRIES } from './countries.ts';
import { type NewSchool, placeOf } from './new-school.ts';

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Choosing a country fills in what usually follows from it. */
export function CountryField() {
  const { t } = useLingui();
  const locale = useLocale();
  const { setValue } = useFormContext<NewSchool>();
  const { input, value } = useField({ name: 'country', label: t`Country`, isRequired: true });
  const choices = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'region' });
    return COUNTRIES.map((country) => ({ value: country, label: names.of(country) ?? country })).sort((one, other) =>
      one.label.localeCompare(other.label, locale),
    );
  }, [locale]);

  function choose(country: string) {
    const place = placeOf(country, ownZone);
    setValue('country', place.country);
    setValue('timezone', place.timezone);
    setValue('currency', place.currency);
    setValue('weekStart', place.weekStart);
  }

  return <NativeSelect {...input} data={choices} value={textOf(value)} onChange={(event) => choose(event.currentTarget.value)} />;
}
