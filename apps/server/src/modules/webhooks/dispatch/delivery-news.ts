import type { Changes } from '../../../platform/live/changes.ts';
import type { LaneKey } from './lanes-store.ts';

const APART_MS = 400;
// Each school is a NOTIFY of its own. In a storm open pages hear later, and deliveries lose nothing to them.
const SCHOOLS_AT_ONCE = 20;

/** Tells open pages, a few times a second at most, to which endpoints something was delivered. */
export class DeliveryNews {
  readonly #changes: Changes;
  readonly #waiting = new Map<string, Set<string>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(changes: Changes) {
    this.#changes = changes;
  }

  add(lanes: readonly LaneKey[]): void {
    for (const { tenantId, endpointId } of lanes) {
      const endpoints = this.#waiting.get(tenantId) ?? new Set();
      this.#waiting.set(tenantId, endpoints.add(endpointId));
    }
    if (this.#waiting.size > 0 && !this.#timer) this.#tellSoon();
  }

  #tellSoon(): void {
    this.#timer = setTimeout(() => {
      const schools = [...this.#waiting].slice(0, SCHOOLS_AT_ONCE);
      for (const [tenantId] of schools) this.#waiting.delete(tenantId);
      this.#changes.tell(schools.flatMap(([tenantId, ids]) => [...ids].map((id) => ({ tenantId, resource: 'webhooks', id }))));
      this.#timer = undefined;
      if (this.#waiting.size > 0) this.#tellSoon();
    }, APART_MS);
    this.#timer.unref();
  }
}
