import { Plural, Trans } from '@lingui/react/macro';
import { Alert, Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowForwardUp } from '@tabler/icons-react';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../../api/api-error.ts';
import type { Why } from '../../../api/envelope.ts';
import { api } from '../../../api/index.ts';
import { QueryPanel } from '../../../ui/query-panel.tsx';
import { Rows } from '../../../ui/rows.tsx';
import { useShowMore } from '../../../ui/show-more.tsx';
import { ProblemText } from '../../../ui/states/problem-text.tsx';
import { useBusy } from '../../../ui/use-busy.tsx';
import { useMay } from '../../access/may.ts';
import { CalendarDay } from '../../catalog/orders/calendar-day.tsx';
import { refetchTeaching } from '../changed.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { meetings } from '../meetings/resource.ts';
import { TimeSpan } from '../meetings/time-span.tsx';
import { NameLink } from '../name-link.tsx';
import { WeekdayName } from '../weekday-name.tsx';

interface Outcome {
  id: string;
  error: ({ code: string; message: string } & Why) | null;
}

function hitLessonsQuery(holidayId: string) {
  return queryOptions({
    queryKey: ['meetings', 'list', { holidayId }],
    queryFn: ({ signal }) =>
      api.get<{ meetings: Meeting[]; hasMore: boolean }>(`/holidays/${encodeURIComponent(holidayId)}/meetings`, { signal }),
  });
}

/** The lessons to come that fall on a holiday, and the way out: behind the last of their cycles. */
export function HitLessons({ holidayId }: { holidayId: string }) {
  const queries = useQueryClient();
  const maySee = useMay('meetings', 'VIEW');
  const mayMove = useMay('meetings', 'UPDATE');
  const { isBusy, run } = useBusy();
  const [refused, setRefused] = useState<Record<string, NonNullable<Outcome['error']>>>({});
  const query = useQuery({ ...hitLessonsQuery(holidayId), enabled: maySee });
  const lessons = query.data?.meetings ?? [];
  const { shown, button } = useShowMore(lessons, 10);
  if (!maySee) return null;

  async function move() {
    const { results } = await api.post<{ results: Outcome[] }>(`/holidays/${encodeURIComponent(holidayId)}/move-meetings`, {});
    setRefused(Object.fromEntries(results.flatMap(({ id, error }) => (error ? [[id, error]] : []))));
    const moved = results.filter(({ error }) => error === null).length;
    await refetchTeaching(queries);
    if (moved > 0) {
      notifications.show({
        message: <Plural value={moved} one="# lesson moved to the end of its cycle" other="# lessons moved to the end of their cycles" />,
      });
    }
  }

  return (
    <QueryPanel
      title={<Trans>Lessons on these days</Trans>}
      query={query}
      isEmpty={lessons.length === 0}
      empty={<Trans>No lesson to come falls on this holiday. Lessons planned from now on leave it out.</Trans>}
      aside={
        mayMove &&
        lessons.length > 0 && (
          <Button
            variant="light"
            loading={isBusy}
            leftSection={<IconArrowForwardUp size={16} aria-hidden />}
            onClick={() => void run(move)}
          >
            <Trans>Move them to the end of their cycles</Trans>
          </Button>
        )
      }
    >
      {query.data?.hasMore && (
        <Alert color="yellow" mb="xs">
          <Trans>There are more than these. Move these first.</Trans>
        </Alert>
      )}
      <Rows>
        {shown.map((lesson) => (
          <li key={lesson.id}>
            <div>
              <NameLink to={meetings.pageOf(lesson.id)} name={lesson.cycle.name} isBold />
              <Text size="sm" c="dimmed">
                <WeekdayName date={lesson.date} /> <CalendarDay date={lesson.date} />, <TimeSpan {...lesson} /> ·{' '}
                <bdi>{lesson.instructor.name}</bdi>
              </Text>
              {refused[lesson.id] && (
                <Text size="sm" c="var(--bad)" role="alert">
                  <RefusedMove error={refused[lesson.id]} />
                </Text>
              )}
            </div>
          </li>
        ))}
      </Rows>
      {button}
    </QueryPanel>
  );
}

function RefusedMove({ error }: { error: Outcome['error'] | undefined }) {
  return error && <ProblemText error={new ApiError({ status: 409, why: error, ...error })} />;
}
