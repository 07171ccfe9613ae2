/**
 * Whose turn it is: tenants one after the other, and of each tenant its lanes one after the other. A lane stands in it
 * once; whoever was served and wants more goes to the end.
 */
export class Rotation<Lane extends { tenantId: string }> {
  readonly #tenants = new Map<string, Set<Lane>>();

  add(lane: Lane): void {
    const lanes = this.#tenants.get(lane.tenantId);
    if (lanes) lanes.add(lane);
    else this.#tenants.set(lane.tenantId, new Set([lane]));
  }

  /** Takes out the lane whose turn it is, passing over tenants that may not; its tenant goes to the end. */
  next(mayGo: (tenantId: string) => boolean = () => true): Lane | null {
    // A Map and a Set keep the order in which things were put in.
    for (const [tenantId, lanes] of this.#tenants) {
      if (!mayGo(tenantId)) continue;
      const [lane] = lanes;
      this.#tenants.delete(tenantId);
      if (!lane) continue;
      lanes.delete(lane);
      if (lanes.size > 0) this.#tenants.set(tenantId, lanes);
      return lane;
    }
    return null;
  }

  delete(lane: Lane): void {
    const lanes = this.#tenants.get(lane.tenantId);
    lanes?.delete(lane);
    if (lanes?.size === 0) this.#tenants.delete(lane.tenantId);
  }
}
