import { Trans } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { EmailLink, PhoneLink } from '../../ui/contact-link.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { LocalDay } from '../../ui/local-day.tsx';
import { LabelFacts } from '../labels/label-facts.tsx';
import type { Customer } from './customer.ts';
import { customers } from './resources.ts';

/** Who pays and how to reach them. Empty facts are left out, not shown as dashes. */
export function CustomerFacts({ customer }: { customer: Customer }) {
  const { phone, email, source, createdAt, notes } = customer;
  const address = [customer.address, customer.city].filter(Boolean).join(', ');
  return (
    <Facts notes={notes}>
      {phone && (
        <Fact name={<Trans>Phone</Trans>}>
          <PhoneLink phone={phone} />
        </Fact>
      )}
      {email && (
        <Fact name={<Trans>E-mail</Trans>}>
          <EmailLink email={email} />
        </Fact>
      )}
      {address && (
        <Fact name={<Trans>Address</Trans>}>
          <Anchor href={mapAddress(address)} target="_blank" rel="noreferrer">
            <bdi>{address}</bdi>
          </Anchor>
        </Fact>
      )}
      {source && (
        <Fact name={<Trans>How they found us</Trans>}>
          <bdi>{source}</bdi>
        </Fact>
      )}
      <Fact name={<Trans>Added</Trans>}>
        <LocalDay at={createdAt} />
      </Fact>
      <LabelFacts entity="customer" resource={customers} record={customer} />
    </Facts>
  );
}

function mapAddress(address: string): string {
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`;
}
