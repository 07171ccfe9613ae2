import { Anchor } from '@mantine/core';
import { formatPhone } from './format/phone.ts';

// Numbers and addresses are never mirrored: <bdi dir="ltr"> keeps "+972 54…" in order inside Hebrew.

export function PhoneLink({ phone }: { phone: string }) {
  return (
    <Anchor href={`tel:${phone}`} className="numbers">
      <bdi dir="ltr">{formatPhone(phone)}</bdi>
    </Anchor>
  );
}

export function EmailLink({ email }: { email: string }) {
  return (
    <Anchor href={`mailto:${email}`} style={{ overflowWrap: 'anywhere' }}>
      <bdi dir="ltr">{email}</bdi>
    </Anchor>
  );
}
