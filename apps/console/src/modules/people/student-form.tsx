import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { LOCALE_NAMES, LOCALES } from '../../i18n/locale.ts';
import { DateField } from '../../ui/form/date-field.tsx';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { RecordPicker } from '../../ui/form/record-picker.tsx';
import { SelectField } from '../../ui/form/select-field.tsx';
import { EmailField, LongTextField, PhoneField, TextField } from '../../ui/form/text-fields.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { useNow } from '../../ui/format/use-now.ts';
import type { FormLife } from '../../ui/records/record-page.tsx';
import { LabelFields } from '../labels/label-fields.tsx';
import { labelledBody, labelValues } from '../labels/label-values.ts';
import type { Customer } from './customer.ts';
import { customers, students } from './resources.ts';
import type { Student } from './student.ts';

interface StudentFormProps extends FormLife<Student> {
  student?: Student;
  /** Whose child it is, where that is known already: the family isn't asked for then. */
  customer?: Customer;
}

function ownValues(student: Student | undefined) {
  return {
    name: student?.name ?? '',
    birthDate: student?.birthDate ?? '',
    grade: student?.grade ?? '',
    phone: student?.phone ?? '',
    email: student?.email ?? '',
    locale: student?.locale ?? '',
    notes: student?.notes ?? '',
    ...labelValues(student),
  };
}

export function StudentForm({ student, customer, ...life }: StudentFormProps) {
  const { t } = useLingui();
  const format = useFormat();
  const today = format.today(useNow());
  return (
    <RecordForm
      resource={students}
      record={student}
      toValues={(current) => (customer ? ownValues(current) : { ...ownValues(current), customerId: current?.customerId ?? '' })}
      createPath={customer && `/customers/${encodeURIComponent(customer.id)}/students`}
      toBody={labelledBody}
      saveLabel={student ? undefined : <Trans>Add the student</Trans>}
      {...life}
    >
      <TextField name="name" isRequired autoFocus />
      {!customer && <RecordPicker name="customerId" resource={customers} isRequired hintOf={({ phone, city }) => phone ?? city} />}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DateField name="birthDate" max={today} />
        <TextField name="grade" maxLength={50} />
        <PhoneField name="phone" label={t`Student’s own phone`} />
        <EmailField name="email" label={t`Student’s own e-mail`} />
      </SimpleGrid>
      <SelectField name="locale" none={t`As the school`} choices={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))} />
      <LongTextField name="notes" />
      <LabelFields entity="student" resource="students" />
    </RecordForm>
  );
}
