import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Drawer, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ProblemText } from '../../../ui/states/problem-text.tsx';
import { LessonActions } from './lesson-actions.tsx';
import { LessonFacts } from './lesson-facts.tsx';
import { meetingQuery } from './meeting.ts';

/** One lesson beside the page it stands on, with everything that can be done with it. */
export function LessonPanel({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { t } = useLingui();
  const query = useQuery({ ...meetingQuery(id ?? ''), enabled: id !== null });
  const name = query.data && <bdi>{query.data.cycle.name}</bdi>;
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      position="right"
      size="md"
      title={name ?? <Trans>Lesson</Trans>}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {query.isPending && <Skeleton height={240} />}
      {query.isError && (
        <Alert color="red">
          <ProblemText error={query.error} />
        </Alert>
      )}
      {query.data && (
        <Stack>
          <LessonFacts meeting={query.data} />
          <LessonActions key={query.data.id} meeting={query.data} />
        </Stack>
      )}
    </Drawer>
  );
}
