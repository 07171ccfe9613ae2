import { useLingui } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { LOCALE_NAMES, LOCALES } from '../../../i18n/locale.ts';
import { bodyOf } from '../../../ui/form/body.ts';
import { NumberField } from '../../../ui/form/number-fields.tsx';
import { type FormValues, RecordForm } from '../../../ui/form/record-form.tsx';
import { SelectField } from '../../../ui/form/select-field.tsx';
import { TextField } from '../../../ui/form/text-fields.tsx';
import { meQuery } from '../me.ts';
import { useCurrencies, useWeekdays, zoneChoices } from './place-choices.ts';
import { settings as resource } from './resource.ts';
import { type Settings, settingsQuery } from './settings.ts';
import { SharingFields } from './sharing-fields.tsx';

function valuesOf(settings: Settings | undefined) {
  return {
    name: settings?.name ?? '',
    locale: settings?.locale ?? 'en',
    timezone: settings?.timezone ?? '',
    currency: settings?.currency ?? '',
    weekStart: String(settings?.weekStart ?? 1),
    requireTwoFactor: settings?.requireTwoFactor ?? 'none',
    auditRetentionMonths: settings?.auditRetentionMonths ?? 12,
    shareProgress: settings?.shareProgress ?? true,
    shareSessions: settings?.shareSessions ?? true,
    shareAnalytics: settings?.shareAnalytics ?? true,
    acceptExternalEvents: settings?.acceptExternalEvents ?? true,
    anonymiseLearners: settings?.anonymiseLearners ?? false,
  };
}

function toBody(values: FormValues): FormValues {
  return bodyOf('weekStart' in values ? { ...values, weekStart: Number(values.weekStart) } : values);
}

export function SettingsForm({ settings }: { settings: Settings }) {
  const { t } = useLingui();
  const queries = useQueryClient();

  async function saved(after: Settings) {
    queries.setQueryData(settingsQuery.queryKey, after);
    notifications.show({ message: t`Saved` });
    // Dates, money and who must set up two-factor sign-in follow from it, for oneself too.
    await queries.invalidateQueries({ queryKey: meQuery.queryKey });
  }

  return (
    <RecordForm resource={resource} record={settings} toValues={valuesOf} toBody={toBody} onSaved={(after) => void saved(after)}>
      <TextField name="name" isRequired />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <SelectField
          name="timezone"
          choices={zoneChoices(settings.timezone)}
          description={t`Lessons keep their time on the wall. Branches may have their own.`}
        />
        <SelectField name="weekStart" choices={useWeekdays()} description={t`In calendars and weekly hours.`} />
        <SelectField name="currency" choices={useCurrencies()} description={t`Amounts there are already aren’t converted.`} />
        <SelectField
          name="locale"
          choices={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          description={t`Of mails, and of people who chose none.`}
        />
      </SimpleGrid>
      <SelectField
        name="requireTwoFactor"
        description={t`Whoever must use it and hasn’t set it up does so at their next click.`}
        choices={[
          { value: 'none', label: t`Everybody may choose` },
          { value: 'admins', label: t`Administrators must use it` },
          { value: 'all', label: t`Everybody must use it` },
        ]}
      />
      <NumberField
        name="auditRetentionMonths"
        min={12}
        max={120}
        isRequired
        description={t`12 to 120. What is older is removed for good.`}
      />
      <SharingFields />
    </RecordForm>
  );
}
