import { Trans } from '@lingui/react/macro';
import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/index.ts';
import { PhoneLink } from '../../ui/contact-link.tsx';
import { QueryPanel } from '../../ui/query-panel.tsx';
import { Rows } from '../../ui/rows.tsx';
import { FollowUp } from './follow-up.tsx';
import type { Lead } from './lead.ts';
import { isOpenLead } from './lead-status.ts';
import { leads } from './resources.ts';

const FEW = 6;

/** Mine: whose next step is due, the latest first. Nobody's: those still without an owner, the oldest first. */
export function LeadsToCall({ ownerId }: { ownerId: string }) {
  const isNobodys = ownerId === 'none';
  const query = isNobodys
    ? { status: 'open', ownerId, sortBy: 'createdAt', sortOrder: 'asc' }
    : { followUp: 'due', ownerId, sortBy: 'followUpAt', sortOrder: 'asc' };
  const list = useQuery({
    queryKey: ['leads', 'list', 'today', query],
    queryFn: ({ signal }) => api.list<Lead>('/leads', { signal, query: { ...query, limit: FEW } }),
  });
  const total = list.data?.pagination.total ?? 0;
  const found = list.data?.data ?? [];
  return (
    <QueryPanel
      title={isNobodys ? <Trans>Leads nobody has taken</Trans> : <Trans>Leads to call</Trans>}
      aside={
        total > 0 && (
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link {...props} to="/leads" search={isNobodys ? { status: 'open', ownerId } : { followUp: 'due', ownerId }} />
            )}
          >
            <Trans>All {total}</Trans>
          </Anchor>
        )
      }
      query={list}
      isEmpty={found.length === 0}
      empty={isNobodys ? <Trans>Every lead has an owner.</Trans> : <Trans>Nobody waits for your call.</Trans>}
    >
      <Rows>
        {found.map((lead) => (
          <li key={lead.id}>
            <Anchor component={Link} to={leads.pageOf(lead.id)} fw={550}>
              <bdi>{lead.name}</bdi>
            </Anchor>
            {lead.phone && <PhoneLink phone={lead.phone} />}
            {lead.followUpAt && (
              <Text size="sm" component="div">
                <FollowUp at={lead.followUpAt} isOpen={isOpenLead(lead.status)} />
              </Text>
            )}
          </li>
        ))}
      </Rows>
    </QueryPanel>
  );
}
