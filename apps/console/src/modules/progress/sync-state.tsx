import { Plural, Trans } from '@lingui/react/macro';
import { Alert, Text } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { Moment } from '../../ui/moment.tsx';
import type { Sync } from './progress.ts';

/** Old figures look like a lazy student, so silence is said loudly. */
export function SyncWarning({ sync }: { sync: Sync }) {
  const { lastReceivedAt, daysSinceSync, isStale } = sync;
  if (!isStale || !lastReceivedAt || daysSinceSync === null) return null;
  return (
    <Alert
      color="yellow"
      icon={<IconCloudOff aria-hidden />}
      title={<Plural value={daysSinceSync} one="Not synced for # day" other="Not synced for # days" />}
    >
      <Trans>
        The learning app last reported <Moment at={lastReceivedAt} />. What was practised since then isn’t counted here yet. Ask the student
        to open the app while online.
      </Trans>
    </Alert>
  );
}

/** How fresh all of this is, in passing. */
export function LastSynced({ sync }: { sync: Sync }) {
  const { lastReceivedAt } = sync;
  if (!lastReceivedAt) return null;
  return (
    <Text c="dimmed" size="sm">
      <Trans>
        Last synced <Moment at={lastReceivedAt} />
      </Trans>
    </Text>
  );
}
