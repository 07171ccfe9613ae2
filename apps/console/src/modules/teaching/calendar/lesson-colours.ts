import type { Meeting } from '../meetings/meeting.ts';
import type { CalendarSearch } from './calendar-search.ts';

const PALETTE_SIZE = 8;

/** The colour of a lesson as a name of calendar.module.css; words or shapes say the same beside it. */
export function colourOf(lesson: Pick<Meeting, 'status' | 'branchId' | 'instructorId'>, by: CalendarSearch['colour']): string {
  if (by === undefined || lesson.status === 'cancelled' || lesson.status === 'postponed') return lesson.status;
  return `own-${shareOf(by === 'branch' ? lesson.branchId : lesson.instructorId)}`;
}

/** The same id has the same colour on every screen. */
function shareOf(id: string): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) >>> 0;
  return sum % PALETTE_SIZE;
}
