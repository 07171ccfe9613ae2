import type { Logger } from 'pino';
import type { Listener } from '../db/listener.ts';

const CHANNEL = 'rollbook_changes';
// Debounced: a NOTIFY per commit would queue all commits behind one lock.
const DEBOUNCE_MS = 25;
// A burst (an import, a sync of many) is told as "read everything again".
const MAX_NAMED = 40;

/** Something whose page may be open somewhere. */
export interface ChangedThing {
  tenantId: string;
  resource: string;
  id: string;
}

type Watch = (thing: ChangedThing | null) => void;

/**
 * Tells every process which things changed, a moment after the commit. Nothing depends on it: a page that
 * misses one reads again when it is next looked at.
 */
export class Changes {
  readonly #listener: Listener;
  readonly #log: Logger;
  readonly #watches = new Map<string, Set<Watch>>();
  readonly #waiting = new Map<string, Set<string>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(listener: Listener, log: Logger) {
    this.#listener = listener;
    this.#log = log;
    listener.hear(CHANNEL, (payload) => this.#hear(payload));
    listener.onConnect(() => this.#tellAll());
  }

  tell(things: readonly ChangedThing[]): void {
    for (const { tenantId, resource, id } of things) {
      const names = this.#waiting.get(tenantId) ?? new Set();
      this.#waiting.set(tenantId, names.add(`${resource}/${id}`));
    }
    this.#timer ??= setTimeout(() => void this.#flush(), DEBOUNCE_MS);
  }

  /** Calls `watch` for every change of the tenant (null: too many to name), until the answer is called. */
  watch(tenantId: string, watch: Watch): () => void {
    const watches = this.#watches.get(tenantId) ?? new Set();
    this.#watches.set(tenantId, watches.add(watch));
    return () => {
      watches.delete(watch);
      if (watches.size === 0) this.#watches.delete(tenantId);
    };
  }

  async #flush(): Promise<void> {
    this.#timer = undefined;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    try {
      for (const [tenantId, names] of waiting) {
        await this.#listener.notify(CHANNEL, JSON.stringify([tenantId, names.size > MAX_NAMED ? null : [...names]]));
      }
    } catch (error) {
      this.#log.warn({ err: error }, 'open pages were not told of a change');
    }
  }

  #hear(payload: string): void {
    // Our own payload, made in #flush.
    const [tenantId, names] = JSON.parse(payload) as [string, string[] | null];
    for (const watch of this.#watches.get(tenantId) ?? []) {
      if (!names) watch(null);
      for (const name of names ?? []) {
        const slash = name.indexOf('/');
        watch({ tenantId, resource: name.slice(0, slash), id: name.slice(slash + 1) });
      }
    }
  }

  #tellAll(): void {
    for (const watches of this.#watches.values()) for (const watch of watches) watch(null);
  }
}
