import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { Money } from '../../../ui/money.tsx';
import { WhyRegistration } from '../money/why-registration.tsx';
import type { Registration } from './registration.ts';
import { PaymentStatusBadge } from './registration-status-badge.tsx';

/** "₪400 of ₪1,200" and whether that is all; nothing for those who may not see amounts. */
export function RegistrationMoney({ registration }: { registration: Registration }) {
  const { dueAmount, paidAmount, paymentStatus } = registration;
  if (dueAmount === null || paidAmount === null || paymentStatus === null) return null;
  const paid = <Money minor={paidAmount} />;
  const due = <Money minor={dueAmount} />;
  return (
    <>
      <Text span size="sm">
        <Trans>
          {paid} of {due}
        </Trans>
      </Text>{' '}
      {(dueAmount > 0 || paidAmount > 0) && <PaymentStatusBadge status={paymentStatus} />} <WhyRegistration registration={registration} />
    </>
  );
}
