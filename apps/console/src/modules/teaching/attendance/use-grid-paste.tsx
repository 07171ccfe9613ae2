import { Plural } from '@lingui/react/macro';
import { notifications } from '@mantine/notifications';
import { type ClipboardEvent, useState } from 'react';
import { useLocale } from '../../../i18n/use-locale.ts';
import { UndoToast } from '../../../ui/records/undo-toast.tsx';
import { useMay } from '../../access/may.ts';
import type { Mark } from './mark.ts';
import { type GridPlace, type Pasted, pasteOver } from './pasted-marks.ts';
import { type Roll, rollRows } from './roll.ts';
import { useMarkQueue } from './use-mark-queue.ts';

interface Grid {
  children: readonly { studentId: string; name: string }[];
  lessons: readonly { id: string; roll: Roll | undefined }[];
}

/** A column copied from a spreadsheet marks the children from the focused cell downwards; one undo takes all of it back. */
export function useGridPaste({ children, lessons }: Grid) {
  const locale = useLocale();
  const queue = useMarkQueue();
  const mayMark = useMay('attendance', 'CREATE');
  const mayTakeBack = useMay('attendance', 'DELETE');
  const [unknown, setUnknown] = useState<Pasted['unknown']>([]);

  function placeAt(row: number, column: number): GridPlace | null {
    const [child, lesson] = [children[row], lessons[column]];
    if (!child || !lesson?.roll) return null;
    const found = rollRows(lesson.roll, queue.waiting(lesson.id).marks).find(({ studentId }) => studentId === child.studentId);
    return found ? { meetingId: lesson.id, ...child, before: found.mark } : null;
  }

  function put(changes: readonly GridPlace[], markOf: (place: number) => Mark | null) {
    const marked = changes.map(({ meetingId, studentId }, place) => ({ meetingId, studentId, status: markOf(place) }));
    for (const [meetingId, marks] of Map.groupBy(marked, (mark) => mark.meetingId)) {
      queue.put(
        meetingId,
        marks.map(({ studentId, status }) => ({ studentId, status })),
      );
    }
  }

  function onPaste(event: ClipboardEvent<HTMLTableElement>) {
    const cell = document.activeElement?.closest('td');
    const line = cell?.closest('tr');
    if (!cell || !line || !mayMark) return;
    event.preventDefault();
    // The head of the table is the first row, the child's name the first cell.
    const [top, start] = [line.rowIndex - 1, cell.cellIndex - 1];
    const pasted = pasteOver(event.clipboardData.getData('text/plain'), locale, (row, column) => placeAt(top + row, start + column));
    const { changes } = pasted;
    setUnknown(pasted.unknown);
    if (changes.length === 0) return;
    put(changes, (place) => changes[place]?.mark ?? null);
    const mayUndo = mayTakeBack || changes.every(({ before }) => before !== null);
    notifications.show({
      message: (
        <UndoToast
          text={<Plural value={changes.length} one="# mark pasted" other="# marks pasted" />}
          onUndo={mayUndo ? () => put(changes, (place) => changes[place]?.before ?? null) : undefined}
        />
      ),
    });
  }

  return { onPaste, unknown, forget: () => setUnknown([]) };
}
