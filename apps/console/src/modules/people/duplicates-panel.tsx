import { Trans } from '@lingui/react/macro';
import { Anchor, Button } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/index.ts';
import { Panel } from '../../ui/panel.tsx';
import { apiPath } from '../../ui/records/resource.ts';
import { Rows } from '../../ui/rows.tsx';
import { useMay } from '../access/may.ts';
import type { Customer } from './customer.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { customers } from './resources.ts';

/** Others with the same phone, e-mail or name. Shown only when there are some. */
export function DuplicatesPanel({ customer }: { customer: Customer }) {
  const mayUpdate = useMay('customers', 'UPDATE');
  const mayMerge = useMay('customers', 'DELETE') && mayUpdate;
  const [other, setOther] = useState<Customer | null>(null);
  const duplicates = useQuery({
    queryKey: ['customers', customer.id, 'duplicates'],
    queryFn: ({ signal }) => api.get<Customer[]>(`${apiPath(customers, customer.id)}/duplicates`, { signal }),
    enabled: mayMerge,
  });
  const found = duplicates.data ?? [];
  if (found.length === 0) return null;
  return (
    <Panel order={2} title={<Trans>Perhaps the same</Trans>}>
      <Rows>
        {found.map((each) => (
          <li key={each.id}>
            <span>
              <Anchor component={Link} to={customers.pageOf(each.id)} fw={550}>
                <bdi>{each.name}</bdi>
              </Anchor>{' '}
              <bdi dir="ltr">{each.phone ?? each.email}</bdi>
            </span>
            <Button size="compact-sm" variant="default" leftSection={<IconGitMerge size={16} aria-hidden />} onClick={() => setOther(each)}>
              <Trans>Make one of the two</Trans>
            </Button>
          </li>
        ))}
      </Rows>
      {other && <MergeDialog one={customer} other={other} onClose={() => setOther(null)} />}
    </Panel>
  );
}
