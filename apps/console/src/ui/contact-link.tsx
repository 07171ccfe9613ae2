import { Anchor } from '@mantine/core';
import { formatPhone } from './format/phone.ts';

// Numbers and addresses are never mirrored: <bdi dir="ltr"> keeps "+972 54…" in order inside Hebrew.

const CUT = { display: 'inline-block', maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', verticalAlign: 'bottom' } as const;

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
      {/* A box of its own: cut short in a narrow column, it loses its end and not its beginning, in Hebrew too. */}
      <bdi dir="ltr" style={CUT}>
        {email}
      </bdi>
    </Anchor>
  );
}
