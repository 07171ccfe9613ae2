import { type EndpointHealth, firstHourMs, type HealthHour, HOUR_MS } from './health.ts';

export interface HealthSeries {
  /** Beginnings of hours, oldest first. */
  hours: string[];
  arrived: (number | null)[];
  givenUp: (number | null)[];
  /** Null where nothing was answered: no answer isn't a fast one. */
  usualMs: (number | null)[];
}

/** Every hour up to now; a quiet one as nought, one that wasn't counted as nothing. */
export function healthSeries({ countedFrom, hours }: EndpointHealth, nowMs: number, span: number): HealthSeries {
  const firstMs = firstHourMs(nowMs, span);
  const known = new Map(hours.map((hour) => [Date.parse(hour.at), hour]));
  const all = Array.from({ length: span }, (_, place) => firstMs + place * HOUR_MS);
  const countedMs = Date.parse(countedFrom);
  const countOf = (atMs: number, count: (hour: HealthHour) => number) => {
    const hour = known.get(atMs);
    if (hour) return count(hour);
    return atMs + HOUR_MS <= countedMs ? null : 0;
  };
  return {
    hours: all.map((atMs) => new Date(atMs).toISOString()),
    arrived: all.map((atMs) => countOf(atMs, ({ arrived }) => arrived)),
    givenUp: all.map((atMs) => countOf(atMs, ({ givenUp }) => givenUp)),
    usualMs: all.map((atMs) => known.get(atMs)?.usualMs ?? null),
  };
}

export function sumOf(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
