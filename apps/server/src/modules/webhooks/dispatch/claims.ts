import type { Database } from '../../../platform/db/database.ts';
import { inDispatch } from './in-dispatch.ts';
import { type ClaimedLane, claimLanes, freeOrphans, type LaneKey, releaseLanes, renewLanes } from './lanes-store.ts';
import { WorkerLock } from './worker-lock.ts';

export const LANES_PER_CLAIM = 500;

/** A lane, and the number it is held under. */
export type HeldLane = ClaimedLane & { worker: number };

/** Which lanes are this worker's: claimed under a lock that goes with the process, kept, and given back. */
export class Claims {
  readonly #database: Database;
  readonly #lock: WorkerLock;
  #worker: number | null = null;

  constructor(database: Database, onLost: () => void) {
    this.#database = database;
    this.#lock = new WorkerLock(database, () => {
      this.#worker = null;
      onLost();
    });
  }

  get isHeld(): boolean {
    return this.#worker !== null;
  }

  /** Takes a new number; lanes are claimed under it from now on. */
  async begin(): Promise<void> {
    this.#worker = await this.#lock.take();
  }

  /** Free lanes with something due, of these tenants or of all; at most LANES_PER_CLAIM. */
  async claim(tenantIds: readonly string[] | null): Promise<HeldLane[]> {
    const worker = this.#worker;
    if (worker === null) return [];
    const claimed = await inDispatch(this.#database, (tx) => claimLanes(tx, worker, tenantIds, LANES_PER_CLAIM));
    return claimed.map((lane) => ({ ...lane, worker }));
  }

  /** Gives lanes back, all that are held unless some are named. */
  async release(lanes: readonly LaneKey[] | null): Promise<void> {
    const worker = this.#worker;
    if (worker !== null) await inDispatch(this.#database, (tx) => releaseLanes(tx, worker, lanes));
  }

  /** Keeps these lanes, and no other that still stands under our number; answers those that are ours. */
  async renew(lanes: readonly LaneKey[]): Promise<LaneKey[]> {
    const worker = this.#worker;
    if (worker === null) return [];
    return inDispatch(this.#database, (tx) => renewLanes(tx, worker, lanes));
  }

  /** Frees the lanes of workers that are gone; answers whose they are. */
  freeOrphans(): Promise<string[]> {
    return inDispatch(this.#database, freeOrphans);
  }

  async end(): Promise<void> {
    await this.#lock.release();
  }
}
