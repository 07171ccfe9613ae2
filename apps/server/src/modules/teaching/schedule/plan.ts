import { type Closure, type PlannedLesson, type WeeklySlot, weeklyWalk } from './weekly-walk.ts';

/** A lesson that is there already. */
export interface KnownLesson {
  id: string;
  date: string;
  startTime: string;
  endTime: string;
  roomId: string | null;
  isCounted: boolean;
  isUntouched: boolean;
  isReplacement: boolean;
}

interface Wish {
  slots: readonly WeeklySlot[];
  /** First day of the walk. */
  from: string;
  closures: readonly Closure[];
  totalMeetings: number;
  /** No more than so many new ones. */
  count: number;
  /** Lessons to come that nobody touched are planned anew. */
  regenerate: boolean;
}

/** What planning adds and takes away. */
export interface PlanDifference {
  added: PlannedLesson[];
  removed: string[];
  kept: number;
}

/**
 * The lessons a cycle still lacks, by its week. A lesson that is there already, in whatever state, keeps its hour: so
 * doing it twice adds nothing, and a cancelled lesson is not planned again. With `regenerate`, untouched lessons to come
 * make way first; those the week still has stay as they are.
 */
export function planLessons(wish: Wish, known: readonly KnownLesson[]): PlanDifference {
  const loose = wish.regenerate ? known.filter(({ isUntouched, isReplacement }) => isUntouched && !isReplacement) : [];
  const fixed = known.filter((lesson) => !loose.includes(lesson));
  const occupied = new Set(fixed.map(hourOf));
  const stay = new Map(loose.map((lesson) => [`${hourOf(lesson)} ${lesson.endTime} ${lesson.roomId}`, lesson]));
  const missing = wish.totalMeetings - fixed.filter(({ isCounted }) => isCounted).length;
  const added: PlannedLesson[] = [];
  const kept = new Set<string>();
  for (const lesson of weeklyWalk(wish.slots, wish.from, wish.closures)) {
    if (kept.size + added.length >= missing || added.length >= wish.count) break;
    if (occupied.has(hourOf(lesson))) continue;
    const same = stay.get(`${hourOf(lesson)} ${lesson.endTime} ${lesson.roomId}`);
    if (same) kept.add(same.id);
    else added.push(lesson);
  }
  const removed = loose.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  return { added, removed, kept: known.length - removed.length };
}

function hourOf({ date, startTime }: { date: string; startTime: string }): string {
  return `${date} ${startTime}`;
}
