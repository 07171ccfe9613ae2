import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Code, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CopyId } from '../../../ui/copy-id.tsx';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { QueryPanel } from '../../../ui/query-panel.tsx';
import { Rows } from '../../../ui/rows.tsx';
import { knownRecord } from '../../audit/known-records.ts';
import { type Delivery, toldQuery } from '../deliveries/delivery.ts';
import { DeliveryStatusBadge } from '../deliveries/delivery-status.tsx';
import { openOf } from '../deliveries/log-search.ts';
import { endpointsQuery, nameOf } from '../endpoints/endpoint.ts';
import type { FeedEvent } from './feed-event.ts';

export function OpenedEvent({ event, onClose }: { event: FeedEvent | null; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Drawer
      opened={event !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={<Trans>Event</Trans>}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {event && <Parts event={event} />}
    </Drawer>
  );
}

function Parts({ event }: { event: FeedEvent }) {
  const format = useFormat();
  const record = knownRecord(event.type.split('.')[0] ?? '');
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={2} size="h3">
          <bdi dir="ltr">{event.type}</bdi>
        </Title>
        <CopyId id={event.id} />
      </Group>
      <Facts>
        <Fact name={<Trans>When</Trans>}>{format.instantWithZone(event.timestamp)}</Fact>
        <Fact name={<Trans>About</Trans>}>
          {record && !event.type.endsWith('.deleted') ? (
            <Anchor component={Link} to={record.pageOf(event.subject)}>
              <bdi dir="ltr">{event.subject}</bdi>
            </Anchor>
          ) : (
            <bdi dir="ltr">{event.subject}</bdi>
          )}
        </Fact>
        <Fact name={<Trans>Who</Trans>}>
          <bdi dir="ltr">{event.actor}</bdi>
        </Fact>
      </Facts>
      <Told event={event} />
      <div>
        <Text fw={600} size="sm" mb={4}>
          <Trans>What is told</Trans>
        </Text>
        <Code block dir="ltr" tabIndex={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {JSON.stringify(event.data, null, 2)}
        </Code>
      </div>
    </Stack>
  );
}

/** Which endpoints were told, and what came of it. */
function Told({ event }: { event: FeedEvent }) {
  const told = useQuery(toldQuery(event));
  const endpoints = useQuery(endpointsQuery).data ?? [];
  const deliveries = told.data ?? [];
  const titleOf = ({ endpointId }: Delivery) => {
    const endpoint = endpoints.find(({ id }) => id === endpointId);
    return endpoint ? nameOf(endpoint) : endpointId;
  };
  return (
    <QueryPanel
      title={<Trans>Who was told</Trans>}
      query={told}
      isEmpty={deliveries.length === 0}
      empty={<Trans>No webhook was told of it.</Trans>}
    >
      <Rows>
        {deliveries.map((delivery) => (
          <li key={delivery.id}>
            <Anchor renderRoot={(props) => <Link {...props} to="/webhook-deliveries" search={{ open: openOf(delivery) }} />}>
              <bdi>{titleOf(delivery)}</bdi>
            </Anchor>
            <DeliveryStatusBadge status={delivery.status} />
          </li>
        ))}
      </Rows>
    </QueryPanel>
  );
}
