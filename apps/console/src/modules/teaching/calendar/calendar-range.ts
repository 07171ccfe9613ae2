import { dayAway } from '../meetings/lesson-days.ts';
import type { CalendarView } from './calendar-search.ts';

export interface DayRange {
  /** Both included. */
  from: string;
  to: string;
}

/** The days on screen; a month shows the weeks it lies in. `weekStart` is 0 for Sunday. */
export function rangeOf(view: CalendarView, date: string, weekStart: number): DayRange {
  if (view === 'day') return { from: date, to: date };
  if (view === 'month') {
    const first = `${date.slice(0, 7)}-01`;
    const from = weekBegin(first, weekStart);
    // Six weeks at most, as the grid draws them.
    return { from, to: dayAway(weekBegin(lastOfMonth(first), weekStart), 6) };
  }
  const from = weekBegin(date, weekStart);
  return { from, to: dayAway(from, 6) };
}

/** The same place one screen on, or back. */
export function stepFrom(view: CalendarView, date: string, steps: 1 | -1): string {
  if (view === 'day') return dayAway(date, steps);
  if (view !== 'month') return dayAway(date, 7 * steps);
  const first = `${date.slice(0, 7)}-01`;
  return steps === 1 ? dayAway(lastOfMonth(first), 1) : `${dayAway(first, -1).slice(0, 7)}-01`;
}

function weekBegin(date: string, weekStart: number): string {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return dayAway(date, -((day - weekStart + 7) % 7));
}

function lastOfMonth(first: string): string {
  const [year = 0, month = 1] = first.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The hours worth drawing: seven to nine in the evening, more when a lesson is earlier or later. */
export function hoursShown(lessons: readonly { startTime: string; endTime: string }[]): { first: string; last: string } {
  const first = Math.min(7, ...lessons.map(({ startTime }) => Number(startTime.slice(0, 2))));
  const last = Math.max(21, ...lessons.map(({ endTime }) => Number(endTime.slice(0, 2)) + (endTime.endsWith(':00') ? 0 : 1)));
  return { first: `${String(first).padStart(2, '0')}:00`, last: `${String(last).padStart(2, '0')}:00` };
}
