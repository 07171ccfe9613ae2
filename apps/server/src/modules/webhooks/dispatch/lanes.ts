import type { Lane } from './lane.ts';
import type { LaneKey } from './lanes-store.ts';

/** The lanes that a worker holds, found by endpoint and by school. */
export class Lanes {
  readonly #byEndpoint = new Map<string, Lane>();
  readonly #byTenant = new Map<string, Set<Lane>>();

  get size(): number {
    return this.#byEndpoint.size;
  }

  all(): Lane[] {
    return [...this.#byEndpoint.values()];
  }

  find(key: LaneKey): Lane | undefined {
    return this.#byEndpoint.get(keyOf(key));
  }

  ofTenant(tenantId: string): Iterable<Lane> {
    return this.#byTenant.get(tenantId) ?? [];
  }

  add(lane: Lane): void {
    this.#byEndpoint.set(keyOf(lane), lane);
    const siblings = this.#byTenant.get(lane.tenantId) ?? new Set();
    this.#byTenant.set(lane.tenantId, siblings.add(lane));
  }

  remove(lane: Lane): void {
    this.#byEndpoint.delete(keyOf(lane));
    const siblings = this.#byTenant.get(lane.tenantId);
    siblings?.delete(lane);
    if (siblings?.size === 0) this.#byTenant.delete(lane.tenantId);
  }
}

/** An endpoint's name over all schools. */
export function keyOf({ tenantId, endpointId }: LaneKey): string {
  return `${tenantId}/${endpointId}`;
}
