import { Trans } from '@lingui/react/macro';
import { Anchor, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Money } from '../../../ui/money.tsx';
import { QueryPanel } from '../../../ui/query-panel.tsx';
import { CalendarDay } from '../../catalog/orders/calendar-day.tsx';
import type { Cycle } from '../cycles/cycle.ts';
import { WeekdayName } from '../weekday-name.tsx';
import { AddLesson } from './add-lesson.tsx';
import { LessonPanel } from './lesson-panel.tsx';
import { meetingsQuery } from './meeting.ts';
import { MeetingStatusBadge } from './meeting-status-badge.tsx';
import { TimeSpan } from './time-span.tsx';

/** All lessons of a cycle, in order of time; each opens beside it. */
export function CycleLessons({ cycle }: { cycle: Cycle }) {
  const lessons = useQuery(meetingsQuery({ cycleId: cycle.id }));
  const [open, setOpen] = useState<string | null>(null);
  const rows = lessons.data ?? [];
  const showsMoney = rows.some(({ revenue }) => revenue !== null);
  return (
    <QueryPanel
      title={<Trans>Lessons</Trans>}
      aside={<AddLesson cycle={cycle} />}
      query={lessons}
      isEmpty={rows.length === 0}
      empty={<Trans>No lessons yet. “Plan lessons” puts them on the calendar along the cycle’s week.</Trans>}
    >
      <Table.ScrollContainer minWidth={300} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table verticalSpacing={6} highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <Trans>Day</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>Time</Trans>
              </Table.Th>
              <Table.Th visibleFrom="sm">
                <Trans>Instructor</Trans>
              </Table.Th>
              <Table.Th visibleFrom="md">
                <Trans>Topic</Trans>
              </Table.Th>
              {showsMoney && (
                <Table.Th visibleFrom="sm">
                  <Trans>Revenue</Trans>
                </Table.Th>
              )}
              <Table.Th>
                <Trans>State</Trans>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((lesson) => (
              <Table.Tr key={lesson.id}>
                <Table.Td>
                  <Anchor component="button" type="button" ta="start" onClick={() => setOpen(lesson.id)}>
                    <WeekdayName date={lesson.date} /> <CalendarDay date={lesson.date} />
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  <TimeSpan {...lesson} />
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <bdi>{lesson.instructor.name}</bdi>
                </Table.Td>
                <Table.Td visibleFrom="md">
                  <bdi>{lesson.topic}</bdi>
                </Table.Td>
                {showsMoney && <Table.Td visibleFrom="sm">{lesson.revenue !== null && <Money minor={lesson.revenue} />}</Table.Td>}
                <Table.Td>
                  <MeetingStatusBadge status={lesson.status} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <LessonPanel id={open} onClose={() => setOpen(null)} />
    </QueryPanel>
  );
}
