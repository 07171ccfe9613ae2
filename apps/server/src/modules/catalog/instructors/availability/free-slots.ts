import { daysAfter, instantOf } from '../../../../platform/time/instants.ts';

/** Hours of a week in which somebody can teach. Day 0 is Sunday; the zone is that of the place. */
interface WeeklySlot {
  day: number;
  startTime: string;
  endTime: string;
  branchId: string | null;
  timeZone: string;
}

/** Days on which those hours don't hold, both included; with times: a part of one day. */
interface Closure {
  startDate: string;
  endDate: string;
  startTime: string | null;
  endTime: string | null;
  /** Only at this branch; null: everywhere. */
  branchId: string | null;
}

interface Stretch {
  startsAt: string;
  endsAt: string;
}

/** A stretch in which a lesson fits. */
export interface FreeSlot extends Stretch {
  date: string;
  branchId: string | null;
}

interface Wish {
  from: string;
  to: string;
  durationMinutes: number;
  timeZone: string;
  weekly: readonly WeeklySlot[];
  closures: readonly Closure[];
  /** Lessons they have. */
  busy: readonly Stretch[];
}

/** Weekly hours − time off − holidays − lessons, day by day: every stretch of at least the wanted length, in order of time. */
export function freeSlots({ from, to, durationMinutes, timeZone, weekly, closures, busy }: Wish): FreeSlot[] {
  const found: FreeSlot[] = [];
  for (let date = from; date <= to; date = daysAfter(date, 1)) {
    const day = new Date(`${date}T00:00:00Z`).getUTCDay();
    for (const slot of weekly.filter((one) => one.day === day).sort((a, b) => (a.startTime < b.startTime ? -1 : 1))) {
      const whole = { startsAt: instantOf(date, slot.startTime, slot.timeZone), endsAt: instantOf(date, slot.endTime, slot.timeZone) };
      const away = closures
        .filter(
          ({ startDate, endDate, branchId }) => startDate <= date && date <= endDate && (branchId === null || branchId === slot.branchId),
        )
        .map((closure) => stretchOf(closure, date, timeZone));
      for (const rest of without(whole, [...away, ...busy])) {
        const minutes = (Date.parse(rest.endsAt) - Date.parse(rest.startsAt)) / 60_000;
        if (minutes >= durationMinutes) found.push({ ...rest, date, branchId: slot.branchId });
      }
    }
  }
  return found;
}

function stretchOf({ startTime, endTime }: Closure, date: string, timeZone: string): Stretch {
  return {
    startsAt: instantOf(date, startTime ?? '00:00', timeZone),
    endsAt: endTime ? instantOf(date, endTime, timeZone) : instantOf(daysAfter(date, 1), '00:00', timeZone),
  };
}

/** What is left of a stretch beside others. */
function without(whole: Stretch, taken: readonly Stretch[]): Stretch[] {
  let left = [whole];
  for (const { startsAt, endsAt } of taken) {
    left = left.flatMap((rest) => {
      if (Date.parse(endsAt) <= Date.parse(rest.startsAt) || Date.parse(rest.endsAt) <= Date.parse(startsAt)) return [rest];
      const before = { startsAt: rest.startsAt, endsAt: startsAt };
      const after = { startsAt: endsAt, endsAt: rest.endsAt };
      return [before, after].filter((part) => Date.parse(part.startsAt) < Date.parse(part.endsAt));
    });
  }
  return left;
}
