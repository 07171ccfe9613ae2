import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChecks, IconVideo } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { useBusy } from '../../ui/use-busy.tsx';
import { MARK_NAMES } from '../teaching/attendance/mark-names.ts';
import { refetchTeaching } from '../teaching/changed.ts';
import { strangersIn, suggestionsPath, suggestionsQuery, toConfirm } from './suggestions.ts';

/** Who was in the video room and is not marked yet: confirmed by one press. Nothing without a room. */
export function RoomSuggestions({ meetingId }: { meetingId: string }) {
  const { i18n } = useLingui();
  const format = useFormat();
  const queries = useQueryClient();
  const { isBusy, run } = useBusy();
  const { data } = useQuery(suggestionsQuery(meetingId));
  const waiting = data ? toConfirm(data) : [];
  const strangers = data ? strangersIn(data) : [];
  if (waiting.length === 0) return null;

  async function confirm() {
    await api.post(`${suggestionsPath(meetingId)}/confirm`, { studentIds: waiting.map(({ student }) => student.id) });
    await refetchTeaching(queries);
    notifications.show({ message: <Trans>Marked as they were in the video room.</Trans> });
  }

  return (
    <Alert
      icon={<IconVideo size={20} aria-hidden />}
      title={<Plural value={waiting.length} one="# child was in the video room" other="# children were in the video room" />}
    >
      <Stack gap="xs" align="flex-start">
        <List size="sm">
          {waiting.map(({ student, suggested, joinedAt }) => (
            <List.Item key={student.id}>
              <bdi>{student.name}</bdi>: {i18n._(MARK_NAMES[suggested])}
              {joinedAt && (
                <Text span c="dimmed" size="sm">
                  {' '}
                  ({format.instant(joinedAt)})
                </Text>
              )}
            </List.Item>
          ))}
        </List>
        {strangers.length > 0 && (
          <Text size="sm">
            <Trans>
              Not recognised: <bdi>{strangers.join(', ')}</bdi>
            </Trans>
          </Text>
        )}
        <Button loading={isBusy} leftSection={<IconChecks size={16} aria-hidden />} onClick={() => void run(confirm)}>
          <Trans>Confirm all</Trans>
        </Button>
      </Stack>
    </Alert>
  );
}
