import { dateFormat } from './intl.ts';

/** The first moment of a calendar date in a zone, as an instant. In spring that may be one o'clock. */
export function startOfDay(date: string, zone: string): string {
  const utcMs = Date.parse(`${date}T00:00:00Z`);
  // Twice, because the first guess may lie on the other side of a change of clocks.
  const firstMs = utcMs - offsetMs(utcMs, zone);
  return new Date(utcMs - offsetMs(firstMs, zone)).toISOString();
}

/** How far a zone's clock is ahead of UTC at an instant. */
function offsetMs(atMs: number, zone: string): number {
  const parts = dateFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(atMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value);
  const wallMs = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wallMs - Math.floor(atMs / 1000) * 1000;
}
