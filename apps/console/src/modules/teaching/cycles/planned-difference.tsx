import { Plural, Trans } from '@lingui/react/macro';
import { List, ScrollArea, Text } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { CalendarDay } from '../../catalog/orders/calendar-day.tsx';
import { TimeSpan } from '../meetings/time-span.tsx';

interface PlannedLesson {
  date: string;
  startTime: string;
  endTime: string;
}

/** What planning did, or would do. */
export interface Planned {
  added: PlannedLesson[];
  removed: PlannedLesson[];
  kept: number;
  missing: number;
  endDate: string | null;
}

export function PlannedDifference({ planned: { added, removed, kept, missing, endDate } }: { planned: Planned }) {
  const last = endDate && <CalendarDay date={endDate} />;
  return (
    <div>
      <Text fw={600}>
        {added.length + removed.length === 0 ? (
          <Trans>Nothing is missing: every lesson has its day.</Trans>
        ) : (
          <>
            <Plural value={added.length} one="# new lesson" other="# new lessons" />
            {removed.length > 0 && (
              <>
                {', '}
                <Plural value={removed.length} one="# taken away" other="# taken away" />
              </>
            )}
          </>
        )}
      </Text>
      <Text c="dimmed">
        <Plural value={kept} one="# stays as it is." other="# stay as they are." /> {last && <Trans>The last one is on {last}.</Trans>}{' '}
        {missing > 0 && <Plural value={missing} one="# still has no day." other="# still have no day." />}
      </Text>
      <ScrollArea.Autosize mah={240} mt="xs">
        <List listStyleType="none">
          <Lessons lessons={removed} icon={<IconMinus size={14} color="var(--bad)" aria-hidden />} word={<Trans>Taken away:</Trans>} />
          <Lessons lessons={added} icon={<IconPlus size={14} color="var(--good)" aria-hidden />} word={<Trans>New:</Trans>} />
        </List>
      </ScrollArea.Autosize>
    </div>
  );
}

function Lessons({ lessons, icon, word }: { lessons: PlannedLesson[]; icon: ReactNode; word: ReactNode }) {
  return lessons.map((lesson) => (
    <List.Item key={`${lesson.date} ${lesson.startTime}`} icon={icon}>
      {word} <CalendarDay date={lesson.date} />, <TimeSpan {...lesson} />
    </List.Item>
  ));
}
