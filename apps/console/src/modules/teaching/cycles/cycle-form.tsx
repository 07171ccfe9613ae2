import { Trans, useLingui } from '@lingui/react/macro';
import { Fieldset, SimpleGrid, Stack } from '@mantine/core';
import { useFormContext, useWatch } from 'react-hook-form';
import { DateField } from '../../../ui/form/date-field.tsx';
import { MoneyField, NumberField } from '../../../ui/form/number-fields.tsx';
import { type FormValues, RecordForm } from '../../../ui/form/record-form.tsx';
import { RecordPicker } from '../../../ui/form/record-picker.tsx';
import { SelectField } from '../../../ui/form/select-field.tsx';
import { SwitchField, TextField } from '../../../ui/form/text-fields.tsx';
import type { FormLife } from '../../../ui/records/record-page.tsx';
import { instructors } from '../../catalog/instructors/resource.ts';
import { orders } from '../../catalog/orders/resource.ts';
import { branches, courses } from '../../catalog/resources.ts';
import { LabelFields } from '../../labels/label-fields.tsx';
import { labelledBody, labelValues } from '../../labels/label-values.ts';
import type { Cycle, Slot } from './cycle.ts';
import { useActivities, useCycleTypes, usePaymentModes } from './cycle-names.ts';
import { cycles } from './resource.ts';
import { SlotsField } from './slots-field.tsx';

const FIRST_SLOT = { day: '0', startTime: '16:00', endTime: '17:00', roomId: '' };

function valuesOf(cycle: Cycle | undefined) {
  return {
    name: cycle?.name ?? '',
    courseId: cycle?.courseId ?? '',
    branchId: cycle?.branchId ?? '',
    instructorId: cycle?.instructorId ?? '',
    institutionalOrderId: cycle?.institutionalOrderId ?? '',
    type: cycle?.type ?? 'private',
    startDate: cycle?.startDate ?? '',
    dayOfWeek: cycle?.dayOfWeek.map((slot) => ({ ...slot, day: String(slot.day), roomId: slot.roomId ?? '' })) ?? [FIRST_SLOT],
    totalMeetings: cycle?.totalMeetings ?? 12,
    pricePerStudent: cycle?.pricePerStudent ?? null,
    meetingRevenue: cycle?.meetingRevenue ?? null,
    studentCount: cycle?.studentCount ?? null,
    maxStudents: cycle?.maxStudents ?? null,
    activityType: cycle?.activityType ?? 'frontal',
    instructorPaymentMode: cycle?.instructorPaymentMode ?? 'hourly',
    instructorDailyRate: cycle?.instructorDailyRate ?? null,
    joinUrl: cycle?.joinUrl ?? '',
    ...(cycle ? {} : { generateMeetings: true }),
    ...labelValues(cycle),
  };
}

/** Selects hold texts: a day becomes its number, no room becomes null. */
function toBody(values: FormValues): FormValues {
  const body = labelledBody(values);
  if (!Array.isArray(values.dayOfWeek)) return body;
  // Only SlotsField writes this value.
  const slots = values.dayOfWeek as (Omit<Slot, 'day' | 'roomId'> & { day: string; roomId: string })[];
  return { ...body, dayOfWeek: slots.map((slot) => ({ ...slot, day: Number(slot.day), roomId: slot.roomId || null })) };
}

export function CycleForm({ cycle, ...life }: FormLife<Cycle> & { cycle?: Cycle }) {
  const { t } = useLingui();
  return (
    <RecordForm
      resource={cycles}
      record={cycle}
      toValues={valuesOf}
      toBody={toBody}
      saveLabel={cycle ? undefined : <Trans>Add the cycle</Trans>}
      {...life}
    >
      <TextField name="name" isRequired autoFocus description={t`For example: Python, Sundays`} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <RecordPicker name="courseId" resource={courses} isRequired />
        <RecordPicker name="instructorId" resource={instructors} isRequired />
        <RecordPicker name="branchId" resource={branches} isRequired />
        <SelectField name="activityType" choices={useActivities()} />
      </SimpleGrid>
      <Fieldset legend={t`When`}>
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <DateField name="startDate" isRequired />
            <NumberField name="totalMeetings" isRequired min={1} max={500} />
          </SimpleGrid>
          <SlotsField />
          {!cycle && (
            <SwitchField name="generateMeetings" label={t`Plan its lessons now`} description={t`Holidays and time off are left out.`} />
          )}
        </Stack>
      </Fieldset>
      <MoneyFields />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberField name="maxStudents" min={1} max={100_000} description={t`Whoever comes later waits. Left empty: no limit.`} />
        <TextField name="joinUrl" maxLength={2000} description={t`For lessons online`} />
      </SimpleGrid>
      <LabelFields entity="cycle" resource="cycles" />
    </RecordForm>
  );
}

function MoneyFields() {
  const { t } = useLingui();
  const { control } = useFormContext();
  const type: unknown = useWatch({ control, name: 'type' });
  const mode: unknown = useWatch({ control, name: 'instructorPaymentMode' });
  return (
    <Fieldset legend={t`Money`}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <SelectField name="type" choices={useCycleTypes()} />
        {type === 'institutional_fixed' ? <MoneyField name="meetingRevenue" /> : <MoneyField name="pricePerStudent" />}
        {type !== 'private' && <RecordPicker name="institutionalOrderId" resource={orders} />}
        {type === 'institutional_per_child' && (
          <NumberField name="studentCount" min={0} max={100_000} description={t`Left empty: those registered count.`} />
        )}
        <SelectField name="instructorPaymentMode" choices={usePaymentModes()} />
        {mode === 'daily' && <MoneyField name="instructorDailyRate" isRequired />}
      </SimpleGrid>
    </Fieldset>
  );
}
