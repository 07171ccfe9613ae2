import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { GatedPage } from '../../../ui/gated-page.tsx';
import { ListSkeleton } from '../../../ui/records/list-skeleton.tsx';
import { LoadProblem } from '../../../ui/states/load-problem.tsx';
import { useMay } from '../../access/may.ts';
import { useMe } from '../../access/me.ts';
import { LessonForm } from '../meetings/lesson-form.tsx';
import { LessonPanel } from '../meetings/lesson-panel.tsx';
import { type Meeting, meetingsQuery } from '../meetings/meeting.ts';
import { CalendarGrid } from './calendar-grid.tsx';
import { rangeOf } from './calendar-range.ts';
import type { CalendarSearch } from './calendar-search.ts';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import { ClashDialog, type RefusedMove } from './clash-dialog.tsx';
import { clashesOf } from './clashes.ts';
import { createDragNews, DragWarning } from './drag-warning.tsx';
import { type NewTime, useMoveLesson } from './move-in-calendar.ts';

const route = getRouteApi('/signed-in/calendar');
const NO_LESSONS: Meeting[] = [];

/** Everybody's lessons: where they clash is said before a lesson is dropped, and asked after. */
export default function CalendarPage() {
  const { t } = useLingui();
  const mayAdd = useMay('meetings', 'CREATE');
  const isAllowed = useMay('meetings', 'VIEW');
  const today = useFormat().today(useNow());
  const [added, setAdded] = useState<NewTime | null>(null);
  return (
    <GatedPage
      title={t`Calendar`}
      crumbs={[]}
      isAllowed={isAllowed}
      actions={
        mayAdd && (
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setAdded({ date: today, startTime: '16:00', endTime: '17:00' })}
          >
            <Trans>Add a lesson</Trans>
          </Button>
        )
      }
    >
      <Calendar today={today} onAdd={setAdded} />
      <Modal
        opened={added !== null}
        onClose={() => setAdded(null)}
        title={<Trans>Add a lesson</Trans>}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        {added && <LessonForm when={added} onDone={() => setAdded(null)} />}
      </Modal>
    </GatedPage>
  );
}

function Calendar({ today, onAdd }: { today: string; onAdd: (time: NewTime) => void }) {
  const state = route.useSearch();
  const navigate = route.useNavigate();
  const { weekStart, timezone } = useMe().tenant;
  const mayMove = useMay('meetings', 'UPDATE');
  const mayAdd = useMay('meetings', 'CREATE');
  // Seven columns don't fit a phone: it begins with a list of the week.
  const isPhone = useMediaQuery('(max-width: 48em)', window.matchMedia('(max-width: 48em)').matches);
  const view = state.view ?? (isPhone ? 'agenda' : 'week');
  const date = state.date ?? today;
  const { branchId, instructorId, roomId } = state;
  const query = useQuery({
    ...meetingsQuery({ ...rangeOf(view, date, weekStart), branchId, instructorId }),
    placeholderData: keepPreviousData,
  });
  // All of the branch's are at hand; a drag has to know those in other rooms, too.
  const lessons = query.data ?? NO_LESSONS;
  const shown = useMemo(() => (roomId ? lessons.filter((lesson) => lesson.roomId === roomId) : lessons), [lessons, roomId]);
  const [open, setOpen] = useState<string | null>(null);
  const [refused, setRefused] = useState<RefusedMove | null>(null);
  const [news] = useState(createDragNews);
  const send = useMoveLesson();

  const hover = useCallback((lesson: Meeting, time: NewTime) => news.set(clashesOf({ ...lesson, ...time }, lessons)), [news, lessons]);
  const endDrag = useCallback(() => news.set([]), [news]);
  const move = useCallback(
    async (lesson: Meeting, time: NewTime, putBack: () => void) => {
      const clashes = clashesOf({ ...lesson, ...time }, lessons);
      if (clashes.length > 0) {
        putBack();
        return setRefused({ lesson, time, clashes, error: null });
      }
      try {
        await send(lesson, time, <Trans>The lesson is moved.</Trans>);
      } catch (error) {
        putBack();
        setRefused({ lesson, time, clashes: [], error });
      }
    },
    [lessons, send],
  );
  const change = (next: CalendarSearch) => void navigate({ search: (now) => ({ ...now, ...next }), replace: true, resetScroll: false });

  return (
    <>
      <CalendarToolbar state={state} view={view} date={date} weekStart={weekStart} onChange={change} />
      {query.isPending && <ListSkeleton />}
      {query.isError && <LoadProblem error={query.error} onRetry={() => query.refetch()} isRetrying={query.isRefetching} />}
      {query.data && (
        <CalendarGrid
          lessons={shown}
          view={view}
          date={date}
          colour={state.colour}
          weekStart={weekStart}
          timeZone={timezone}
          mayMove={mayMove}
          mayAdd={mayAdd}
          onOpen={setOpen}
          onAdd={onAdd}
          onHover={hover}
          onDragEnd={endDrag}
          onMove={move}
        />
      )}
      <DragWarning news={news} />
      <LessonPanel id={open} onClose={() => setOpen(null)} />
      <ClashDialog
        refused={refused}
        onClose={() => setRefused(null)}
        onAllow={({ lesson, time }) => send(lesson, time, <Trans>The lesson is moved, and overlaps another one.</Trans>, true)}
      />
    </>
  );
}
