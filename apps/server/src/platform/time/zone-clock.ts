const QUARTER_MS = 15 * 60_000;
const MOST_KNOWN = 20_000;

/**
 * What the clocks of a time zone show, fast enough for a million instants: a zone's offset is asked for once for each
 * quarter of an hour, the finest that zones change at.
 */
export class ZoneClock {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      ...{ era: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
  }

  /** Milliseconds since 1970 as if the time on the wall were UTC. */
  wallMs(instantMs: number): number {
    const quarter = Math.floor(instantMs / QUARTER_MS);
    let offset = this.#offsets.get(quarter);
    if (offset === undefined) {
      offset = this.#offsetMs(quarter * QUARTER_MS);
      if (this.#offsets.size >= MOST_KNOWN) this.#offsets.clear();
      this.#offsets.set(quarter, offset);
    }
    return instantMs + offset;
  }

  #offsetMs(instantMs: number): number {
    const parts = new Map(this.#format.formatToParts(instantMs).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
    const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year');
    const wall = new Date(0);
    wall.setUTCFullYear(year, part('month') - 1, part('day'));
    wall.setUTCHours(part('hour'), part('minute'), part('second'));
    return wall.getTime() - instantMs;
  }
}
