/** What of a file was written in one turn. */
export interface Part {
  /** Bytes that are ready to be kept; null when there are few yet. */
  bytes: Uint8Array | null;
  isOver: boolean;
}

// Small enough that eight files take little memory, large enough that a piece is a page of some hundred rows or more.
const PIECE_BYTES = 256 * 1024;
const TURN_MS = 250;

/** A file that this process is writing: made as it is asked for more, a quarter of a second at a time. */
export class FileInMaking {
  /** The attempt whose pieces these are. */
  readonly attempt: number;
  readonly rowsTotal: number | null;
  rowsDone = 0;
  pieces = 0;
  sizeBytes = 0;
  readonly #file: AsyncIterator<Uint8Array>;
  #held: Uint8Array[] = [];
  #heldBytes = 0;

  constructor(attempt: number, rowsTotal: number | null, file: AsyncIterable<Uint8Array>) {
    this.attempt = attempt;
    this.rowsTotal = rowsTotal;
    this.#file = file[Symbol.asyncIterator]();
  }

  async goOn(): Promise<Part> {
    const until = performance.now() + TURN_MS;
    while (this.#heldBytes < PIECE_BYTES) {
      const next = await this.#file.next();
      if (next.done) return { bytes: this.#taken(), isOver: true };
      this.#held.push(next.value);
      this.#heldBytes += next.value.length;
      if (performance.now() >= until) break;
    }
    return { bytes: this.#heldBytes >= PIECE_BYTES ? this.#taken() : null, isOver: false };
  }

  /** What a turn wrote is kept. */
  kept(bytes: Uint8Array | null): void {
    if (!bytes) return;
    this.pieces++;
    this.sizeBytes += bytes.length;
  }

  /** Nobody wants the rest. */
  close(): void {
    this.#file.return?.().catch(() => {});
  }

  #taken(): Uint8Array | null {
    if (this.#heldBytes === 0) return null;
    const bytes = Buffer.concat(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    return bytes;
  }
}
