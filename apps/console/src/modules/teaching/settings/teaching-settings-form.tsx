import { useLingui } from '@lingui/react/macro';
import { Fieldset, SimpleGrid, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useFormContext, useWatch } from 'react-hook-form';
import { NumberField } from '../../../ui/form/number-fields.tsx';
import { type FormValues, RecordForm } from '../../../ui/form/record-form.tsx';
import { SelectField } from '../../../ui/form/select-field.tsx';
import { SwitchField } from '../../../ui/form/text-fields.tsx';
import { MeaningsField } from './meanings-field.tsx';
import { teachingSettings } from './resource.ts';
import { fromBasisPoints, type TeachingSettingsRecord, teachingSettingsQuery, toBasisPoints } from './teaching-settings.ts';
import { VatPeriodsField } from './vat-periods-field.tsx';

/** Percent points in the form, basis points in the API. */
function valuesOf(settings: TeachingSettingsRecord | undefined): FormValues {
  if (!settings) return {};
  const { id, version, employerOverheadBp, vatPeriods, ...rest } = settings;
  return {
    ...rest,
    employerOverheadBp: fromBasisPoints(employerOverheadBp),
    vatPeriods: vatPeriods.map(({ startsOn, rateBp }) => ({ startsOn, rateBp: fromBasisPoints(rateBp) })),
  };
}

function toBody(values: FormValues): FormValues {
  const { employerOverheadBp, vatPeriods } = values;
  return {
    ...values,
    ...(typeof employerOverheadBp === 'number' ? { employerOverheadBp: toBasisPoints(employerOverheadBp) } : {}),
    // Only VatPeriodsField writes this value.
    ...(Array.isArray(vatPeriods)
      ? {
          vatPeriods: (vatPeriods as { startsOn: string; rateBp: number | null }[]).map(({ startsOn, rateBp }) => ({
            startsOn,
            rateBp: toBasisPoints(rateBp ?? 0),
          })),
        }
      : {}),
  };
}

export function TeachingSettingsForm({ settings }: { settings: TeachingSettingsRecord }) {
  const { t } = useLingui();
  const queries = useQueryClient();

  async function saved() {
    notifications.show({ message: t`Saved` });
    await queries.invalidateQueries({ queryKey: teachingSettingsQuery.queryKey });
  }

  return (
    <RecordForm resource={teachingSettings} record={settings} toValues={valuesOf} toBody={toBody} onSaved={() => void saved()}>
      <Fieldset legend={t`Money`}>
        <Stack gap="md">
          <SwitchField name="pricesIncludeVat" description={t`Revenue is what is left without it.`} />
          <VatPeriodsField />
          <NumberField name="employerOverheadBp" isRequired hasDecimals min={0} max={200} />
        </Stack>
      </Fieldset>
      <Fieldset legend={t`What marks mean`}>
        <Stack gap="md">
          <MeaningsField />
          <NumberField name="makeupExpiryDays" isRequired min={1} max={1000} />
        </Stack>
      </Fieldset>
      <Fieldset legend={t`Leaving and waiting`}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NumberField name="cancellationNoticeHours" isRequired min={0} max={2160} />
          <NumberField name="lateCancellationPercent" isRequired min={0} max={100} />
          <WaitingFields />
        </SimpleGrid>
      </Fieldset>
    </RecordForm>
  );
}

function WaitingFields() {
  const { t } = useLingui();
  const { control } = useFormContext();
  const way: unknown = useWatch({ control, name: 'waitingList' });
  return (
    <>
      <SelectField
        name="waitingList"
        choices={[
          { value: 'promote', label: t`The first in line gets it at once` },
          { value: 'offer', label: t`It is kept for the first in line` },
        ]}
      />
      {way === 'offer' && <NumberField name="offerHours" isRequired min={1} max={720} />}
    </>
  );
}
