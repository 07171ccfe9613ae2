import type { FastifyRequest } from 'fastify';
import { inSystem } from '../../../../platform/db/transactions.ts';
import type { System } from '../../../../system.ts';
import { addUsage, touchKeys, type UsageCount } from './key-usage-store.ts';

const FLUSH_MS = 2000;
const HOUR_MS = 3_600_000;

/**
 * Counts what keys ask for. A request costs an addition in memory; the sums are added to the database every two
 * seconds, apart from any request, and once more when the server stops. A crash loses what was not added yet.
 */
export class KeyUsage {
  readonly #system: System;
  #counts = new Map<string, UsageCount>();
  #lastUsed = new Map<string, { tenantId: string; keyId: string; at: string }>();
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();

  constructor(system: System) {
    this.#system = system;
  }

  /** Counts an answered request, if a key made it. */
  count(request: FastifyRequest, status: number): void {
    const { caller } = request;
    if (caller?.kind !== 'key' || !caller.id) return;
    const now = this.#system.clock();
    const { tenantId, id: keyId } = caller;
    this.#add({
      tenantId,
      keyId,
      hour: new Date(now - (now % HOUR_MS)).toISOString(),
      group: groupOf(request.routeOptions.url ?? ''),
      statusClass: Math.floor(status / 100),
      requests: 1,
    });
    this.#lastUsed.set(`${tenantId}/${keyId}`, { tenantId, keyId, at: new Date(now).toISOString() });
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  /** Adds what was counted so far. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing = this.#flushing.then(() => this.#write());
    return this.#flushing;
  }

  async #write(): Promise<void> {
    const counts = [...this.#counts.values()];
    const uses = [...this.#lastUsed.values()];
    if (counts.length === 0) return;
    this.#counts = new Map();
    this.#lastUsed = new Map();
    try {
      await inSystem(this.#system.database, 'access: count what API keys ask for', async (tx) => {
        await addUsage(tx, counts);
        await touchKeys(tx, uses);
      });
    } catch (error) {
      this.#system.log.warn({ err: error }, 'the use of API keys was not counted; it is tried again with the next requests');
      for (const count of counts) this.#add(count);
    }
  }

  #add(count: UsageCount): void {
    const { tenantId, keyId, hour, group, statusClass, requests } = count;
    const key = `${tenantId}/${keyId}/${hour}/${group}/${statusClass}`;
    const known = this.#counts.get(key);
    if (known) known.requests += requests;
    else this.#counts.set(key, { ...count });
  }
}

/** The part of the API a route belongs to: `/api/v1/students/:id` and `/api/students/:id/…` are students. */
export function groupOf(path: string): string {
  return /^(?:\/api)?(?:\/v1)?\/([a-z][a-z-]*)/.exec(path)?.[1] ?? 'other';
}
