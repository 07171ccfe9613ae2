import { Plural, Trans } from '@lingui/react/macro';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { Refusal } from '../refusal.tsx';
import { useMarkQueue, useWaitingMarks } from './use-mark-queue.ts';

/** Whether the server has every mark. Said aloud, too: who marks doesn't look at a corner. */
export function SyncState({ meetingId }: { meetingId: string }) {
  const queue = useMarkQueue();
  const { state, marks, error } = useWaitingMarks(meetingId);
  if (state === 'refused') {
    return (
      <Alert color="red" role="alert" title={<Trans>Not accepted</Trans>}>
        <Refusal error={error} />
        <Group mt="xs">
          <Button size="compact-sm" onClick={() => void queue.flush()}>
            <Trans>Try again</Trans>
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => queue.drop(meetingId)}>
            <Plural value={marks.length} one="Drop # mark" other="Drop # marks" />
          </Button>
        </Group>
      </Alert>
    );
  }
  return (
    <Group gap={6} role="status" data-sync={state} c={state === 'offline' ? 'var(--warn)' : 'dimmed'} wrap="nowrap">
      {state === 'saved' && <IconCloudCheck size={18} aria-hidden />}
      {state === 'sending' && <IconCloudUp size={18} aria-hidden />}
      {state === 'offline' && <IconCloudOff size={18} aria-hidden />}
      <Text span size="sm">
        {state === 'saved' && <Trans>Everything is saved</Trans>}
        {state === 'sending' && <Trans>Saving…</Trans>}
        {state === 'offline' && (
          <Plural
            value={marks.length}
            one="No connection. # mark is kept here and sent when it is back."
            other="No connection. # marks are kept here and sent when it is back."
          />
        )}
      </Text>
    </Group>
  );
}
