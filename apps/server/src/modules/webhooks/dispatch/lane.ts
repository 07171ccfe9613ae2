import type { LearnerNames } from '../../access/index.ts';
import type { OpenedSecrets } from '../endpoints/endpoint-secrets.ts';
import { Alarm } from './alarm.ts';
import { afterFailure, afterSuccess, freshPace, isOpen, openPace, type Pace } from './pace.ts';
import type { Target } from './post.ts';
import type { Asked, Due, Place } from './queue-store.ts';
import type { RetrySchedule } from './retry-schedule.ts';

/** What a lane knows of its endpoint; read anew when its version changes. */
export interface LaneEndpoint {
  version: string;
  target: Target;
  secrets: OpenedSecrets;
  learners: LearnerNames;
  retrySchedule: RetrySchedule;
  maxConcurrency: number;
}

/** What all lanes of a worker have fetched and not begun to send: memory that is shared. */
export class Stock {
  rows = 0;

  get isFull(): boolean {
    return this.rows >= MOST_IN_STOCK;
  }
}

/** An endpoint as the worker that holds it tends it: what is fetched, what is under way, how fast it may go. */
export class Lane {
  readonly tenantId: string;
  readonly endpointId: string;
  /** The worker's number and turn under which it holds the lane. */
  readonly worker: number;
  readonly fence: number;
  endpoint: LaneEndpoint | null = null;
  /** There may be more in the queue than was fetched. */
  isHungry = true;
  /** When somebody last had something to do here, ms of the process. */
  usedAt = performance.now();
  /** For what is put off, and the end of a pause. */
  readonly alarm = new Alarm();
  #pace: Pace;
  readonly #waiting: Due[] = [];
  /** Sequence numbers that are fetched, under way, or not yet written down: not to be fetched again. */
  readonly #known = new Set<number>();
  /** Those written down while more is fetched: the answer may have been read before. */
  #keptMeanwhile: Set<number> | null = null;
  #underWay = 0;
  /** How far the queue was read, since `#beganAt`: the next rows are asked for behind it. Null: from its beginning. */
  #readTo: Place | null = null;
  #beganAt = 0;
  /** Rises when the endpoint changes: what was asked for before is not taken in after. */
  #generation = 0;
  readonly #stock: Stock;
  #isQuick = false;

  constructor(key: { tenantId: string; endpointId: string; worker: number; fence: number }, stock: Stock) {
    this.#stock = stock;
    this.tenantId = key.tenantId;
    this.endpointId = key.endpointId;
    this.worker = key.worker;
    this.fence = key.fence;
    this.#pace = freshPace(1);
  }

  learn(endpoint: LaneEndpoint): void {
    if (this.endpoint === null) this.#pace = freshPace(endpoint.maxConcurrency);
    this.endpoint = endpoint;
    this.#pace = { ...this.#pace, slots: Math.min(this.#pace.slots, endpoint.maxConcurrency) };
  }

  /** What is known of the endpoint is of no use: nothing goes out until it is learned again. */
  unlearn(): void {
    this.endpoint = null;
    this.forget();
  }

  /** The last attempt ended soon. Whoever takes their time, or was not seen yet, may not have all sockets. */
  get isQuick(): boolean {
    return this.#isQuick;
  }

  get isIdle(): boolean {
    return this.#known.size === 0 && !this.isHungry && !this.alarm.isSet;
  }

