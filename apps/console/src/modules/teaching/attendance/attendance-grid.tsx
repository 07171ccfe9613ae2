import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Kbd, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { Panel } from '../../../ui/panel.tsx';
import { Quiet } from '../../../ui/quiet.tsx';
import { ListSkeleton } from '../../../ui/records/list-skeleton.tsx';
import type { Cycle } from '../cycles/cycle.ts';
import { meetingsQuery } from '../meetings/meeting.ts';
import styles from './attendance-grid.module.css';
import { DayMonth } from './day-month.tsx';
import { firstShown, gridChildren, LESSONS_SHOWN } from './grid.ts';
import { GridCell } from './grid-cell.tsx';
import { LessonSync } from './lesson-sync.tsx';
import { PastedUnknown } from './pasted-unknown.tsx';
import { rollQuery } from './roll.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useGridPaste } from './use-grid-paste.tsx';

/** Students × lessons. Arrows go from mark to mark, 1–4 set one. */
export function AttendanceGrid({ cycle }: { cycle: Cycle }) {
  const { t } = useLingui();
  const today = useFormat().today(useNow());
  const lessons = useQuery(meetingsQuery({ cycleId: cycle.id }));
  const held = (lessons.data ?? []).filter(({ status }) => status === 'scheduled' || status === 'completed');
  const [start, setStart] = useState<number | null>(null);
  const first = start ?? firstShown(held, today);
  const shown = held.slice(first, first + LESSONS_SHOWN);
  const rolls = useQueries({ queries: shown.map(({ id }) => rollQuery(id)) });
  const { onKeyDown, area } = useGridKeys();
  const children = gridChildren(rolls.flatMap(({ data }) => (data ? [data] : [])));
  const paste = useGridPaste({ children, lessons: shown.map(({ id }, column) => ({ id, roll: rolls[column]?.data })) });
  if (lessons.isPending || rolls.some(({ isPending }) => isPending)) return <ListSkeleton />;
  if (children.length === 0) {
    return (
      <Quiet>
        <Trans>Nothing to mark yet: lessons that are planned and students who are registered meet here.</Trans>
      </Quiet>
    );
  }
  return (
    <Panel
      order={2}
      title={<Trans>Attendance</Trans>}
      aside={
        <Group gap={4}>
          <Button size="compact-sm" variant="default" disabled={first === 0} onClick={() => setStart(Math.max(0, first - LESSONS_SHOWN))}>
            <IconChevronLeft size={16} className={styles.mirrored} aria-hidden />
            <Trans>Earlier</Trans>
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={first + LESSONS_SHOWN >= held.length}
            onClick={() => setStart(first + LESSONS_SHOWN)}
          >
            <Trans>Later</Trans>
            <IconChevronRight size={16} className={styles.mirrored} aria-hidden />
          </Button>
        </Group>
      }
    >
      <Text size="sm" c="dimmed" mb="xs">
        <Trans>
          Arrows go from mark to mark: <Kbd>1</Kbd> present, <Kbd>2</Kbd> late, <Kbd>3</Kbd> absent, <Kbd>4</Kbd> excused.
        </Trans>{' '}
        <Trans>A column copied from a spreadsheet is pasted from the chosen child downwards.</Trans>
      </Text>
      <PastedUnknown unknown={paste.unknown} onClose={paste.forget} />
      {shown.map(({ id }) => (
        <LessonSync key={id} meetingId={id} />
      ))}
      <div className={styles.scroll}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table one moves in by arrows is a grid to a screen reader */}
        <table role="grid" aria-label={t`Attendance`} className={styles.grid} ref={area} onKeyDown={onKeyDown} onPaste={paste.onPaste}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Student</Trans>
              </th>
              {shown.map(({ id, date, startTime }) => (
                <th key={id} scope="col">
                  <Link to="/meetings/$meetingId" params={{ meetingId: id }} title={startTime}>
                    <DayMonth date={date} />
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {children.map(({ studentId, name }, row) => (
              <tr key={studentId}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                {shown.map((lesson, column) => (
                  <GridCell
                    key={lesson.id}
                    lesson={lesson}
                    roll={rolls[column]?.data}
                    studentId={studentId}
                    name={name}
                    isEntry={row === 0 && column === 0}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
