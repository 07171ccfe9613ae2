import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { apiPath } from '../../../ui/records/resource.ts';
import { useBusy } from '../../../ui/use-busy.tsx';
import { useMay } from '../../access/may.ts';
import { refetchTeaching } from '../changed.ts';
import { type Meeting, meetingQuery } from '../meetings/meeting.ts';
import { meetings } from '../meetings/resource.ts';
import { useWaitingMarks } from './use-mark-queue.ts';

/** The end of the lesson: what was taught, and done. The marks go first. */
export function FinishLesson({ meeting, unmarked }: { meeting: Meeting; unmarked: number }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const mayComplete = useMay('meetings', 'RUN');
  const { marks } = useWaitingMarks(meeting.id);
  const { isBusy, run } = useBusy();
  const [topic, setTopic] = useState(meeting.topic ?? '');
  if (!mayComplete) return null;

  async function complete() {
    const after = await api.post<Meeting>(`${apiPath(meetings, meeting.id)}/complete`, topic.trim() ? { topic: topic.trim() } : {});
    queries.setQueryData(meetingQuery(meeting.id).queryKey, after);
    await refetchTeaching(queries);
    notifications.show({ message: <Trans>The lesson is completed.</Trans> });
  }

  return (
    <Stack gap="xs" mt="md">
      <TextInput
        label={t`What was taught`}
        maxLength={300}
        value={topic}
        onChange={(event) => setTopic(event.currentTarget.value)}
        attributes={{ input: { dir: topic ? 'auto' : undefined } }}
      />
      <Button
        size="lg"
        loading={isBusy}
        disabled={marks.length > 0}
        leftSection={<IconCheck size={20} aria-hidden />}
        onClick={() => void run(complete)}
      >
        <Trans>Complete the lesson</Trans>
      </Button>
      {marks.length > 0 ? (
        <Text size="sm" c="dimmed">
          <Trans>It can be completed once every mark is saved.</Trans>
        </Text>
      ) : (
        unmarked > 0 && (
          <Text size="sm" c="dimmed">
            <Plural
              value={unmarked}
              one="# child isn’t marked; not marked is not absent."
              other="# children aren’t marked; not marked is not absent."
            />
          </Text>
        )
      )}
    </Stack>
  );
}
