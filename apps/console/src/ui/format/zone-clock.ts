/** What a clock in the zone shows at an instant, as `<input type="datetime-local">` writes it: `2026-02-20T10:00`. */
export function clockText(iso: string, timeZone: string): string {
  return clockAt(Date.parse(iso), timeZone);
}

/**
 * The instant at which a clock in the zone shows this, or null for no time at all. In the hour that a spring change
 * skips it is the moment as far after the change; in the hour that an autumn change repeats, the first of the two.
 */
export function instantOfClock(text: string, timeZone: string): string | null {
  const asUtcMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  if (Number.isNaN(asUtcMs)) return null;
  // No zone changes twice within two days, so that the offsets a day before and after are the only two it can be.
  const candidates = [-DAY_MS, DAY_MS].map((away) => asUtcMs - offsetMs(asUtcMs + away, timeZone));
  const fitting = candidates.filter((atMs) => clockAt(atMs, timeZone) === text);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : (candidates[0] ?? asUtcMs)).toISOString();
}

const DAY_MS = 86_400_000;

function offsetMs(atMs: number, timeZone: string): number {
  return Date.parse(`${clockAt(atMs, timeZone)}Z`) - Math.floor(atMs / 60_000) * 60_000;
}

function clockAt(atMs: number, timeZone: string): string {
  // The Swedish way of writing dates is ISO's, but for the space.
  const text = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(atMs);
  return text.replace(' ', 'T');
}
