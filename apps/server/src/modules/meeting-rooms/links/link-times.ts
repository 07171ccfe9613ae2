const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Attendance is taken while people come in, and a lesson is never completed days ahead by a slip of the finger. */
const OPENS_BEFORE_MS = 30 * MINUTE_MS;
/** Long enough for who forgets it on the day, short enough that a lost phone soon opens nothing. */
const LASTS_MS = 48 * HOUR_MS;

/** From when on a lesson can be completed by its link. */
export function opensAt(startsAt: string): string {
  return new Date(Date.parse(startsAt) - OPENS_BEFORE_MS).toISOString();
}

/** Until when a link made now is good: two days after the lesson, or from now when that is over. */
export function expiresAt(endsAt: string, nowMs: number): string {
  return new Date(Math.max(Date.parse(endsAt), nowMs) + LASTS_MS).toISOString();
}
