import { Plural, Trans } from '@lingui/react/macro';
import { Accordion, Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CopyId } from '../../../../ui/copy-id.tsx';
import { Moment } from '../../../../ui/moment.tsx';
import { Quiet } from '../../../../ui/quiet.tsx';
import { endpointQuery, nameOf } from '../../endpoints/endpoint.ts';
import { webhooks } from '../../endpoints/resource.ts';
import type { DeliveryDetail } from '../delivery.ts';
import { DeliveryStatusBadge } from '../delivery-status.tsx';
import { AttemptParts } from './attempt-parts.tsx';
import { AttemptSummary } from './attempt-summary.tsx';
import styles from './delivery-parts.module.css';
import { PayloadPanel } from './payload-panel.tsx';
import { RetryButton } from './retry-button.tsx';

/** Every attempt on one side, what is sent on the other. */
export function DeliveryParts({ delivery }: { delivery: DeliveryDetail }) {
  const { eventType, status, endpointId, createdAt, nextAttemptAt, tries } = delivery;
  const endpoint = useQuery(endpointQuery(endpointId)).data;
  // The latest first: it is what one came for.
  const firstMs = Date.parse(tries[0]?.sentAt ?? '');
  const attempts = tries.map((attempt, place) => ({ attempt, key: `${place}`, afterMs: Date.parse(attempt.sentAt) - firstMs })).reverse();
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Group gap="xs">
          <Title order={2} size="h3">
            <bdi dir="ltr">{eventType}</bdi>
          </Title>
          <DeliveryStatusBadge status={status} />
        </Group>
        <Group gap="xs">
          <CopyId id={delivery.id} />
          <RetryButton delivery={delivery} />
        </Group>
      </Group>
      <Text size="sm" c="dimmed" component="div">
        <Anchor component={Link} to={webhooks.pageOf(endpointId)}>
          <bdi>{endpoint ? nameOf(endpoint) : endpointId}</bdi>
        </Anchor>
        {' · '}
        <bdi dir="ltr">{delivery.url}</bdi>
        {' · '}
        <Moment at={createdAt} />
        {nextAttemptAt && (
          <>
            {' · '}
            <Trans>
              next attempt <Moment at={nextAttemptAt} />
            </Trans>
          </>
        )}
      </Text>
      <div className={styles.sides}>
        <section>
          <Title order={3} size="h4" mb="xs">
            <Plural value={tries.length} _0="No attempt yet" one="# attempt" other="# attempts" />
          </Title>
          {tries.length === 0 ? (
            <Quiet>
              <Trans>It goes out as soon as its webhook is switched on and takes deliveries.</Trans>
            </Quiet>
          ) : (
            <Accordion variant="contained" defaultValue={attempts[0]?.key} key={tries.length}>
              {attempts.map(({ attempt, key, afterMs }) => (
                <Accordion.Item key={key} value={key}>
                  <Accordion.Control>
                    <AttemptSummary attempt={attempt} isNumbered afterMs={afterMs} />
                  </Accordion.Control>
                  <Accordion.Panel>
                    <AttemptParts attempt={attempt} />
                  </Accordion.Panel>
                </Accordion.Item>
              ))}
            </Accordion>
          )}
        </section>
        <PayloadPanel delivery={delivery} />
      </div>
    </Stack>
  );
}
