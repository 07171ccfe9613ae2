import type { Lane } from './lane.ts';
import type { Due } from './queue-store.ts';
import { Rotation } from './rotation.ts';
import { type Sender, type Sent, send } from './sending.ts';

// Sockets open at a time. Slow endpoints hold theirs for long: enough that they don't starve the others.
const MOST_UNDER_WAY = 2000;

/** Posts what lanes have at hand, in turns between tenants and between the endpoints of each. */
export class Courier {
  readonly #sender: Sender;
  readonly #onSent: (lane: Lane, due: Due, sent: Sent, beganAt: number) => void;
  readonly #ready = new Rotation<Lane>();
  #underWay = 0;
  #isStopping = false;

  constructor(sender: Sender, onSent: (lane: Lane, due: Due, sent: Sent, beganAt: number) => void) {
    this.#sender = sender;
    this.#onSent = onSent;
  }

  /** The lane has something to send, if it may. */
  offer(lane: Lane): void {
    if (lane.mayStart) this.#ready.add(lane);
  }

  drop(lane: Lane): void {
    this.#ready.delete(lane);
  }

  /** Starts as much as may be under way. */
  go(): void {
    while (this.#underWay < MOST_UNDER_WAY && !this.#isStopping) {
      const lane = this.#ready.next();
      if (!lane) return;
      if (!lane.mayStart) continue;
      void this.#carry(lane, lane.start());
      this.offer(lane);
    }
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
    this.#underWay++;
    const beganAt = performance.now();
    const sent = await send(this.#sender, lane, due);
    this.#underWay--;
    this.#onSent(lane, due, sent, beganAt);
    this.go();
  }
}
