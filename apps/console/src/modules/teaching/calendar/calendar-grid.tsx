import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/classic/theme.css';
import '@fullcalendar/react/themes/classic/palette.css';
import FullCalendar, { type CalendarRef, type DateSelectInfo, type EventChangeInfo, type EventDisplayInfo } from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction from '@fullcalendar/react/interaction';
import list from '@fullcalendar/react/list';
import he from '@fullcalendar/react/locales/he';
import vi from '@fullcalendar/react/locales/vi';
import classic from '@fullcalendar/react/themes/classic';
import timeGrid from '@fullcalendar/react/timegrid';
import { memo, useEffect, useMemo, useRef } from 'react';
import { useLocale } from '../../../i18n/use-locale.ts';
import { clockText } from '../../../ui/format/zone-clock.ts';
import type { Meeting } from '../meetings/meeting.ts';
import styles from './calendar.module.css';
import { hoursShown } from './calendar-range.ts';
import type { CalendarSearch, CalendarView } from './calendar-search.ts';
import { colourOf } from './lesson-colours.ts';
import { LessonEvent } from './lesson-event.tsx';
import type { NewTime } from './move-in-calendar.ts';

interface CalendarGridProps {
  lessons: Meeting[];
  view: CalendarView;
  date: string;
  colour: CalendarSearch['colour'];
  weekStart: number;
  timeZone: string;
  mayMove: boolean;
  mayAdd: boolean;
  onOpen: (id: string) => void;
  onAdd: (time: NewTime) => void;
  /** Asked again and again while a lesson is in the air; nothing is refused before the drop. */
  onHover: (lesson: Meeting, time: NewTime) => void;
  onDragEnd: () => void;
  onMove: (lesson: Meeting, time: NewTime, putBack: () => void) => void;
}

const VIEWS: Record<CalendarView, string> = { week: 'timeGridWeek', day: 'timeGridDay', month: 'dayGridMonth', agenda: 'listWeek' };
const PLUGINS = [dayGrid, timeGrid, list, interaction, classic];
const LOCALES = [he, vi];
const CLOCK = { hour: '2-digit', minute: '2-digit', hour12: false } as const;

/**
 * The calendar itself. Lessons stand at their time on the branch's wall, so times go in and out without a zone: the
 * calendar is told UTC and never converts. Memoised: drawing it anew under a drag would drop the lesson.
 */
export const CalendarGrid = memo(function CalendarGrid(props: CalendarGridProps) {
  const { lessons, view, date, colour, weekStart, timeZone, mayMove, mayAdd, onOpen, onAdd, onHover, onDragEnd, onMove } = props;
  const locale = useLocale();
  const calendar = useRef<CalendarRef>(null);
  const { first, last } = hoursShown(lessons);
  // Asked for by every lesson that is drawn.
  const byId = useMemo(() => new Map(lessons.map((lesson) => [lesson.id, lesson])), [lessons]);
  const events = useMemo(() => lessons.map((lesson) => eventOf(lesson, colour, mayMove, view)), [lessons, colour, mayMove, view]);
  const lessonOf = (id: string) => byId.get(id);

  useEffect(() => {
    calendar.current?.getApi().changeView(VIEWS[view], date);
  }, [view, date]);

  function dropped({ event, revert }: EventChangeInfo) {
    onDragEnd();
    const lesson = lessonOf(event.id);
    if (lesson && event.start) onMove(lesson, timeOf(event.start, event.end ?? event.start), revert);
  }

  return (
    <div className={styles.calendar}>
      <FullCalendar
        ref={calendar}
        plugins={PLUGINS}
        locales={LOCALES}
        locale={locale}
        direction={locale === 'he' ? 'rtl' : 'ltr'}
        timeZone="UTC"
        now={() => clockText(new Date().toISOString(), timeZone)}
        nowIndicator
        initialView={VIEWS[view]}
        initialDate={date}
        firstDay={weekStart}
        headerToolbar={false}
        allDaySlot={false}
        height="auto"
        slotMinTime={first}
        slotMaxTime={last}
        slotDuration="00:30"
        snapDuration="00:15"
        slotHeaderFormat={CLOCK}
        eventTimeFormat={CLOCK}
        dayMaxEvents={4}
        eventMinHeight={24}
        slotEventOverlap={false}
        navLinks={false}
        events={events}
        // Of what somebody draws; each lesson has its own.
        eventColor="var(--lesson-scheduled)"
        eventContrastColor="var(--lesson-scheduled-text)"
        eventInteractive
        eventContent={(info: EventDisplayInfo) => <LessonEvent lesson={lessonOf(info.event.id)} isList={view === 'agenda'} />}
        eventClass={(info: EventDisplayInfo) => (lessonOf(info.event.id)?.status === 'cancelled' ? styles.cancelled : undefined)}
        eventClick={({ event, jsEvent }) => {
          jsEvent.preventDefault();
          onOpen(event.id);
        }}
        eventAllow={(span, moving) => {
          const lesson = moving && lessonOf(moving.id);
          if (lesson) onHover(lesson, timeOf(span.start, span.end));
          return true;
        }}
        eventDragStop={onDragEnd}
        eventResizeStop={onDragEnd}
        eventDrop={dropped}
        eventResize={dropped}
        selectable={mayAdd && view !== 'month'}
        selectMirror
        selectMinDistance={5}
        select={({ start, end }: DateSelectInfo) => onAdd(timeOf(start, end))}
      />
    </div>
  );
});

function eventOf(lesson: Meeting, colour: CalendarSearch['colour'], mayMove: boolean, view: CalendarView) {
  const name = colourOf(lesson, colour);
  return {
    id: lesson.id,
    title: lesson.cycle.name,
    start: `${lesson.date}T${lesson.startTime}:00Z`,
    end: `${lesson.date}T${lesson.endTime}:00Z`,
    // A list shows a dot of it, which has to be seen.
    color: view === 'agenda' ? `var(--lesson-${name}-text)` : `var(--lesson-${name})`,
    contrastColor: `var(--lesson-${name}-text)`,
    editable: mayMove && lesson.status === 'scheduled',
  };
}

function timeOf(start: Date, end: Date): NewTime {
  return { date: start.toISOString().slice(0, 10), startTime: start.toISOString().slice(11, 16), endTime: end.toISOString().slice(11, 16) };
}
