import type { Attempt } from './queue-store.ts';

const MOST = 2000;
const WAIT_MS = 5;
const AGAIN_MS = 250;

/**
 * Results on their way into the database, many in a statement: at most 2,000, and the first waits no longer than 5 ms for
 * company. While one batch is written the next gathers. When the database is away they are kept and tried again.
 */
export class Results {
  readonly #write: (batch: readonly Attempt[]) => Promise<void>;
  readonly #onTrouble: (error: unknown) => void;
  #waiting: Attempt[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | null = null;
  #isClosed = false;
  // So many were added, and so many of them are written; batches that could not be.
  #added = 0;
  #written = 0;
  #failures = 0;

  constructor(write: (batch: readonly Attempt[]) => Promise<void>, onTrouble: (error: unknown) => void) {
    this.#write = write;
    this.#onTrouble = onTrouble;
  }

  add(attempt: Attempt): void {
    this.#waiting.push(attempt);
    this.#added++;
    if (this.#writing || this.#isClosed) return;
    if (this.#waiting.length >= MOST) this.#begin();
    else this.#timer ??= setTimeout(() => this.#begin(), WAIT_MS);
  }

  /** Writes what there is, if that can be done; what can't is made again by whoever comes next. */
  async close(): Promise<void> {
    await this.settled();
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  /** Resolves when everything added so far is written, or can't be just now. What is added meanwhile holds nobody up. */
  async settled(): Promise<void> {
    const [until, failures] = [this.#added, this.#failures];
    while (this.#written < until && this.#failures === failures) {
      if (!this.#writing) this.#begin();
      await this.#writing;
    }
  }

  #begin(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#waiting.slice(0, MOST);
    this.#waiting = this.#waiting.slice(MOST);
    this.#writing = this.#write(batch).then(
      () => {
        this.#written += batch.length;
        this.#ended(0);
      },
      (error: unknown) => {
        this.#waiting = [...batch, ...this.#waiting];
        this.#failures++;
        this.#onTrouble(error);
        this.#ended(AGAIN_MS);
      },
    );
  }

  #ended(pauseMs: number): void {
    this.#writing = null;
    if (this.#waiting.length === 0 || this.#isClosed) return;
    if (pauseMs === 0 && this.#waiting.length >= MOST) this.#begin();
    else this.#timer ??= setTimeout(() => this.#begin(), Math.max(pauseMs, WAIT_MS));
  }
}
