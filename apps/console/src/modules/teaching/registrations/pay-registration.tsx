import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { InstantField } from '../../../ui/form/instant-field.tsx';
import { newKey } from '../../../ui/form/new-key.ts';
import { MoneyField } from '../../../ui/form/number-fields.tsx';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { SelectField } from '../../../ui/form/select-field.tsx';
import { SwitchField, TextField } from '../../../ui/form/text-fields.tsx';
import { Money } from '../../../ui/money.tsx';
import { apiPath } from '../../../ui/records/resource.ts';
import { refetchTeaching } from '../changed.ts';
import { usePaymentMethods } from '../payments/payment-methods.ts';
import { Refusal } from '../refusal.tsx';
import { openAmount, type Registration } from './registration.ts';
import { registrations } from './resource.ts';

/** Writes down what a family paid for one place. What is open is offered as the amount. */
export function PayRegistration({ registration, onDone }: { registration: Registration; onDone: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const methods = usePaymentMethods();
  // One key for one dialog: money that is sent twice after a broken line must arrive once.
  const [idempotencyKey] = useState(newKey);
  const open = openAmount(registration);
  const values: { amount: number | null; method: string; receivedAt: string; reference: string; allowCredit: boolean } = {
    amount: open !== null && open > 0 ? open : null,
    method: 'credit',
    receivedAt: '',
    reference: '',
    allowCredit: false,
  };

  async function pay({ amount, method, receivedAt, reference, allowCredit }: typeof values) {
    const body = { amount, method, ...(receivedAt ? { receivedAt } : {}), reference: reference.trim() || null, allowCredit };
    await api.post<Registration>(`${apiPath(registrations, registration.id)}/payment`, body, {
      idempotencyKey: keyOf(body, idempotencyKey),
    });
    await refetchTeaching(queries);
    notifications.show({ message: <Trans>The payment is written down.</Trans> });
    onDone();
  }

  return (
    <PlainForm
      values={values}
      fields={{ ...registrations.fields, amount: undefined }}
      submitLabel={<Trans>Write it down</Trans>}
      onSubmit={pay}
      explain={(error) => <Refusal error={error} />}
    >
      {open !== null && (
        <Text>
          <Trans>Still open:</Trans> <Money minor={open} />
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <MoneyField name="amount" label={t`Amount`} isRequired autoFocus />
        <SelectField name="method" choices={methods} />
        <InstantField name="receivedAt" description={t`Left empty: now.`} />
        <TextField name="reference" description={t`For example: the receipt’s number`} />
      </SimpleGrid>
      <SwitchField name="allowCredit" label={t`More than is owed may be paid: the rest is their credit`} />
    </PlainForm>
  );
}

/** The server refuses one key for two contents: after a correction it is another payment. */
function keyOf(body: object, base: string): string {
  let hash = 0;
  for (const char of JSON.stringify(body)) hash = (hash * 31 + char.charCodeAt(0)) | 0;
  return `${base}-${(hash >>> 0).toString(16)}`;
}
