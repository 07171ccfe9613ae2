import type { Logger } from 'pino';
import type { Listener } from '../db/listener.ts';

// Gathered: a NOTIFY per commit would queue all commits behind one lock.
const DEBOUNCE_MS = 5;
// A payload holds 8000 bytes, an id at most 64.
const IDS_PER_PAYLOAD = 100;

type Hear = (tenantIds: readonly string[] | null) => void;

/**
 * Tells every process, this one first, for which tenants there is something new. Nothing depends on it: who misses it looks
 * by the clock. Null means that something may have been missed.
 */
export class TenantNews {
  readonly #listener: Listener;
  readonly #log: Logger;
  readonly #channel: string;
  readonly #hearers: Hear[] = [];
  readonly #waiting = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(listener: Listener, log: Logger, channel: string) {
    this.#listener = listener;
    this.#log = log;
    this.#channel = channel;
    listener.hear(channel, (payload) => this.#tellHere(payload.split(',')));
    listener.onConnect(() => this.#tellHere(null));
  }

  hear(hear: Hear): void {
    this.#hearers.push(hear);
  }

  tell(tenantIds: Iterable<string>): void {
    const ids = [...new Set(tenantIds)];
    if (ids.length === 0) return;
    this.#tellHere(ids);
    for (const id of ids) this.#waiting.add(id);
    this.#timer ??= setTimeout(() => void this.#flush(), DEBOUNCE_MS);
  }

  #tellHere(tenantIds: readonly string[] | null): void {
    for (const hear of this.#hearers) hear(tenantIds);
  }

  async #flush(): Promise<void> {
    this.#timer = undefined;
    const ids = [...this.#waiting];
    this.#waiting.clear();
    try {
      for (let from = 0; from < ids.length; from += IDS_PER_PAYLOAD) {
        await this.#listener.notify(this.#channel, ids.slice(from, from + IDS_PER_PAYLOAD).join(','));
      }
    } catch (error) {
      this.#log.warn({ err: error, channel: this.#channel }, 'other processes were not told');
    }
  }
}
