import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { bodyOf } from '../../../ui/form/body.ts';
import { DateField } from '../../../ui/form/date-field.tsx';
import { type FormValues, RecordForm } from '../../../ui/form/record-form.tsx';
import { RecordPicker } from '../../../ui/form/record-picker.tsx';
import { TextField } from '../../../ui/form/text-fields.tsx';
import type { FormLife } from '../../../ui/records/record-page.tsx';
import { branches } from '../resources.ts';
import type { Holiday } from './holiday.ts';
import { holidays } from './resource.ts';

function valuesOf(holiday: Holiday | undefined) {
  return {
    name: holiday?.name ?? '',
    startDate: holiday?.startDate ?? '',
    endDate: holiday?.endDate ?? '',
    branchId: holiday?.branchId ?? '',
  };
}

/** Without a last day it is one day long, which the API is told by leaving it out. */
function bodyOfNew(values: FormValues): FormValues {
  const { endDate, ...body } = bodyOf(values);
  return endDate ? { ...body, endDate } : body;
}

export function HolidayForm({ holiday, ...life }: FormLife<Holiday> & { holiday?: Holiday }) {
  const { t } = useLingui();
  return (
    <RecordForm
      resource={holidays}
      record={holiday}
      toValues={valuesOf}
      toBody={holiday ? undefined : bodyOfNew}
      saveLabel={holiday ? undefined : <Trans>Add the holiday</Trans>}
      {...life}
    >
      <TextField name="name" isRequired autoFocus />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DateField name="startDate" isRequired />
        <DateField name="endDate" isRequired={holiday !== undefined} description={holiday ? undefined : t`Left empty: one day.`} />
      </SimpleGrid>
      <RecordPicker name="branchId" resource={branches} description={t`Left empty: the whole school.`} />
    </RecordForm>
  );
}
