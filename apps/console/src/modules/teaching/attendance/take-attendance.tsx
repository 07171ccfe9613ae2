import { Plural, Trans } from '@lingui/react/macro';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Quiet } from '../../../ui/quiet.tsx';
import { ListSkeleton } from '../../../ui/records/list-skeleton.tsx';
import { LoadProblem } from '../../../ui/states/load-problem.tsx';
import { useMay } from '../../access/may.ts';
import { RoomSuggestions } from '../../meeting-rooms/room-suggestions.tsx';
import type { Meeting } from '../meetings/meeting.ts';
import { MeetingStatusBadge } from '../meetings/meeting-status-badge.tsx';
import { AddGuest } from './add-guest.tsx';
import { FinishLesson } from './finish-lesson.tsx';
import type { Mark } from './mark.ts';
import { markOf, type RollRow, rollQuery, rollRows } from './roll.ts';
import { RollLine } from './roll-line.tsx';
import styles from './roll-list.module.css';
import { SyncState } from './sync-state.tsx';
import { useMarkQueue, useWaitingMarks } from './use-mark-queue.ts';

/** A lesson's roll, made for a phone: one tap per child, saved as one goes, with or without a connection. */
export function TakeAttendance({ meeting }: { meeting: Meeting }) {
  const queue = useMarkQueue();
  const { marks } = useWaitingMarks(meeting.id);
  const roll = useQuery(rollQuery(meeting.id));
  const isOpen = meeting.status === 'scheduled' || meeting.status === 'completed';
  const mayMark = useMay('attendance', 'CREATE') && isOpen;
  if (roll.isPending) return <ListSkeleton />;
  if (!roll.data) return <LoadProblem error={roll.error} onRetry={() => roll.refetch()} isRetrying={roll.isRefetching} />;
  const rows = rollRows(roll.data, marks);
  const unmarked = rows.filter(({ mark }) => mark === null);
  const put = (these: RollRow[], mark: Mark) =>
    queue.put(
      meeting.id,
      these.map((row) => markOf(row, mark)),
    );
  return (
    <Stack gap="sm" maw={760}>
      {!isOpen && (
        <Alert color="yellow" title={<MeetingStatusBadge status={meeting.status} />}>
          <Trans>Nobody attends this lesson. Mark the one that takes its place.</Trans>
        </Alert>
      )}
      <Group justify="space-between">
        <SyncState meetingId={meeting.id} />
        <Text size="sm" c="dimmed" className="numbers">
          <Plural value={unmarked.length} _0="Everybody is marked" one="# not marked yet" other="# not marked yet" />
        </Text>
      </Group>
      {mayMark && unmarked.length > 0 && <RoomSuggestions meetingId={meeting.id} />}
      {mayMark && unmarked.length > 0 && (
        <Button size="lg" variant="light" leftSection={<IconChecks size={20} aria-hidden />} onClick={() => put(unmarked, 'present')}>
          {unmarked.length === rows.length ? <Trans>All present</Trans> : <Trans>All the others present</Trans>}
        </Button>
      )}
      {rows.length === 0 && (
        <Quiet>
          <Trans>Nobody is registered for this lesson. Register students on the cycle’s page, or add a guest here.</Trans>
        </Quiet>
      )}
      <ul className={styles.roll}>
        {rows.map((row) => (
          <RollLine key={row.who} row={row} onMark={mayMark ? (one, mark) => put([one], mark) : undefined} />
        ))}
      </ul>
      {mayMark && <AddGuest onAdd={(mark) => queue.put(meeting.id, [mark])} />}
      {meeting.status === 'scheduled' && <FinishLesson meeting={meeting} unmarked={unmarked.length} />}
    </Stack>
  );
}
