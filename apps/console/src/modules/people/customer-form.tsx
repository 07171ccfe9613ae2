import { Trans } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { EmailField, LongTextField, PhoneField, TextField } from '../../ui/form/text-fields.tsx';
import type { FormLife } from '../../ui/records/record-page.tsx';
import { LabelFields } from '../labels/label-fields.tsx';
import { labelledBody, labelValues } from '../labels/label-values.ts';
import type { Customer } from './customer.ts';
import { customers } from './resources.ts';

function valuesOf(customer: Customer | undefined) {
  return {
    name: customer?.name ?? '',
    phone: customer?.phone ?? '',
    email: customer?.email ?? '',
    address: customer?.address ?? '',
    city: customer?.city ?? '',
    source: customer?.source ?? '',
    notes: customer?.notes ?? '',
    ...labelValues(customer),
  };
}

export function CustomerForm({ customer, ...life }: FormLife<Customer> & { customer?: Customer }) {
  return (
    <RecordForm
      resource={customers}
      record={customer}
      toValues={valuesOf}
      toBody={labelledBody}
      saveLabel={customer ? undefined : <Trans>Add the customer</Trans>}
      {...life}
    >
      <TextField name="name" isRequired autoFocus />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <PhoneField name="phone" />
        <EmailField name="email" />
        <TextField name="address" maxLength={500} />
        <TextField name="city" maxLength={100} />
      </SimpleGrid>
      <TextField name="source" maxLength={100} />
      <LongTextField name="notes" />
      <LabelFields entity="customer" resource="customers" />
    </RecordForm>
  );
}
