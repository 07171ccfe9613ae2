import type { Meeting } from './meeting.ts';

type Lesson = Pick<Meeting, 'date' | 'status' | 'startsAt'>;

export interface LessonDays<Each extends Lesson = Meeting> {
  /** Before today and still only planned. */
  open: Each[];
  now: Each[];
  next: Each[];
}

const BACK = 14;
const AHEAD = 7;

/** The days an instructor's page looks at. */
export function daysAround(today: string): { from: string; to: string } {
  return { from: dayAway(today, -BACK), to: dayAway(today, AHEAD) };
}

/** What matters of them: forgotten ones first; what won't be held is nobody's business any more. */
export function lessonsOfDay<Each extends Lesson>(lessons: readonly Each[], today: string): LessonDays<Each> {
  const live = lessons.filter(({ status }) => status === 'scheduled' || status === 'completed');
  return {
    open: live.filter(({ date, status }) => date < today && status === 'scheduled'),
    now: live.filter(({ date }) => date === today),
    next: live.filter(({ date, status }) => date > today && status === 'scheduled'),
  };
}

/** A calendar date so many days away; counted in dates, never in hours. */
export function dayAway(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
