/** After which attempt how long: the printed contract's, or one for receivers that may be down for a day. */
export type RetrySchedule = 'short' | 'long';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
// Standard Webhooks' recommended schedule, spread to three and a half days.
const LONG = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
const LONGEST = 24 * HOUR;
const FLOOR_AFTER_429 = MINUTE;

export interface Failure {
  schedule: RetrySchedule;
  /** How many attempts there were, this one included. */
  attempts: number;
  /** Of the short schedule. */
  maxAttempts: number;
  status: number | null;
  /** What the receiver asked for; null when it asked for nothing. */
  retryAfterMs: number | null;
  /** From 0 to 1; a half is no jitter. */
  chance: number;
}

/** Milliseconds until the next attempt; null when it was the last. Within 10 % of the schedule, and never before the receiver wants it. */
export function waitAfter({ schedule, attempts, maxAttempts, status, retryAfterMs, chance }: Failure): number | null {
  const usual = schedule === 'short' ? (attempts < maxAttempts ? 2 ** (attempts - 1) * SECOND : null) : (LONG[attempts - 1] ?? null);
  if (usual === null) return null;
  const jittered = Math.round(usual * (0.9 + 0.2 * chance));
  return Math.min(Math.max(jittered, askedMs({ schedule, status, retryAfterMs })), LONGEST);
}

/** How long the receiver asked to be left alone, ms. */
export function askedMs({ schedule, status, retryAfterMs }: Pick<Failure, 'schedule' | 'status' | 'retryAfterMs'>): number {
  return retryAfterMs ?? (schedule === 'long' && status === 429 ? FLOOR_AFTER_429 : 0);
}

/** Reads Retry-After: seconds, or a date (RFC 9110, 10.2.3). Null when it says nothing one can keep to. */
export function retryAfterMs(header: string | string[] | undefined, now: number): number | null {
  const text = (Array.isArray(header) ? header[0] : header)?.trim();
  if (!text) return null;
  const ms = /^\d+$/.test(text) ? Number(text) * SECOND : Date.parse(text) - now;
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, LONGEST) : null;
}
