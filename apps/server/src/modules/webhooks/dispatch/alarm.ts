const TICK_MS = 100;

/** Rings at each moment it was set for, up to a tenth of a second late and never early; with one timer. */
export class Alarm {
  /** In ticks of the process' clock. */
  readonly #moments = new Set<number>();
  #timer: NodeJS.Timeout | undefined;
  #armedFor = Number.POSITIVE_INFINITY;
  #isClosed = false;

  get isSet(): boolean {
    return this.#moments.size > 0;
  }

  ringIn(ms: number, ring: () => void): void {
    if (this.#isClosed) return;
    const moment = Math.ceil((performance.now() + ms) / TICK_MS);
    this.#moments.add(moment);
    if (moment < this.#armedFor) this.#arm(moment, ring);
  }

  /** Silent from here on, whoever still sets it. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#moments.clear();
  }

  #arm(moment: number, ring: () => void): void {
    clearTimeout(this.#timer);
    this.#armedFor = moment;
    // Timers may be a millisecond early.
    this.#timer = setTimeout(() => this.#rang(ring), moment * TICK_MS - performance.now() + 1);
  }

  #rang(ring: () => void): void {
    const now = performance.now() / TICK_MS;
    for (const moment of this.#moments) if (moment <= now) this.#moments.delete(moment);
    this.#armedFor = Number.POSITIVE_INFINITY;
    if (this.isSet) this.#arm(Math.min(...this.#moments), ring);
    ring();
  }
}
