/**
 * Delivers what is queued. How it hangs together:
 *
 *   wake(tenant) → claim lanes (an endpoint is one worker's at a time) → fetch what is due → post, in turns → keep results
 *
 * Nothing is lost: a row leaves the queue only in the statement that writes down its last attempt, and only while the worker
 * that made it still holds the lane (fence). A worker that dies loses its advisory lock, and others take its lanes.
 */
import type { Logger } from 'pino';
import type { SealingKeys } from '../../../platform/crypto/sealing.ts';
import type { Database } from '../../../platform/db/database.ts';
import { Claims, type HeldLane, LANES_PER_CLAIM } from './claims.ts';
import { Courier } from './courier.ts';
import { inDispatch } from './in-dispatch.ts';
import { Lane, Stock } from './lane.ts';
import { isHopeless, newsOf } from './lane-news.ts';
import { keyOf, Lanes } from './lanes.ts';
import type { LaneKey } from './lanes-store.ts';
import { type Asked, type Attempt, type Due, hurryAll, keepAttempts, keepNews, readDue, readEndpoints } from './queue-store.ts';
import { Results } from './results.ts';
import { attemptOf, isSuccess, type Sender, type Sent } from './sending.ts';
import { opened } from './tended-endpoint.ts';
import { Turns } from './turns.ts';
import { WokenTenants } from './woken.ts';

export interface DispatcherOptions extends Sender {
  database: Database;
  sealing: SealingKeys;
  log: Logger;
  maxAttempts: number;
  /** Looks for what nobody told of. */
  safetyPollMs: number;
  /** Tests leave chance out. */
  chance: () => number;
  /** Attempts of these are kept. */
  onKept: (lanes: readonly LaneKey[]) => void;
  /** An endpoint that answered 410, or fails for too long. */
  disable: (key: LaneKey, reason: 'gone' | 'failing') => Promise<void>;
}

const RENEW_MS = 20_000;
const IDLE_LANE_MS = 15_000;
const ORPHANS_MS = 3000;
const RECONNECT_MS = 500;
const UNOPENABLE_MS = 60_000;
const ROWS_PER_FETCH = 5000;

