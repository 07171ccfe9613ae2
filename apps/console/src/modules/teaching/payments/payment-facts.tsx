import { Trans, useLingui } from '@lingui/react/macro';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Money } from '../../../ui/money.tsx';
import { customers } from '../../people/resources.ts';
import { NameLink } from '../name-link.tsx';
import type { Payment } from './payment.ts';
import { PaymentAmount } from './payment-amount.tsx';
import { METHOD_NAMES } from './payment-methods.ts';
import { payments } from './resource.ts';

export function PaymentFacts({ payment }: { payment: Payment }) {
  const { i18n, t } = useLingui();
  const format = useFormat();
  return (
    <Facts notes={payment.notes}>
      <Fact name={<Trans>Amount</Trans>}>
        <PaymentAmount payment={payment} />
      </Fact>
      <Fact name={<Trans>Family</Trans>}>
        <NameLink to={customers.pageOf(payment.customerId)} name={payment.customer.name} />
      </Fact>
      <Fact name={<Trans>How it was paid</Trans>}>{i18n._(METHOD_NAMES[payment.method])}</Fact>
      <Fact name={<Trans>Received</Trans>}>{format.instantWithZone(payment.receivedAt)}</Fact>
      {payment.reference && (
        <Fact name={<Trans>Reference</Trans>}>
          <bdi>{payment.reference}</bdi>
        </Fact>
      )}
      {payment.refundOf && (
        <Fact name={<Trans>Gives back</Trans>}>
          <NameLink to={payments.pageOf(payment.refundOf)} name={t`The payment`} />
        </Fact>
      )}
      {payment.refundedAmount > 0 && (
        <Fact name={<Trans>Given back</Trans>}>
          <Money minor={payment.refundedAmount} />
        </Fact>
      )}
    </Facts>
  );
}
