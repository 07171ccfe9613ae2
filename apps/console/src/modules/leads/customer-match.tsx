import { Trans } from '@lingui/react/macro';
import { Alert, Anchor } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/index.ts';
import type { Customer } from '../people/customer.ts';
import { customers } from '../people/resources.ts';
import type { Lead } from './lead.ts';

/** Who the new student will belong to: whoever has the lead's phone or e-mail already, else a new customer. */
export function CustomerMatch({ lead: { id, name, phone, email } }: { lead: Lead }) {
  const match = useQuery({
    queryKey: ['customers', 'list', 'match', id, phone, email],
    queryFn: async ({ signal }) => {
      const wanted = [phone, email].filter((each) => each !== null);
      for (const q of wanted) {
        const { data } = await api.list<Customer>('/customers/search', { signal, query: { q, limit: 20 } });
        const found = data.find((customer) => customer.phone === q || customer.email?.toLowerCase() === q.toLowerCase());
        if (found) return found;
      }
      return null;
    },
  });
  if (match.isPending || match.isError) return null;
  const { data: customer } = match;
  if (!customer) {
    return (
      <Alert color="blue" icon={<IconUsersGroup size={18} aria-hidden />}>
        <Trans>
          <bdi>{name}</bdi> becomes a new customer, with this phone and e-mail.
        </Trans>
      </Alert>
    );
  }
  const link = (
    <Anchor component={Link} to={customers.pageOf(customer.id)} fw={600}>
      <bdi>{customer.name}</bdi>
    </Anchor>
  );
  return (
    <Alert color="yellow" icon={<IconUsersGroup size={18} aria-hidden />}>
      {customer.phone === phone ? (
        <Trans>{link} has this phone already: the student joins that family.</Trans>
      ) : (
        <Trans>{link} has this e-mail already: the student joins that family.</Trans>
      )}
    </Alert>
  );
}
