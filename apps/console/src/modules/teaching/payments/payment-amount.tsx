import { Trans } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { Money } from '../../../ui/money.tsx';
import type { Payment } from './payment.ts';

/** What came in, or went back: with a sign and a word. */
export function PaymentAmount({ payment: { amount, refundOf, refundedAmount } }: { payment: Payment }) {
  return (
    <>
      <Money minor={refundOf ? -amount : amount} />{' '}
      {refundOf && (
        <Badge variant="light" color="yellow" tt="none">
          <Trans>Refund</Trans>
        </Badge>
      )}
      {refundedAmount > 0 && (
        <Badge variant="light" color="gray" tt="none">
          {refundedAmount < amount ? <Trans>Partly given back</Trans> : <Trans>Given back</Trans>}
        </Badge>
      )}
    </>
  );
}