export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #claims: Claims;
  readonly #results: Results;
  readonly #courier: Courier;
  readonly #lanes = new Lanes();
  readonly #stock = new Stock();
  readonly #hungry = new Set<Lane>();
  readonly #woken = new WokenTenants();
  #wantsAll = false;
  readonly #turns: Turns;
  #timers: NodeJS.Timeout[] = [];
  #isStopping = false;
  /** When somebody last told of something: while there is work, other workers may die with their part of it. */
  #wokenAt = Number.NEGATIVE_INFINITY;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#claims = new Claims(options.database, () => this.#lostLock());
    this.#turns = new Turns({
      work: () => this.#guarded(() => this.#work()),
      mayRun: () => this.#claims.isHeld,
      nextInMs: () => (this.#wantsAll || [...this.#hungry].some(({ appetite }) => appetite > 0) ? 0 : this.#woken.nextInMs),
    });
    this.#courier = new Courier(options, (...sent) => this.#sent(...sent));
    this.#results = new Results(
      (batch) => this.#keep(batch),
      (error) => options.log.warn({ err: error }, 'results of deliveries are kept until the database takes them'),
    );
  }

  async start(): Promise<void> {
    await this.#begin();
    this.#timers = [
      setInterval(() => this.wakeAll(), this.#options.safetyPollMs),
      setInterval(() => void this.#guarded(() => this.#tend()), ORPHANS_MS),
      setInterval(() => void this.#guarded(() => this.#renew()), RENEW_MS),
    ];
    for (const timer of this.#timers) timer.unref();
  }

  /** Something may be due for these tenants. */
  wake(tenantIds: Iterable<string>): void {
    this.#wokenAt = performance.now();
    for (const tenantId of tenantIds) {
      this.#woken.add(tenantId);
      for (const lane of this.#lanes.ofTenant(tenantId)) this.#want(lane);
    }
    this.#turns.run();
  }

  wakeAll(): void {
    this.#wantAll();
    this.#turns.run();
  }

  /** Endpoints of these tenants were changed: nothing goes out any more by what is remembered of them. */
  forget(tenantIds: Iterable<string>): void {
    for (const tenantId of tenantIds) for (const lane of this.#lanes.ofTenant(tenantId)) lane.forget();
    this.wake(tenantIds);
  }

  /** Lets what is under way end, for a while; writes down what came of it; gives the lanes back. */
  async stop(patienceMs = 5000): Promise<void> {
    this.#isStopping = true;
    for (const timer of this.#timers) clearInterval(timer);
    await this.#turns.stop();
    for (const lane of this.#lanes.all()) lane.close();
    await this.#courier.stop(patienceMs);
    await this.#results.close();
    await this.#guarded(() => this.#claims.release(null));
    await this.#claims.end();
    await this.#courier.cut();
  }

  async #begin(): Promise<void> {
    await this.#claims.begin();
    this.wakeAll();
  }

  #lostLock(): void {
    for (const lane of this.#lanes.all()) this.#drop(lane);
    if (this.#isStopping) return;
    this.#options.log.warn('the dispatcher lost its lock; it begins anew');
    const again = async (): Promise<void> => {
      // What was done under the old number first: nobody may have taken those lanes yet.
      await this.#results.settled();
      if (!this.#isStopping) await this.#begin();
    };
    const retry = setTimeout(() => {
      again().catch(() => this.#lostLock());
    }, RECONNECT_MS);
    retry.unref();
  }

  #hunger(lane: Lane): void {
    this.#want(lane);
    this.#turns.run();
  }

  #wantAll(): void {
    this.#wantsAll = true;
    for (const lane of this.#lanes.all()) this.#want(lane);
  }

  #want(lane: Lane): void {
    lane.isHungry = true;
    this.#hungry.add(lane);
  }

  async #work(): Promise<void> {
    await this.#claim();
    const hungry = [...this.#hungry];
    this.#hungry.clear();
    for (const lane of hungry) this.#courier.offer(lane);
    this.#courier.go();
    // Who has enough at hand asks again when it has not.
    await this.#fetch(hungry);
  }

  async #claim(): Promise<void> {
    if (this.#wantsAll) {
      this.#wantsAll = false;
      this.#woken.clear();
      for (;;) {
        const claimed = await this.#claims.claim(null);
        await this.#open(claimed);
        if (claimed.length < LANES_PER_CLAIM) return;
      }
    }
    const due = this.#woken.due(LANES_PER_CLAIM);
    if (due.length === 0) return;
    this.#woken.lookAt(due);
    const claimed = await this.#claims.claim(due);
    if (claimed.length === LANES_PER_CLAIM) for (const tenantId of due) this.#woken.add(tenantId);
    await this.#open(claimed);
  }

  async #open(claimed: readonly HeldLane[]): Promise<void> {
    if (claimed.length === 0) return;
    const lanes = claimed.map((held) => {
      const lane = new Lane(held, this.#stock);
      const pause = held.pausedUntil === null ? 0 : Date.parse(held.pausedUntil) - Date.now();
      if (pause > 0) this.#pause(lane, pause);
      this.#lanes.add(lane);
      return lane;
    });
    await this.#learn(lanes);
    await this.#fetch(lanes);
  }

  async #learn(lanes: readonly Lane[]): Promise<void> {
    for (const endpoint of await this.#inSystem((tx) => readEndpoints(tx, lanes))) {
      const lane = this.#lanes.find(endpoint);
      if (!lane) continue;
      try {
        lane.learn(opened(this.#options.sealing, endpoint));
      } catch (err) {
        const { tenantId, endpointId } = endpoint;
        this.#options.log.error({ err, tenantId, endpointId }, 'this endpoint’s secrets can’t be opened: what it is owed waits');
        lane.unlearn();
        this.#pause(lane, UNOPENABLE_MS);
      }
    }
  }

  async #fetch(lanes: readonly Lane[]): Promise<void> {
    for (const wanted = [...lanes]; wanted.length > 0; ) {
      const part: { lane: Lane; asked: Asked }[] = [];
      for (let rows = 0; rows < ROWS_PER_FETCH; ) {
        const lane = wanted.shift();
        if (!lane) break;
        if (lane.appetite === 0) continue;
        const asked = lane.beginFetch();
        part.push({ lane, asked });
        rows += asked.limit;
      }
      if (part.length === 0) return;
      const rows = await this.#inSystem((tx) =>
        readDue(
          tx,
          part.map(({ asked }) => asked),
        ),
      );
      await this.#take(part, rows);
    }
  }

  async #take(part: readonly { lane: Lane; asked: Asked }[], rows: readonly Due[]): Promise<void> {
    const byLane = Map.groupBy(rows, keyOf);
    const stale = part.filter(({ lane }) => {
      const [first] = byLane.get(keyOf(lane)) ?? [];
      return first && first.endpointVersion !== lane.endpoint?.version;
    });
    if (stale.length > 0) await this.#learn(stale.map(({ lane }) => lane));
    for (const { lane, asked } of part) {
      if (this.#lanes.find(lane) !== lane) continue;
      lane.fetched(byLane.get(keyOf(lane)) ?? [], asked);
      if (lane.isHungry) this.#want(lane);
      this.#courier.offer(lane);
    }
    this.#courier.go();
  }

  #sent(lane: Lane, due: Due, sent: Sent, beganAt: number): void {
    const { maxAttempts, chance } = this.#options;
    if (lane.ended(isSuccess(sent.outcome), beganAt)) void this.#hurry(lane);
    this.#results.add(attemptOf(lane, due, sent, { maxAttempts, chance: chance() }));
    if (lane.isPaused) this.#pause(lane, lane.pausedMs);
    this.#courier.offer(lane);
    if (lane.appetite > 0) this.#hunger(lane);
  }

  /** Writes a batch of attempts, then lets their lanes go on. */
  async #keep(batch: readonly Attempt[]): Promise<void> {
    const news = newsOf(batch, this.#lanes);
    const { lost, states } = await this.#inSystem(async (tx) => ({
      lost: await keepAttempts(tx, batch),
      states: await keepNews(tx, news),
    }));
    for (const attempt of batch) {
      const lane = this.#lanes.find(attempt);
      if (!lane || lane.fence !== attempt.fence) continue;
      lane.kept(attempt.seq);
      if (attempt.waitMs !== null) this.#lookAgain(lane, attempt.waitMs);
      if (lane.appetite > 0) this.#want(lane);
    }
    this.#dropLost(lost, batch);
    this.#turns.run();
    this.#options.onKept(news);
    for (const one of news) if (one.isGone) void this.#disable(one, 'gone');
    for (const state of states) if (isHopeless(state)) void this.#disable(state, 'failing');
  }

  /** Somebody else's meanwhile: they deliver, and we no more. */
  #dropLost(lost: readonly LaneKey[], batch: readonly Attempt[]): void {
    const fences = new Map(batch.map((attempt) => [keyOf(attempt), attempt.fence]));
    for (const key of lost) {
      const lane = this.#lanes.find(key);
      if (lane && lane.fence === fences.get(keyOf(key))) this.#drop(lane);
    }
  }

  async #disable(key: LaneKey, reason: 'gone' | 'failing'): Promise<void> {
    const lane = this.#lanes.find(key);
    if (lane) this.#drop(lane);
    await this.#guarded(() => this.#options.disable(key, reason));
    await this.#guarded(() => this.#claims.release([key]));
  }

  async #hurry(lane: Lane): Promise<void> {
    await this.#guarded(async () => {
      await this.#results.settled();
      await this.#inSystem((tx) => hurryAll(tx, lane));
    });
    this.#hunger(lane);
  }

  // The safety poll finds what lies far ahead.
  #lookAgain(lane: Lane, ms: number): void {
    if (ms > this.#options.safetyPollMs) return;
    lane.alarm.ringIn(ms, () => {
      this.#courier.offer(lane);
      this.#courier.go();
      this.#hunger(lane);
    });
  }

  #pause(lane: Lane, ms: number): void {
    if (!lane.isPaused) lane.pauseFor(ms);
    this.#lookAgain(lane, ms);
  }

  /** While there is work, or was: takes over from workers that are gone, lets go of what is idle. */
  async #tend(): Promise<void> {
    const isQuiet = this.#lanes.size === 0 && this.#woken.size === 0 && this.#wokenAt < performance.now() - IDLE_LANE_MS;
    if (!this.#claims.isHeld || isQuiet) return;
    const before = performance.now() - IDLE_LANE_MS;
    this.#woken.forgetBefore(before);
    const idle = this.#lanes.all().filter((lane) => lane.isIdle && lane.usedAt < before);
    for (const lane of idle) this.#drop(lane);
    if (idle.length > 0) await this.#claims.release(idle);
    // What came while a lane was let go woke nobody.
    const tenants = [...new Set(idle.map(({ tenantId }) => tenantId)), ...(await this.#claims.freeOrphans())];
    if (tenants.length > 0) this.wake(tenants);
  }

  async #renew(): Promise<void> {
    const lanes = this.#lanes.all();
    if (lanes.length === 0) return;
    const held = new Set((await this.#claims.renew(lanes)).map(keyOf));
    for (const lane of lanes) if (!held.has(keyOf(lane)) && this.#lanes.find(lane) === lane) this.#drop(lane);
  }

  #drop(lane: Lane): void {
    lane.close();
    this.#lanes.remove(lane);
    this.#courier.drop(lane);
    this.#hungry.delete(lane);
  }

  #inSystem<T>(work: Parameters<typeof inDispatch<T>>[1]): Promise<T> {
    return inDispatch(this.#options.database, work);
  }

  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#options.log.warn({ err: error }, 'the dispatcher stumbled; it tries again');
      // What was about to be fetched is wanted still.
      this.#wantAll();
      this.#turns.runIn(RECONNECT_MS);
    }
  }
}
