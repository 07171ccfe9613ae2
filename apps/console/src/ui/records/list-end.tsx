import { Trans } from '@lingui/react/macro';
import { Button, Group, Skeleton, Text } from '@mantine/core';
import styles from './record-table.module.css';

export interface More {
  hasMore: boolean;
  isLoading: boolean;
  error: unknown;
  load: () => void;
}

/** Below the last row: more is coming, couldn't come, or this was all. */
export function ListEnd({ count, more }: { count: number; more: More }) {
  if (more.error) {
    return (
      <Group justify="center" p="md" role="alert">
        <Text>
          <Trans>The next rows couldn’t be loaded.</Trans>
        </Text>
        <Button variant="default" size="xs" onClick={more.load}>
          <Trans>Try again</Trans>
        </Button>
      </Group>
    );
  }
  if (more.hasMore) {
    return (
      <div className={styles.end} aria-hidden>
        <Skeleton height={12} width="40%" />
      </div>
    );
  }
  return (
    <div className={styles.end}>
      <Trans>{count} in all</Trans>
    </div>
  );
}
