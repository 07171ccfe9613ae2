import { Trans, useLingui } from '@lingui/react/macro';
import { Fieldset, SimpleGrid, Stack } from '@mantine/core';
import { bodyOf } from '../../../ui/form/body.ts';
import { DateField } from '../../../ui/form/date-field.tsx';
import { MoneyField, NumberField } from '../../../ui/form/number-fields.tsx';
import { type FormValues, RecordForm } from '../../../ui/form/record-form.tsx';
import { RecordPicker } from '../../../ui/form/record-picker.tsx';
import { EmailField, PhoneField, TextField } from '../../../ui/form/text-fields.tsx';
import type { FormLife } from '../../../ui/records/record-page.tsx';
import { branches } from '../resources.ts';
import type { Order } from './order.ts';
import { orders } from './resource.ts';

function valuesOf(order: Order | undefined) {
  return {
    payerName: order?.payerName ?? '',
    payerTaxId: order?.payerTaxId ?? '',
    payerContactName: order?.payerContactName ?? '',
    payerContactPhone: order?.payerContactPhone ?? '',
    payerContactEmail: order?.payerContactEmail ?? '',
    branchId: order?.branchId ?? '',
    orderNumber: order?.orderNumber ?? '',
    orderDate: order?.orderDate ?? '',
    startDate: order?.startDate ?? '',
    endDate: order?.endDate ?? '',
    pricePerMeeting: order?.pricePerMeeting ?? null,
    estimatedMeetings: order?.estimatedMeetings ?? null,
    // A total that follows from price and lessons is no value of its own: sent back, it would stop following.
    estimatedTotal: order?.isTotalGiven ? order.estimatedTotal : null,
    paidAmount: order?.paidAmount ?? 0,
  };
}

/** An empty order date is left out: the API takes today then. An empty amount paid is none. */
function toBody(values: FormValues): FormValues {
  const { orderDate, ...body } = bodyOf(values);
  return {
    ...body,
    ...(orderDate ? { orderDate } : {}),
    ...('paidAmount' in body ? { paidAmount: body.paidAmount ?? 0 } : {}),
  };
}

export function OrderForm({ order, ...life }: FormLife<Order> & { order?: Order }) {
  const { t } = useLingui();
  return (
    <RecordForm
      resource={orders}
      record={order}
      toValues={valuesOf}
      toBody={toBody}
      saveLabel={order ? undefined : <Trans>Add the order</Trans>}
      {...life}
    >
      <Fieldset legend={t`Who pays`}>
        <Stack gap="md">
          <TextField name="payerName" label={t`Name`} isRequired autoFocus />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextField name="payerTaxId" maxLength={50} />
            <TextField name="payerContactName" />
            <PhoneField name="payerContactPhone" />
            <EmailField name="payerContactEmail" />
          </SimpleGrid>
        </Stack>
      </Fieldset>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextField name="orderNumber" maxLength={100} />
        <DateField name="orderDate" isRequired={order !== undefined} description={order ? undefined : t`Left empty: today.`} />
        <DateField name="startDate" />
        <DateField name="endDate" />
      </SimpleGrid>
      <RecordPicker name="branchId" resource={branches} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <MoneyField name="pricePerMeeting" />
        <NumberField name="estimatedMeetings" min={0} max={10_000} />
        <MoneyField name="estimatedTotal" description={t`Left empty: price × lessons.`} />
        <MoneyField name="paidAmount" />
      </SimpleGrid>
    </RecordForm>
  );
}
