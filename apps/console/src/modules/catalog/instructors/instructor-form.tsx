import { Trans } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { MoneyField } from '../../../ui/form/number-fields.tsx';
import { RecordForm } from '../../../ui/form/record-form.tsx';
import { RecordPicker } from '../../../ui/form/record-picker.tsx';
import { SelectField } from '../../../ui/form/select-field.tsx';
import { EmailField, PhoneField, SwitchField, TextField } from '../../../ui/form/text-fields.tsx';
import type { FormLife } from '../../../ui/records/record-page.tsx';
import { useMay } from '../../access/may.ts';
import { users } from '../../access/users/resource.ts';
import { useEmploymentTypes } from './employment.tsx';
import type { Instructor } from './instructor.ts';
import { instructors } from './resource.ts';

function valuesOf(instructor: Instructor | undefined) {
  return {
    name: instructor?.name ?? '',
    phone: instructor?.phone ?? '',
    email: instructor?.email ?? '',
    city: instructor?.city ?? '',
    employmentType: instructor?.employmentType ?? 'employee',
    rateFrontal: instructor?.rateFrontal ?? null,
    rateOnline: instructor?.rateOnline ?? null,
    ratePrivate: instructor?.ratePrivate ?? null,
    userId: instructor?.userId ?? '',
    externalId: instructor?.externalId ?? '',
    isActive: instructor?.isActive ?? true,
  };
}

export function InstructorForm({ instructor, ...life }: FormLife<Instructor> & { instructor?: Instructor }) {
  const mayPickLogin = useMay('users', 'VIEW');
  return (
    <RecordForm
      resource={instructors}
      record={instructor}
      toValues={valuesOf}
      saveLabel={instructor ? undefined : <Trans>Add the instructor</Trans>}
      {...life}
    >
      <TextField name="name" isRequired autoFocus />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <PhoneField name="phone" />
        <EmailField name="email" />
        <TextField name="city" maxLength={100} />
        <SelectField name="employmentType" choices={useEmploymentTypes()} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <MoneyField name="rateFrontal" />
        <MoneyField name="rateOnline" />
        <MoneyField name="ratePrivate" />
      </SimpleGrid>
      {mayPickLogin && <RecordPicker name="userId" resource={users} hintOf={({ email }) => email} />}
      <TextField name="externalId" />
      <SwitchField name="isActive" />
    </RecordForm>
  );
}
