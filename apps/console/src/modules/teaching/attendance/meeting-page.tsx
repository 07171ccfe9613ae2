import { Trans } from '@lingui/react/macro';
import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../../ui/records/record-page.tsx';
import { CalendarDay } from '../../catalog/orders/calendar-day.tsx';
import { cycles } from '../cycles/resource.ts';
import { LessonActions } from '../meetings/lesson-actions.tsx';
import { LessonFacts } from '../meetings/lesson-facts.tsx';
import { meetingQuery } from '../meetings/meeting.ts';
import { MeetingStatusBadge } from '../meetings/meeting-status-badge.tsx';
import { meetings } from '../meetings/resource.ts';
import { TimeSpan } from '../meetings/time-span.tsx';
import { NameLink } from '../name-link.tsx';
import { WeekdayName } from '../weekday-name.tsx';
import { TakeAttendance } from './take-attendance.tsx';

const route = getRouteApi('/signed-in/meetings/$meetingId');

/** One lesson: who is there first, what else there is to know after. */
export default function MeetingPage() {
  const { meetingId } = route.useParams();
  return (
    <RecordPage
      resource={meetings}
      query={useQuery(meetingQuery(meetingId))}
      crumbs={[]}
      listPath="/meetings"
      tabs={(meeting) => [
        {
          id: 'overview',
          label: <Trans>Attendance</Trans>,
          content: (
            <Stack gap="sm">
              <Group gap="sm">
                <Text span>
                  <WeekdayName date={meeting.date} /> <CalendarDay date={meeting.date} />, <TimeSpan {...meeting} />
                </Text>
                <MeetingStatusBadge status={meeting.status} />
                <NameLink to={cycles.pageOf(meeting.cycleId)} name={meeting.cycle.name} />
              </Group>
              <TakeAttendance meeting={meeting} />
            </Stack>
          ),
        },
        {
          id: 'lesson',
          label: <Trans>The lesson</Trans>,
          content: (
            <Stack gap="md">
              <LessonFacts meeting={meeting} />
              <LessonActions meeting={meeting} />
            </Stack>
          ),
        },
      ]}
    />
  );
}
