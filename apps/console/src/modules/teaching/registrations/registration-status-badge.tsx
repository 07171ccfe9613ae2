import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Badge } from '@mantine/core';
import type { PaymentStatus, RegistrationStatus } from './registration.ts';

export const REGISTRATION_STATUS_NAMES: Record<RegistrationStatus, MessageDescriptor> = {
  registered: msg`Registered`,
  active: msg`Active`,
  completed: msg`Completed`,
  cancelled: msg`Cancelled`,
  trial: msg`Trial`,
  waitlisted: msg`Waiting`,
};

const COLORS: Record<RegistrationStatus, string> = {
  registered: 'accent',
  active: 'green',
  completed: 'gray',
  cancelled: 'red',
  trial: 'yellow',
  waitlisted: 'gray',
};

export function RegistrationStatusBadge({ status }: { status: RegistrationStatus }) {
  const { i18n } = useLingui();
  return (
    <Badge variant="light" color={COLORS[status]} tt="none">
      {i18n._(REGISTRATION_STATUS_NAMES[status])}
    </Badge>
  );
}

const PAYMENT_NAMES: Record<PaymentStatus, MessageDescriptor> = { unpaid: msg`Unpaid`, partial: msg`Partly paid`, paid: msg`Paid` };
const PAYMENT_COLORS: Record<PaymentStatus, string> = { unpaid: 'red', partial: 'yellow', paid: 'green' };

export function PaymentStatusBadge({ status }: { status: PaymentStatus }) {
  const { i18n } = useLingui();
  return (
    <Badge variant="light" color={PAYMENT_COLORS[status]} tt="none">
      {i18n._(PAYMENT_NAMES[status])}
    </Badge>
  );
}
