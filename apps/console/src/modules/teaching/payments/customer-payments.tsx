import { Trans, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { LocalDay } from '../../../ui/local-day.tsx';
import { QueryPanel } from '../../../ui/query-panel.tsx';
import { Rows } from '../../../ui/rows.tsx';
import { useShowMore } from '../../../ui/show-more.tsx';
import { useMay } from '../../access/may.ts';
import type { Customer } from '../../people/customer.ts';
import { NameLink } from '../name-link.tsx';
import { paymentsQuery } from './payment.ts';
import { PaymentAmount } from './payment-amount.tsx';
import { METHOD_NAMES } from './payment-methods.ts';
import { payments } from './resource.ts';

/** What a family has paid, newest first. */
export function CustomerPayments({ customer }: { customer: Pick<Customer, 'id'> }) {
  const { i18n } = useLingui();
  const maySee = useMay('payments', 'VIEW');
  const query = useQuery({ ...paymentsQuery({ customerId: customer.id }), enabled: maySee });
  const { shown, button } = useShowMore(query.data ?? [], 5);
  if (!maySee) return null;
  return (
    <QueryPanel
      title={<Trans>Payments</Trans>}
      query={query}
      isEmpty={shown.length === 0}
      empty={<Trans>No payments yet. “Pay” beside a registration writes one down.</Trans>}
    >
      <Rows>
        {shown.map((payment) => (
          <li key={payment.id}>
            <div>
              <NameLink to={payments.pageOf(payment.id)} name={i18n._(METHOD_NAMES[payment.method])} />{' '}
              <Text span c="dimmed" size="sm">
                <LocalDay at={payment.receivedAt} /> <bdi>{payment.reference}</bdi>
              </Text>
            </div>
            <span>
              <PaymentAmount payment={payment} />
            </span>
          </li>
        ))}
      </Rows>
      {button}
    </QueryPanel>
  );
}
