import { Text, UnstyledButton } from '@mantine/core';
import { Moment } from '../../../ui/moment.tsx';
import styles from '../deliveries/delivery-line.module.css';
import type { FeedEvent } from './feed-event.ts';

/** One event: what happened, to which record, when. Pressing it opens it. */
export function EventLine({ event, onOpen }: { event: FeedEvent; onOpen: () => void }) {
  return (
    <UnstyledButton className={styles.line} aria-haspopup="dialog" onClick={onOpen}>
      <Text fw={550} component="div">
        <bdi dir="ltr">{event.type}</bdi>
      </Text>
      <Text size="sm" c="dimmed" component="div">
        <bdi dir="ltr">{event.subject}</bdi>
        {' · '}
        <Moment at={event.timestamp} />
      </Text>
    </UnstyledButton>
  );
}
