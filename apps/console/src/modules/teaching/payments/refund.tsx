import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { MoneyField } from '../../../ui/form/number-fields.tsx';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { SelectField } from '../../../ui/form/select-field.tsx';
import { LongTextField } from '../../../ui/form/text-fields.tsx';
import { useMay } from '../../access/may.ts';
import { refetchTeaching } from '../changed.ts';
import { Refusal } from '../refusal.tsx';
import type { Payment } from './payment.ts';
import { usePaymentMethods } from './payment-methods.ts';
import { payments } from './resource.ts';

/** Gives a payment back, in whole or in part. A mistake is reversed, never rewritten. */
export function Refund({ payment }: { payment: Payment }) {
  const { t } = useLingui();
  const mayRefund = useMay('payments', 'CREATE') && payment.refundOf === null && payment.refundedAmount < payment.amount;
  const [isOpen, setOpen] = useState(false);
  if (!mayRefund) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => setOpen(true)}>
        <Trans>Give it back</Trans>
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={<Trans>Give it back</Trans>}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <RefundForm payment={payment} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function RefundForm({ payment, onDone }: { payment: Payment; onDone: () => void }) {
  const queries = useQueryClient();
  const values: { amount: number | null; method: string; notes: string } = {
    amount: payment.amount - payment.refundedAmount,
    method: payment.method,
    notes: '',
  };

  async function refund({ amount, method, notes }: typeof values) {
    await api.post<Payment>('/payments', { refundOf: payment.id, amount, method, notes: notes.trim() || null });
    await refetchTeaching(queries);
    notifications.show({ message: <Trans>It is written down as given back.</Trans> });
    onDone();
  }

  return (
    <PlainForm
      values={values}
      fields={payments.fields}
      submitLabel={<Trans>Give it back</Trans>}
      isDanger
      onSubmit={refund}
      explain={(error) => <Refusal error={error} />}
    >
      <MoneyField name="amount" isRequired autoFocus />
      <SelectField name="method" choices={usePaymentMethods()} />
      <LongTextField name="notes" maxLength={1000} />
    </PlainForm>
  );
}
