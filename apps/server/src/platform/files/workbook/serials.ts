// Days since the last day of 1899, as Excel counts them. It takes 1900 for a leap year, so days before March 1900 have
// no number that every program reads the same.
const FIRST_MS = Date.UTC(1900, 2, 1);
const LAST_MS = Date.UTC(10_000, 0, 1);
const DAY_MS = 86_400_000;
const UNIX_EPOCH_DAYS = 25_569;

/** The number Excel keeps for a moment on the wall (`wallMs`: as if it were UTC), to the second; null for one it can't keep. */
export function serialOf(wallMs: number): number | null {
  if (!(wallMs >= FIRST_MS && wallMs < LAST_MS)) return null;
  return Math.floor(wallMs / 1000) / 86_400 + UNIX_EPOCH_DAYS;
}

/** The same for a day, `YYYY-MM-DD`; null for what is none. */
export function serialOfDate(date: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null;
  const ms = Date.parse(date);
  return ms % DAY_MS === 0 ? serialOf(ms) : null;
}
