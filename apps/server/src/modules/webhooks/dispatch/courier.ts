import type { Lane } from './lane.ts';
import type { Due } from './queue-store.ts';
import { Rotation } from './rotation.ts';
import { type Sender, type Sent, send } from './sending.ts';

// Sockets open at a time: of all, of endpoints that take their time or were not seen yet, and of one school. Whoever is slow
// holds theirs for long, and may not starve the others.
const MOST_UNDER_WAY = 2000;
const MOST_SLOW = 1000;
const MOST_OF_TENANT = 500;

/** Posts what lanes have at hand, in turns between tenants and between the endpoints of each. */
export class Courier {
  readonly #sender: Sender;
  readonly #onSent: (lane: Lane, due: Due, sent: Sent, beganAt: number) => void;
  readonly #quick = new Rotation<Lane>();
  readonly #slow = new Rotation<Lane>();
  readonly #ofTenant = new Map<string, number>();
  #underWay = 0;
  #slowUnderWay = 0;
  #isSlowsTurn = false;
  #isStopping = false;

  constructor(sender: Sender, onSent: (lane: Lane, due: Due, sent: Sent, beganAt: number) => void) {
    this.#sender = sender;
    this.#onSent = onSent;
  }

  /** The lane has something to send, if it may. */
  offer(lane: Lane): void {
    if (!lane.mayStart) return;
    const [now, before] = lane.isQuick ? [this.#quick, this.#slow] : [this.#slow, this.#quick];
    before.delete(lane);
    now.add(lane);
  }

  drop(lane: Lane): void {
    this.#quick.delete(lane);
    this.#slow.delete(lane);
  }

  /** Starts as much as may be under way. */
  go(): void {
    while (this.#underWay < MOST_UNDER_WAY && !this.#isStopping) {
      const lane = this.#next();
      if (!lane) return;
      if (!lane.mayStart) continue;
      void this.#carry(lane, lane.start());
      this.offer(lane);
    }
  }

  #next(): Lane | null {
    const mayGo = (tenantId: string) => (this.#ofTenant.get(tenantId) ?? 0) < MOST_OF_TENANT;
    const quick = () => this.#quick.next(mayGo);
    const slow = () => (this.#slowUnderWay < MOST_SLOW ? this.#slow.next(mayGo) : null);
    this.#isSlowsTurn = !this.#isSlowsTurn;
    return this.#isSlowsTurn ? (slow() ?? quick()) : (quick() ?? slow());
  }

  /** Starts nothing more, and lets what is under way end, for a while. */
  async stop(patienceMs: number): Promise<void> {
    this.#isStopping = true;
    const until = performance.now() + patienceMs;
    while (this.#underWay > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  /** Cuts off whatever is still under way: it goes out again. */
  async cut(): Promise<void> {
    await this.#sender.agent.destroy();
  }

  async #carry(lane: Lane, due: Due): Promise<void> {
    const { tenantId, isQuick } = lane;
    this.#count(tenantId, isQuick, 1);
    const beganAt = performance.now();
    const sent = await send(this.#sender, lane, due);
    this.#count(tenantId, isQuick, -1);
    this.#onSent(lane, due, sent, beganAt);
    this.go();
  }

  #count(tenantId: string, isQuick: boolean, change: 1 | -1): void {
    this.#underWay += change;
    if (!isQuick) this.#slowUnderWay += change;
    const count = (this.#ofTenant.get(tenantId) ?? 0) + change;
    if (count > 0) this.#ofTenant.set(tenantId, count);
    else this.#ofTenant.delete(tenantId);
  }
}
