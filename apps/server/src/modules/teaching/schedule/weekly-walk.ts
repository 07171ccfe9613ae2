import { Temporal } from 'temporal-polyfill';

/** A lesson of a cycle's week: day 0 is Sunday, times HH:MM on the branch's clock. */
export interface WeeklySlot {
  day: number;
  startTime: string;
  endTime: string;
  roomId: string | null;
}

/** A lesson on its day. */
export interface PlannedLesson {
  date: string;
  startTime: string;
  endTime: string;
  roomId: string | null;
}

/** Days without lessons, both included; with times: a part of one day. */
export interface Closure {
  startDate: string;
  endDate: string;
  startTime?: string | null;
  endTime?: string | null;
}

/** A walk gives up after so many days: a school closed for years has no lessons to find. */
const LONGEST_WALK_DAYS = 3660;

/**
 * The lessons of a week, day by day from a date on, leaving out closures: calendar dates, so that a clock change moves
 * none. Ends by itself after ten years; the caller takes as many as it needs.
 */
export function* weeklyWalk(slots: readonly WeeklySlot[], from: string, closures: readonly Closure[]): Generator<PlannedLesson> {
  if (slots.length === 0) return;
  const sorted = [...slots].sort((a, b) => (a.startTime < b.startTime ? -1 : 1));
  let day = Temporal.PlainDate.from(from);
  for (let walked = 0; walked < LONGEST_WALK_DAYS; walked++, day = day.add({ days: 1 })) {
    // Temporal counts Monday 1 to Sunday 7; a week here begins with Sunday 0.
    const today = sorted.filter((slot) => slot.day === day.dayOfWeek % 7);
    if (today.length === 0) continue;
    const date = day.toString();
    const closed = closures.filter(({ startDate, endDate }) => startDate <= date && date <= endDate);
    for (const { startTime, endTime, roomId } of today) {
      if (!closed.some((closure) => meets(closure, startTime, endTime))) yield { date, startTime, endTime, roomId };
    }
  }
}

function meets(closure: Closure, startTime: string, endTime: string): boolean {
  if (!closure.startTime || !closure.endTime) return true;
  return startTime < closure.endTime && closure.startTime < endTime;
}
