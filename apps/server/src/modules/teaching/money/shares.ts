/**
 * An amount spread over so many lessons: equal shares, and what does not divide goes to the earliest, one unit each.
 * The shares always add up to the amount. An amount below zero is spread the same way.
 */
export function spread(amount: number, lessons: number): number[] {
  const sign = amount < 0 ? -1 : 1;
  const whole = Math.floor(Math.abs(amount) / lessons);
  const left = Math.abs(amount) - whole * lessons;
  // `|| 0`: nothing times -1 is -0.
  return Array.from({ length: lessons }, (_, place) => sign * (whole + (place < left ? 1 : 0)) || 0);
}

/** A lesson that a registration may pay for. */
export interface BillableMeeting {
  id: string;
  /** Local date, YYYY-MM-DD. */
  date: string;
}

/** What a registration has to hand out, and when it is there. */
export interface ShareHolder {
  id: string;
  /** What the school earns of it, without VAT. */
  netAmount: number;
  /** First and last day on which its lessons are billable; null: from the first, to the last. */
  startsOn: string | null;
  endsOn: string | null;
  /** What completed meetings and settlements have been allocated already. */
  allocated: number;
}

/**
 * What each of the meetings that are still to come (in order of time) earns of one registration. `unplanned` are
 * lessons of the cycle that have no date yet: they come last and keep their part. What a registration has handed out
 * already stays; the rest is spread over what is left. When more than everything has been handed out, nothing is left.
 */
export function sharesToCome(
  holder: ShareHolder,
  meetings: readonly BillableMeeting[],
  unplanned: number,
): { shares: Map<string, number>; unallocated: number } {
  const own = meetings.filter(({ date }) => isThere(holder, date));
  const lessons = lessonsToShare(holder, meetings, unplanned);
  const rest = holder.netAmount - holder.allocated;
  if (lessons === 0 || rest <= 0) return { shares: new Map(own.map(({ id }) => [id, 0])), unallocated: rest };
  const parts = spread(rest, lessons);
  return { shares: new Map(own.map(({ id }, place) => [id, parts[place] ?? 0])), unallocated: 0 };
}

/** How many lessons to come share what is left of a registration. Who leaves on a day has no part in lessons without one. */
export function lessonsToShare(holder: ShareHolder, meetings: readonly BillableMeeting[], unplanned: number): number {
  return meetings.filter(({ date }) => isThere(holder, date)).length + (holder.endsOn === null ? unplanned : 0);
}

/** Whether a lesson on this day is one of the registration's: from joining to leaving, both days included. */
export function isThere({ startsOn, endsOn }: Pick<ShareHolder, 'startsOn' | 'endsOn'>, date: string): boolean {
  return (startsOn === null || startsOn <= date) && (endsOn === null || date <= endsOn);
}
