import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import type { Meeting } from '../meetings/meeting.ts';
import { MEETING_STATUS_ICONS, MEETING_STATUS_NAMES } from '../meetings/meeting-status-badge.tsx';
import { TimeSpan } from '../meetings/time-span.tsx';
import styles from './calendar.module.css';

/** A lesson on the calendar: its state by a shape and, where it isn't simply planned, by a word. */
export function LessonEvent({ lesson, isList }: { lesson: Meeting | undefined; isList: boolean }) {
  const { i18n } = useLingui();
  // What somebody draws is no lesson yet.
  if (!lesson) return <Trans>New lesson</Trans>;
  const Shape = MEETING_STATUS_ICONS[lesson.status];
  const status = i18n._(MEETING_STATUS_NAMES[lesson.status]);
  return (
    <span className={styles.lesson} data-list={isList || undefined} title={`${lesson.cycle.name} · ${lesson.instructor.name} · ${status}`}>
      <span className={styles.when}>
        <Shape size={13} aria-hidden /> <TimeSpan {...lesson} />
      </span>{' '}
      <bdi className={styles.cycle}>{lesson.cycle.name}</bdi> <bdi className={styles.who}>{lesson.instructor.name}</bdi>
      {lesson.status !== 'scheduled' && <span className={styles.state}> {status}</span>}
    </span>
  );
}
