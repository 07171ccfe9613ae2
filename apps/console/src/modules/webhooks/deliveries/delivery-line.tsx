import { Plural, Trans } from '@lingui/react/macro';
import { Badge, Group, Text, UnstyledButton } from '@mantine/core';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Moment } from '../../../ui/moment.tsx';
import type { Delivery } from './delivery.ts';
import styles from './delivery-line.module.css';
import { DeliveryStatusBadge } from './delivery-status.tsx';

interface DeliveryLineProps {
  delivery: Delivery;
  /** Where it goes, on a page of several endpoints. */
  endpoint?: string | undefined;
  onOpen: () => void;
}

/** One delivery: what, where to, what came of it. Pressing it opens it. */
export function DeliveryLine({ delivery, endpoint, onOpen }: DeliveryLineProps) {
  const format = useFormat();
  const { eventType, status, isTest, attempts, at, responseStatus, error, tookMs, nextAttemptAt } = delivery;
  return (
    <UnstyledButton className={styles.line} aria-haspopup="dialog" onClick={onOpen}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text span fw={550}>
            <bdi dir="ltr">{eventType}</bdi>
          </Text>
          {isTest && (
            <Badge variant="outline" color="gray" tt="none">
              <Trans>Test</Trans>
            </Badge>
          )}
        </Group>
        <DeliveryStatusBadge status={status} />
      </Group>
      <Text size="sm" c="dimmed" component="div" className="numbers">
        {endpoint && (
          <>
            <bdi>{endpoint}</bdi>
            {' · '}
          </>
        )}
        <Moment at={at} />
        {responseStatus !== null && (
          <>
            {' · '}
            <Trans>answer {responseStatus}</Trans>
          </>
        )}
        {tookMs !== null && (
          <>
            {' · '}
            <Trans>{format.number(tookMs)} ms</Trans>
          </>
        )}
        {attempts > 1 && (
          <>
            {' · '}
            <Plural value={attempts} one="# attempt" other="# attempts" />
          </>
        )}
        {nextAttemptAt && attempts > 0 && (
          <>
            {' · '}
            <Trans>
              again <Moment at={nextAttemptAt} />
            </Trans>
          </>
        )}
      </Text>
      {error && (
        <Text size="sm" c="var(--bad)">
          <bdi dir="ltr">{error}</bdi>
        </Text>
      )}
    </UnstyledButton>
  );
}
