import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormContext, useWatch } from 'react-hook-form';
import { bodyOf } from '../../../ui/form/body.ts';
import { DateField } from '../../../ui/form/date-field.tsx';
import { MoneyField } from '../../../ui/form/number-fields.tsx';
import { type FormValues, RecordForm } from '../../../ui/form/record-form.tsx';
import { RecordPicker } from '../../../ui/form/record-picker.tsx';
import { SelectField } from '../../../ui/form/select-field.tsx';
import { TextField } from '../../../ui/form/text-fields.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { FormLife } from '../../../ui/records/record-page.tsx';
import { refetchTeaching } from '../changed.ts';
import { cycles } from '../cycles/resource.ts';
import { meetingsQuery } from '../meetings/meeting.ts';
import type { Expense } from './expense.ts';
import { useExpenseStatuses } from './expense-status.tsx';
import { expenses } from './resource.ts';

function valuesOf(expense: Expense | undefined): FormValues {
  if (!expense) return { cycleId: '', meetingId: '', description: '', amount: null, spentOn: '', status: 'approved' };
  const { description, amount, spentOn, status } = expense;
  return { description, amount, spentOn, status };
}

/** What is left empty is left out: the server takes today, and the cycle as a whole. */
function bodyOfNew(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(bodyOf(values)).filter(([, value]) => value !== null));
}

export function ExpenseForm({ expense, onSaved, ...life }: FormLife<Expense> & { expense?: Expense }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  return (
    <RecordForm
      resource={expenses}
      record={expense}
      toValues={valuesOf}
      toBody={expense ? undefined : bodyOfNew}
      saveLabel={expense ? undefined : <Trans>Write it down</Trans>}
      onSaved={(saved) => {
        // What a lesson costs has changed with it.
        void refetchTeaching(queries);
        onSaved(saved);
      }}
      {...life}
    >
      {!expense && (
        <>
          <RecordPicker name="cycleId" resource={cycles} isRequired autoFocus />
          <LessonField />
        </>
      )}
      <TextField name="description" isRequired autoFocus={expense !== undefined} maxLength={300} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <MoneyField name="amount" isRequired />
        <DateField name="spentOn" isRequired={expense !== undefined} description={expense ? undefined : t`Left empty: today.`} />
      </SimpleGrid>
      <SelectField name="status" choices={useExpenseStatuses()} description={t`Only approved ones count.`} />
    </RecordForm>
  );
}

/** One lesson of the cycle, or all of it. */
function LessonField() {
  const { t } = useLingui();
  const format = useFormat();
  const { control } = useFormContext<{ cycleId: string }>();
  const cycleId = useWatch({ control, name: 'cycleId' });
  const lessons = useQuery({ ...meetingsQuery({ cycleId }), enabled: cycleId !== '' });
  const choices = (lessons.data ?? []).map(({ id, date, startTime }) => ({ value: id, label: `${format.date(date)}, ${startTime}` }));
  return <SelectField name="meetingId" none={t`The cycle as a whole`} choices={choices} />;
}
