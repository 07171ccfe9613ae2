const APART_MS = 20;

/** Tenants with something new. A busy one is looked at every 20 ms, not at every event. */
export class WokenTenants {
  readonly #woken = new Set<string>();
  readonly #lookedAt = new Map<string, number>();

  get size(): number {
    return this.#woken.size;
  }

  add(tenantId: string): void {
    this.#woken.add(tenantId);
  }

  /** Those whose turn it is to be looked at. */
  due(most: number): string[] {
    const before = performance.now() - APART_MS;
    return [...this.#woken].filter((tenantId) => (this.#lookedAt.get(tenantId) ?? 0) <= before).slice(0, most);
  }

  /** In how many ms the next one's turn comes; null when none waits. */
  get nextInMs(): number | null {
    if (this.#woken.size === 0) return null;
    return this.due(1).length > 0 ? 0 : APART_MS;
  }

  lookAt(tenantIds: readonly string[]): void {
    for (const tenantId of tenantIds) {
      this.#woken.delete(tenantId);
      this.#lookedAt.set(tenantId, performance.now());
    }
  }

  clear(): void {
    this.#woken.clear();
  }

  /** Forgets when tenants were looked at that have been quiet since. */
  forgetBefore(at: number): void {
    for (const [tenantId, looked] of this.#lookedAt) if (looked < at) this.#lookedAt.delete(tenantId);
  }
}
