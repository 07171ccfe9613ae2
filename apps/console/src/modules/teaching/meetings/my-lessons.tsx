import { Plural, Trans } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { QueryPanel } from '../../../ui/query-panel.tsx';
import { Rows } from '../../../ui/rows.tsx';
import { CalendarDay } from '../../catalog/orders/calendar-day.tsx';
import { NameLink } from '../name-link.tsx';
import { WeekdayName } from '../weekday-name.tsx';
import { daysAround, type LessonDays, lessonsOfDay } from './lesson-days.ts';
import { type Meeting, meetingsQuery } from './meeting.ts';
import { MeetingStatusBadge } from './meeting-status-badge.tsx';
import { meetings } from './resource.ts';
import { TimeSpan } from './time-span.tsx';

/** An instructor's own day: what is still open from before, today, and the next lessons; attendance is one tap away. */
export function MyLessons() {
  const today = useFormat().today(useNow());
  const query = useQuery(meetingsQuery(daysAround(today)));
  const { open, now, next }: LessonDays = lessonsOfDay(query.data ?? [], today);
  return (
    <QueryPanel
      title={<Trans>Your lessons</Trans>}
      query={query}
      isEmpty={open.length + now.length + next.length === 0}
      empty={<Trans>No lessons in the next seven days. Your timetable is in the calendar.</Trans>}
    >
      {open.length > 0 && (
        <Text size="sm" fw={600} c="var(--warn)">
          <Plural value={open.length} one="# lesson before today isn’t completed" other="# lessons before today aren’t completed" />
        </Text>
      )}
      <Rows>
        {[...open, ...now, ...next].map((lesson) => (
          <Lesson key={lesson.id} lesson={lesson} isToday={lesson.date === today} />
        ))}
      </Rows>
    </QueryPanel>
  );
}

function Lesson({ lesson, isToday }: { lesson: Meeting; isToday: boolean }) {
  return (
    <li>
      <div>
        <NameLink to={meetings.pageOf(lesson.id)} name={lesson.cycle.name} isBold />
        <Text size="sm" c="dimmed">
          {isToday ? (
            <Trans>Today</Trans>
          ) : (
            <>
              <WeekdayName date={lesson.date} /> <CalendarDay date={lesson.date} />
            </>
          )}
          , <TimeSpan {...lesson} /> · <bdi>{lesson.branch.name}</bdi>
        </Text>
      </div>
      <Group gap={8}>
        {lesson.status !== 'scheduled' && <MeetingStatusBadge status={lesson.status} />}
        <Button
          component={Link}
          to={meetings.pageOf(lesson.id)}
          variant={isToday ? 'filled' : 'light'}
          leftSection={<IconClipboardCheck size={18} aria-hidden />}
        >
          <Trans>Attendance</Trans>
        </Button>
      </Group>
    </li>
  );
}
