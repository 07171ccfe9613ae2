import type { Listener } from './listener.ts';

interface Entry<Value> {
  value: Value;
  readAt: number;
}

interface FreshCacheOptions<Value> {
  /** The NOTIFY channel whose payload is the key to forget; '*' forgets all. */
  channel: string;
  listener: Listener;
  load: (key: string) => Promise<Value>;
  maxAgeMs: number;
  maxEntries: number;
}

/**
 * Remembers what credentials resolve to, so that a request needs no query of its own. Changes arrive by
 * NOTIFY within milliseconds; while nothing can be heard, every look-up goes to the database.
 */
export class FreshCache<Value> {
  readonly #options: FreshCacheOptions<Value>;
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #loading = new Map<string, Promise<Value>>();

  constructor(options: FreshCacheOptions<Value>) {
    this.#options = options;
    options.listener.hear(options.channel, (key) => this.forget(key));
    options.listener.onConnect(() => this.forget('*'));
  }

  async get(key: string): Promise<Value> {
    const { listener, maxAgeMs } = this.#options;
    const entry = this.#entries.get(key);
    if (entry && listener.isConnected && Date.now() - entry.readAt < maxAgeMs) return entry.value;
    const loading = this.#loading.get(key) ?? this.#load(key);
    return loading;
  }

  forget(key: string): void {
    if (key === '*') this.#entries.clear();
    else this.#entries.delete(key);
    // A load that began before the change may carry the old value: whoever comes next loads anew.
    if (key === '*') this.#loading.clear();
    else this.#loading.delete(key);
  }

  #load(key: string): Promise<Value> {
    const readAt = Date.now();
    const loading = this.#options.load(key).then(
      (value) => {
        if (this.#loading.get(key) === loading) this.#keep(key, { value, readAt });
        return value;
      },
      (error: unknown) => {
        if (this.#loading.get(key) === loading) this.#loading.delete(key);
        throw error;
      },
    );
    this.#loading.set(key, loading);
    return loading;
  }

  #keep(key: string, entry: Entry<Value>): void {
    this.#loading.delete(key);
    if (this.#entries.size >= this.#options.maxEntries) {
      const oldest = this.#entries.keys().next().value;
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    this.#entries.set(key, entry);
  }
}
