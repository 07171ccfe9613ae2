import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconCash } from '@tabler/icons-react';
import { LocalDay } from '../../../ui/local-day.tsx';
import type { ListDefinition } from '../../../ui/records/list-definition.ts';
import { paymentListSpec } from './list-spec.ts';
import type { Payment, PaymentMethod } from './payment.ts';
import { PaymentAmount } from './payment-amount.tsx';
import { PaymentFacts } from './payment-facts.tsx';
import { METHOD_NAMES, usePaymentMethods } from './payment-methods.ts';
import { payments } from './resource.ts';

export const paymentList: ListDefinition<Payment> = {
  resource: payments,
  spec: paymentListSpec,
  crumbs: [{ label: <Trans>Money</Trans> }],
  icon: IconCash,
  add: { path: '/payments/new', label: msg`Write down a payment` },
  empty: {
    title: msg`No payments yet`,
    text: msg`What families pay is written down here, or right beside a student in their cycle. The first payment shows up at once.`,
  },
  noneFits: { title: msg`No payment fits`, text: msg`Try another way of paying or other days.` },
  filters: [
    { kind: 'select', name: 'method', label: msg`How it was paid`, any: msg`However paid`, useChoices: usePaymentMethods },
    { kind: 'dates', from: 'from', to: 'to', label: msg`Received` },
  ],
  columns: [
    { id: 'customer', header: msg`Family`, cell: ({ customer }) => <bdi>{customer.name}</bdi>, minPx: 170, grow: 2, rank: 0 },
    {
      id: 'receivedAt',
      header: msg`Received`,
      cell: ({ receivedAt }) => <LocalDay at={receivedAt} />,
      sort: { asc: msg`Oldest first`, desc: msg`Newest first` },
      minPx: 120,
      grow: 0,
      rank: 2,
      card: 'second',
    },
    { id: 'method', header: msg`How it was paid`, cell: ({ method }) => <MethodName method={method} />, minPx: 140, grow: 1, rank: 3 },
    {
      id: 'reference',
      header: msg`Reference`,
      cell: ({ reference }) => <bdi>{reference}</bdi>,
      minPx: 120,
      grow: 1,
      rank: 4,
      card: 'third',
    },
    {
      id: 'amount',
      header: msg`Amount`,
      cell: (payment) => <PaymentAmount payment={payment} />,
      minPx: 170,
      grow: 0,
      rank: 1,
      card: 'aside',
    },
  ],
  preview: (payment) => <PaymentFacts payment={payment} />,
};

function MethodName({ method }: { method: PaymentMethod }) {
  const { i18n } = useLingui();
  return i18n._(METHOD_NAMES[method]);
}
