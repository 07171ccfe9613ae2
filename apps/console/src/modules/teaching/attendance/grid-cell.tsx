import { useLingui } from '@lingui/react/macro';
import type { KeyboardEvent } from 'react';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useMay } from '../../access/may.ts';
import type { Meeting } from '../meetings/meeting.ts';
import styles from './attendance-grid.module.css';
import { MARKS, type Mark, markOfKey } from './mark.ts';
import { MARK_ICONS, MARK_NAMES } from './mark-names.ts';
import { type Roll, rollRows } from './roll.ts';
import { useMarkQueue, useWaitingMarks } from './use-mark-queue.ts';

interface GridCellProps {
  lesson: Meeting;
  roll: Roll | undefined;
  studentId: string;
  name: string;
  /** Where Tab enters the grid. */
  isEntry: boolean;
}

/** One child at one lesson. A click goes on to the next mark. */
export function GridCell({ lesson, roll, studentId, name, isEntry }: GridCellProps) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const queue = useMarkQueue();
  const { marks } = useWaitingMarks(lesson.id);
  const mayMark = useMay('attendance', 'CREATE');
  const row = roll && rollRows(roll, marks).find((each) => each.studentId === studentId);
  if (!row) return <td className={styles.none} />;
  const Shape = row.mark && MARK_ICONS[row.mark];
  const said = row.mark ? i18n._(MARK_NAMES[row.mark]) : t`Not marked`;

  function set(status: Mark) {
    queue.put(lesson.id, [{ studentId, status }]);
  }

  function press(event: KeyboardEvent) {
    const mark = markOfKey(event.key);
    if (!mark || event.ctrlKey || event.metaKey || event.altKey || !mayMark) return;
    event.preventDefault();
    set(mark);
  }

  const next = MARKS[(row.mark === null ? -1 : MARKS.indexOf(row.mark)) + 1] ?? MARKS[0];
  return (
    <td className={styles.cell}>
      <button
        type="button"
        data-cell
        data-mark={row.mark ?? undefined}
        tabIndex={isEntry ? 0 : -1}
        className={styles.mark}
        aria-label={`${name}, ${format.date(lesson.date)}: ${said}`}
        title={said}
        disabled={!mayMark}
        onKeyDown={press}
        onClick={() => set(next)}
      >
        {Shape && <Shape size={16} aria-hidden />}
      </button>
    </td>
  );
}
