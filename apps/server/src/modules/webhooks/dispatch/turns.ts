export interface TurnsOptions {
  /** Never rejects. */
  work: () => Promise<void>;
  mayRun: () => boolean;
  /** After a turn: in how many ms the next one is wanted; null when none is. */
  nextInMs: () => number | null;
}

/** Work that is done a turn at a time, as long as there is some: whoever asks for it meanwhile gets the next turn. */
export class Turns {
  readonly #options: TurnsOptions;
  #running: Promise<void> | null = null;
  #later: NodeJS.Timeout | undefined;
  #laterAt = 0;
  #isStopping = false;

  constructor(options: TurnsOptions) {
    this.#options = options;
  }

  run(): void {
    if (this.#running || this.#isStopping || !this.#options.mayRun()) return;
    this.#running = this.#options.work().finally(() => {
      this.#running = null;
      const next = this.#options.nextInMs();
      if (next !== null) this.runIn(next);
    });
  }

  /** The soonest of what is asked for. */
  runIn(ms: number): void {
    if (this.#isStopping || (this.#later && this.#laterAt <= performance.now() + ms)) return;
    clearTimeout(this.#later);
    this.#laterAt = performance.now() + ms;
    this.#later = setTimeout(() => {
      this.#later = undefined;
      this.run();
    }, ms);
  }

  /** Resolves when the turn that is under way is over; there is no other. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#later);
    await this.#running;
  }
}
