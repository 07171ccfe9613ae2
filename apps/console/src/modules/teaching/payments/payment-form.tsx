import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useFormContext, useWatch } from 'react-hook-form';
import { bodyOf } from '../../../ui/form/body.ts';
import { InstantField } from '../../../ui/form/instant-field.tsx';
import { MoneyField } from '../../../ui/form/number-fields.tsx';
import { type FormValues, RecordForm } from '../../../ui/form/record-form.tsx';
import { RecordPicker } from '../../../ui/form/record-picker.tsx';
import { SelectField } from '../../../ui/form/select-field.tsx';
import { LongTextField, SwitchField, TextField } from '../../../ui/form/text-fields.tsx';
import type { FormLife } from '../../../ui/records/record-page.tsx';
import { familyQuery } from '../../people/family.ts';
import { customers } from '../../people/resources.ts';
import { registrationsQuery } from '../registrations/registration.ts';
import type { Payment } from './payment.ts';
import { usePaymentMethods } from './payment-methods.ts';
import { payments } from './resource.ts';

const NONE = {
  customerId: '',
  registrationId: '',
  amount: null,
  method: 'credit',
  receivedAt: '',
  reference: '',
  notes: '',
  allowCredit: false,
};

/** What is left empty is left out: the server takes now, and no registration. */
function toBody(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(bodyOf(values)).filter(([, value]) => value !== null));
}

/** For whom it is, where the page one came from knows. */
export interface PaidFor {
  customerId?: string;
  registrationId?: string;
}

export function PaymentForm({ paidFor, ...life }: FormLife<Payment> & { paidFor: PaidFor }) {
  const { t } = useLingui();
  return (
    <RecordForm
      resource={payments}
      toValues={() => ({ ...NONE, ...paidFor })}
      toBody={toBody}
      saveLabel={<Trans>Write it down</Trans>}
      {...life}
    >
      <RecordPicker name="customerId" resource={customers} isRequired autoFocus hintOf={({ phone, city }) => phone ?? city} />
      <RegistrationField />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <MoneyField name="amount" isRequired />
        <SelectField name="method" choices={usePaymentMethods()} />
        <InstantField name="receivedAt" description={t`Left empty: now.`} />
        <TextField name="reference" description={t`For example: the receipt’s number`} />
      </SimpleGrid>
      <SwitchField name="allowCredit" />
      <LongTextField name="notes" maxLength={1000} />
    </RecordForm>
  );
}

/** What it is for: one of the family’s places in cycles, or the family’s account as such. */
function RegistrationField() {
  const { t } = useLingui();
  const { control } = useFormContext<{ customerId: string }>();
  const customerId = useWatch({ control, name: 'customerId' });
  const family = useQuery({ ...familyQuery(customerId), enabled: customerId !== '' });
  const places = useQueries({ queries: (family.data?.data ?? []).map(({ id }) => registrationsQuery({ studentId: id })) });
  const choices = places
    .flatMap(({ data }) => data ?? [])
    .filter(({ status }) => status !== 'waitlisted')
    .map(({ id, student, cycle }) => ({ value: id, label: `${student.name} · ${cycle.name}` }));
  return <SelectField name="registrationId" none={t`The family’s account`} choices={choices} />;
}