  /** How many more rows are wanted; 0 when enough is at hand, or more was sent than could be written down. */
  get appetite(): number {
    const most = this.endpoint?.maxConcurrency ?? 10;
    const wanted = AT_HAND * most;
    const { length } = this.#waiting;
    if (!this.isHungry || this.isPaused || this.#known.size >= MOST_KNOWN * wanted) return 0;
    // While others fill the memory, enough to go on.
    if (this.#stock.isFull) return length === 0 ? most : 0;
    return length < wanted / 2 ? wanted : 0;
  }

  get isPaused(): boolean {
    return this.#pace.pausedUntil > performance.now();
  }

  get pausedMs(): number {
    return Math.max(0, Math.ceil(this.#pace.pausedUntil - performance.now()));
  }

  /** As another worker left it: open, and tried once when the pause is over. */
  pauseFor(ms: number): void {
    this.#pace = openPace(performance.now() + ms);
  }

  get mayStart(): boolean {
    return this.#waiting.length > 0 && this.#underWay < this.#pace.slots && !this.isPaused && this.endpoint !== null;
  }

  /** More is asked for. From here on a wake means something that may not be in the answer. */
  beginFetch(): Asked {
    const now = performance.now();
    if (this.#readTo !== null && now - this.#beganAt > READ_ON_MS) this.#readTo = null;
    if (this.#readTo === null) this.#beganAt = now;
    // From the beginning what is known is in the answer, too.
    const limit = this.appetite + (this.#readTo === null ? this.#known.size : 0);
    this.isHungry = false;
    this.#keptMeanwhile = new Set();
    const { tenantId, endpointId } = this;
    return { tenantId, endpointId, limit, after: this.#readTo, generation: this.#generation };
  }

  /** Takes in what was fetched. */
  fetched(rows: readonly Due[], { limit, after, generation }: Asked): void {
    if (generation !== this.#generation) {
      this.#keptMeanwhile = null;
      return;
    }
    const last = rows.length >= limit ? rows.at(-1) : undefined;
    this.#readTo = last ? { dueAt: last.dueAt, seq: last.seq } : null;
    // At the end once more from the beginning: what was committed late stands before what was read.
    this.isHungry ||= last !== undefined || after !== null;
    for (const row of rows) {
      if (this.#known.has(row.seq) || this.#keptMeanwhile?.has(row.seq)) continue;
      this.#known.add(row.seq);
      this.#waiting.push(row);
      this.#stock.rows++;
    }
    this.#keptMeanwhile = null;
  }

  start(): Due {
    const due = this.#waiting.shift();
    if (!due) throw new Error('nothing waits here');
    this.#underWay++;
    this.#stock.rows--;
    this.usedAt = performance.now();
    return due;
  }

  /** True when the endpoint had stopped answering and now does again. */
  ended(isSuccess: boolean, beganAt: number): boolean {
    this.#underWay--;
    this.usedAt = performance.now();
    this.#isQuick = this.usedAt - beganAt < QUICK_MS;
    const wasOpen = isOpen(this.#pace);
    const most = this.endpoint?.maxConcurrency ?? 1;
    this.#pace = isSuccess ? afterSuccess(this.#pace, most) : afterFailure(this.#pace, beganAt, performance.now());
    return isSuccess && wasOpen;
  }

  /** What became of a delivery is in the database: it may be fetched again when it is due again. */
  kept(seq: number): void {
    this.#known.delete(seq);
    this.#keptMeanwhile?.add(seq);
  }

  /** The endpoint changed: what waits is fetched again, and nothing is sent by the old facts. */
  forget(): void {
    for (const { seq } of this.#waiting) this.#known.delete(seq);
    this.#empty();
    this.#generation++;
    // It was held up by what was not known of it.
    if (this.endpoint === null) this.#pace = freshPace(1);
    this.#readTo = null;
    this.isHungry = true;
  }

  close(): void {
    this.alarm.close();
    this.#generation++;
    this.#empty();
  }

  #empty(): void {
    this.#stock.rows -= this.#waiting.length;
    this.#waiting.length = 0;
  }
}

// Rows fetched ahead, for each attempt that may run at a time.
const AT_HAND = 20;
// Times as many may be under way or not yet written down.
const MOST_KNOWN = 3;
const READ_ON_MS = 2000;
const MOST_IN_STOCK = 20_000;
const QUICK_MS = 2000;
