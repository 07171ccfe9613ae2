/**
 * Delivers what is queued. How it hangs together:
 *
 *   wake(tenant) → claim lanes (an endpoint is one worker's at a time) → fetch what is due → post, in turns → keep results
 *
 * Nothing is lost: a row leaves the queue only in the statement that writes down its last attempt, and only while the worker
 * that made it still holds the lane (fence). A worker that dies loses its advisory lock, and others take its lanes.
 */
import type { Logger } from 'pino';
import type { Agent } from 'undici';
import type { SealingKeys } from '../../../platform/crypto/sealing.ts';
import type { Database } from '../../../platform/db/database.ts';
import { inSystem } from '../../../platform/db/transactions.ts';
import { openStandIns, ownIds } from '../../access/index.ts';
import { openSecrets, secretsAt } from '../endpoints/endpoint-secrets.ts';
import { Lane } from './lane.ts';
import { claimLanes, findOrphans, type LaneKey, releaseLanes, renewLanes } from './lanes-store.ts';
import { bodyOf, headersOf, printedSignature, standardSignature } from './message.ts';
import { type Outcome, post } from './post.ts';
import {
  type Attempt,
  type Due,
  hurryAll,
  keepAttempts,
  keepNews,
  type LaneNews,
  type LaneState,
  readDue,
  readEndpoints,
} from './queue-store.ts';
import { Results } from './results.ts';
import { waitAfter } from './retry-schedule.ts';
import { Rotation } from './rotation.ts';
import { WorkerLock } from './worker-lock.ts';

export interface DispatcherOptions {
  database: Database;
  sealing: SealingKeys;
  log: Logger;
  agent: Agent;
  timeoutMs: number;
  maxAttempts: number;
  /** Looks for what nobody told of. */
  safetyPollMs: number;
  brand: string;
  /** Tests leave chance out. */
  chance: () => number;
  /** Attempts of these are kept. */
  onKept: (lanes: readonly LaneKey[]) => void;
  /** An endpoint that answered 410, or fails for too long. */
  disable: (key: LaneKey, reason: 'gone' | 'failing') => Promise<void>;
}

// Sockets open at a time. Slow endpoints hold theirs for long: enough that they don't starve the others.
const MOST_UNDER_WAY = 2000;
const LANES_PER_CLAIM = 500;
const CLAIM_APART_MS = 20;
const RENEW_MS = 20_000;
const IDLE_LANE_MS = 15_000;
const ORPHANS_MS = 3000;
const RECONNECT_MS = 500;
const GIVEN_UP_IN_ROW = 100;
const FAILING_FOR_MS = 5 * 24 * 3_600_000;

export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #lock: WorkerLock;
  readonly #results: Results;
  readonly #lanes = new Map<string, Lane>();
  readonly #byTenant = new Map<string, Set<Lane>>();
  readonly #ready = new Rotation<Lane>();
  readonly #hungry = new Set<Lane>();
  readonly #woken = new Set<string>();
  readonly #claimedAt = new Map<string, number>();
  #worker: number | null = null;
  #wantsAll = false;
  #underWay = 0;
  #running: Promise<void> | null = null;
  #timers: NodeJS.Timeout[] = [];
  #later: NodeJS.Timeout | undefined;
  #laterAt = 0;
  #isStopping = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#lock = new WorkerLock(options.database, () => this.#lostLock());
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
    for (const tenantId of tenantIds) {
      this.#woken.add(tenantId);
      for (const lane of this.#byTenant.get(tenantId) ?? []) this.#want(lane);
    }
    this.#run();
  }

  wakeAll(): void {
    this.#wantsAll = true;
    for (const lane of this.#lanes.values()) this.#want(lane);
    this.#run();
  }

  /** Endpoints of these tenants were changed: nothing goes out any more by what is remembered of them. */
  forget(tenantIds: Iterable<string>): void {
    for (const tenantId of tenantIds) for (const lane of this.#byTenant.get(tenantId) ?? []) lane.forget();
    this.wake(tenantIds);
  }

  /** Lets what is under way end, for a while; writes down what came of it; gives the lanes back. */
  async stop(patienceMs = 5000): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#later);
    for (const timer of this.#timers) clearInterval(timer);
    await this.#running;
    for (const lane of this.#lanes.values()) lane.close();
    const until = performance.now() + patienceMs;
    while (this.#underWay > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    await this.#results.close();
    const worker = this.#worker;
    if (worker !== null) await this.#guarded(() => this.#inSystem((tx) => releaseLanes(tx, worker, null)));
    await this.#lock.release();
    // Whatever is still under way is cut off: it goes out again.
    await this.#options.agent.destroy();
  }

  async #begin(): Promise<void> {
    this.#worker = await this.#lock.take();
    this.wakeAll();
  }

  #lostLock(): void {
    this.#worker = null;
    for (const lane of [...this.#lanes.values()]) this.#drop(lane);
    if (this.#isStopping) return;
    this.#options.log.warn('the dispatcher lost its lock; it begins anew');
    const again = async (): Promise<void> => {
      // What was done under the old number first: nobody may have taken those lanes yet.
      await this.#results.settled();
      await this.#begin();
    };
    const retry = setTimeout(() => {
      again().catch(() => this.#lostLock());
    }, RECONNECT_MS);
    retry.unref();
  }

  #run(): void {
    if (this.#running || this.#isStopping || this.#worker === null) return;
    this.#running = this.#guarded(() => this.#work()).finally(() => {
      this.#running = null;
      if (this.#wantsAll || this.#claimable().length > 0 || [...this.#hungry].some(({ appetite }) => appetite > 0)) this.#runIn(0);
      else if (this.#woken.size > 0) this.#runIn(CLAIM_APART_MS);
    });
  }

  #runIn(ms: number): void {
    if (this.#isStopping || (this.#later && this.#laterAt <= performance.now() + ms)) return;
    clearTimeout(this.#later);
    this.#laterAt = performance.now() + ms;
    this.#later = setTimeout(() => {
      this.#later = undefined;
      this.#run();
    }, ms);
  }

  #hunger(lane: Lane): void {
    this.#want(lane);
    this.#run();
  }

  #want(lane: Lane): void {
    lane.isHungry = true;
    this.#hungry.add(lane);
  }

  async #work(): Promise<void> {
    const worker = this.#worker;
    if (worker === null) return;
    await this.#claim(worker);
    const hungry = [...this.#hungry];
    this.#hungry.clear();
    // Who has enough at hand asks again when it has not.
    await this.#fetch(hungry);
  }

  /** Tenants whose turn it is to be looked at: a busy one not at every event. */
  #claimable(): string[] {
    const before = performance.now() - CLAIM_APART_MS;
    return [...this.#woken].filter((tenantId) => (this.#claimedAt.get(tenantId) ?? 0) <= before).slice(0, LANES_PER_CLAIM);
  }

  async #claim(worker: number): Promise<void> {
    if (this.#wantsAll) {
      this.#wantsAll = false;
      this.#woken.clear();
      for (;;) {
        const claimed = await this.#inSystem((tx) => claimLanes(tx, worker, null, LANES_PER_CLAIM));
        await this.#open(worker, claimed);
        if (claimed.length < LANES_PER_CLAIM) return;
      }
    }
    const due = this.#claimable();
    if (due.length === 0) return;
    for (const tenantId of due) {
      this.#woken.delete(tenantId);
      this.#claimedAt.set(tenantId, performance.now());
    }
    const claimed = await this.#inSystem((tx) => claimLanes(tx, worker, due, LANES_PER_CLAIM));
    if (claimed.length === LANES_PER_CLAIM) for (const tenantId of due) this.#woken.add(tenantId);
    await this.#open(worker, claimed);
  }

  async #open(worker: number, claimed: readonly (LaneKey & { fence: number; pausedUntil: string | null })[]): Promise<void> {
    if (claimed.length === 0) return;
    const lanes = claimed.map(({ tenantId, endpointId, fence, pausedUntil }) => {
      const lane = new Lane({ tenantId, endpointId, worker, fence });
      const pause = pausedUntil === null ? 0 : Date.parse(pausedUntil) - Date.now();
      if (pause > 0) this.#pause(lane, pause);
      this.#lanes.set(keyOf(lane), lane);
      const siblings = this.#byTenant.get(tenantId) ?? new Set();
      this.#byTenant.set(tenantId, siblings.add(lane));
      return lane;
    });
    await this.#learn(lanes);
    await this.#fetch(lanes);
  }

  async #learn(lanes: readonly Lane[]): Promise<void> {
    for (const endpoint of await this.#inSystem((tx) => readEndpoints(tx, lanes))) {
      const lane = this.#lanes.get(keyOf(endpoint));
      const { origin, pathname, search } = new URL(endpoint.url);
      lane?.learn({
        version: endpoint.version,
        target: { origin, path: `${pathname}${search}` },
        secrets: openSecrets(this.#options.sealing, endpoint),
        learners: endpoint.isAnonymised
          ? openStandIns(this.#options.sealing, endpoint.tenantId, endpoint.standInSecret, endpoint.endpointId)
          : ownIds,
        retrySchedule: endpoint.retrySchedule,
        maxConcurrency: endpoint.maxConcurrency,
      });
    }
  }

  async #fetch(lanes: readonly Lane[]): Promise<void> {
    const wanted = lanes.flatMap((lane) => (lane.appetite > 0 ? [{ lane, limit: lane.appetite }] : []));
    for (let from = 0; from < wanted.length; from += LANES_PER_CLAIM) {
      const part = wanted.slice(from, from + LANES_PER_CLAIM);
      // From here on a wake means something that may not be in the answer.
      for (const { lane } of part) lane.isHungry = false;
      const rows = await this.#inSystem((tx) =>
        readDue(
          tx,
          part.map(({ lane, limit }) => ({ tenantId: lane.tenantId, endpointId: lane.endpointId, limit })),
        ),
      );
      await this.#take(part, rows);
    }
  }

  async #take(part: readonly { lane: Lane; limit: number }[], rows: readonly Due[]): Promise<void> {
    const byLane = Map.groupBy(rows, keyOf);
    const stale = part.filter(({ lane }) => {
      const [first] = byLane.get(keyOf(lane)) ?? [];
      return first && first.endpointVersion !== lane.endpoint?.version;
    });
    if (stale.length > 0) await this.#learn(stale.map(({ lane }) => lane));
    for (const { lane, limit } of part) {
      if (this.#lanes.get(keyOf(lane)) !== lane) continue;
      const wasWoken = lane.isHungry;
      lane.fetched(byLane.get(keyOf(lane)) ?? [], limit);
      if (wasWoken || lane.isHungry) this.#want(lane);
      if (lane.mayStart) this.#ready.add(lane);
    }
    this.#feed();
  }

  #feed(): void {
    while (this.#underWay < MOST_UNDER_WAY && !this.#isStopping) {
      const lane = this.#ready.next();
      if (!lane) return;
      if (!lane.mayStart) continue;
      const due = lane.start();
      this.#underWay++;
      void this.#deliver(lane, due);
      if (lane.mayStart) this.#ready.add(lane);
    }
  }

  async #deliver(lane: Lane, due: Due): Promise<void> {
    const beganAt = performance.now();
    const sentAtMs = Date.now();
    let sent = { outcome: unsendable('the endpoint was deleted'), signature: '', standard: '' };
    if (lane.endpoint && due.data === null) sent.outcome = unsendable('the event is not kept, or not shared, any more');
    else if (lane.endpoint) sent = await this.#post(lane, due, due.data ?? 'null', sentAtMs);
    this.#underWay--;
    this.#ended(lane, due, { ...sent, beganAt, sentAtMs });
  }

  async #post(
    { endpoint }: Lane,
    due: Due,
    data: string,
    sentAtMs: number,
  ): Promise<{ outcome: Outcome; signature: string; standard: string }> {
    if (!endpoint) throw new Error('a lane that starts knows its endpoint');
    const { agent, brand, timeoutMs } = this.#options;
    const { learners } = endpoint;
    const body = bodyOf({ eventId: due.eventId, type: due.eventType, tenantId: due.tenantId, timestamp: due.eventAt, data, learners });
    const secrets = secretsAt(endpoint.secrets, sentAtMs);
    const signature = printedSignature(secrets, sentAtMs, body);
    const standard = standardSignature(secrets, due.eventId, sentAtMs, body);
    const { eventId, eventType: type, deliveryId } = due;
    const headers = headersOf(brand, { eventId, type, deliveryId, sentAtMs, signature, standardSignature: standard });
    return { outcome: await post(agent, endpoint.target, headers, body, timeoutMs), signature, standard };
  }

  #ended(
    lane: Lane,
    due: Due,
    {
      outcome,
      signature,
      standard,
      beganAt,
      sentAtMs,
    }: { outcome: Outcome; signature: string; standard: string; beganAt: number; sentAtMs: number },
  ): void {
    const { status } = outcome;
    const isSuccess = status !== null && status >= 200 && status < 300;
    if (lane.ended(isSuccess, beganAt)) void this.#hurry(lane);
    const attempts = due.attempts + 1;
    const waitMs =
      isSuccess || due.data === null
        ? null
        : waitAfter({
            schedule: lane.endpoint?.retrySchedule ?? 'short',
            attempts,
            maxAttempts: this.#options.maxAttempts,
            status,
            retryAfterMs: outcome.retryAfterMs,
            chance: this.#options.chance(),
          });
    const { seq, deliveryId, eventId, eventType, eventSeq, eventAt, queuedAt, tenantId, endpointId } = due;
    this.#results.add({
      ...{ tenantId, endpointId, worker: lane.worker, fence: lane.fence, seq, deliveryId, attempt: attempts, isSuccess },
      ...{ isLast: waitMs === null, waitMs, eventId, eventType, eventSeq, eventAt, queuedAt },
      sentAt: new Date(sentAtMs).toISOString(),
      ...{ tookMs: outcome.tookMs, status, answer: outcome.answer, error: outcome.error, signature, standardSignature: standard },
    });
    if (lane.isPaused) this.#pause(lane, lane.pausedMs);
    if (lane.mayStart) this.#ready.add(lane);
    this.#feed();
    if (lane.appetite > 0) this.#hunger(lane);
  }

  /** Writes a batch of attempts, then lets their lanes go on. */
  async #keep(batch: readonly Attempt[]): Promise<void> {
    const news = this.#newsOf(batch);
    const states = await this.#inSystem(async (tx) => {
      await keepAttempts(tx, batch);
      return keepNews(tx, news);
    });
    for (const attempt of batch) {
      const lane = this.#lanes.get(keyOf(attempt));
      if (!lane || lane.fence !== attempt.fence) continue;
      lane.kept(attempt.seq);
      if (attempt.waitMs !== null) this.#lookAgain(lane, attempt.waitMs);
    }
    this.#options.onKept(news);
    for (const one of news) if (one.isGone) void this.#disable(one, 'gone');
    for (const state of states) if (isHopeless(state)) void this.#disable(state, 'failing');
  }

  #newsOf(batch: readonly Attempt[]): LaneNews[] {
    const news = new Map<string, LaneNews>();
    for (const attempt of batch) {
      const key = keyOf(attempt);
      const { tenantId, endpointId } = attempt;
      const one = news.get(key) ?? {
        tenantId,
        endpointId,
        successes: 0,
        failures: 0,
        givenUp: 0,
        isGone: false,
        pausedMs: this.#lanes.get(key)?.pausedMs ?? 0,
      };
      if (attempt.isSuccess) Object.assign(one, { successes: one.successes + 1, givenUp: 0 });
      else Object.assign(one, { failures: one.failures + 1, givenUp: one.givenUp + (attempt.isLast ? 1 : 0) });
      one.isGone ||= attempt.status === 410;
      news.set(key, one);
    }
    return [...news.values()];
  }

  async #disable(key: LaneKey, reason: 'gone' | 'failing'): Promise<void> {
    const lane = this.#lanes.get(keyOf(key));
    if (lane) this.#drop(lane);
    await this.#guarded(async () => {
      await this.#options.disable(key, reason);
      const worker = this.#worker;
      if (worker !== null) await this.#inSystem((tx) => releaseLanes(tx, worker, [key]));
    });
  }

  async #hurry(lane: Lane): Promise<void> {
    await this.#guarded(async () => {
      await this.#results.settled();
      await this.#inSystem((tx) => hurryAll(tx, lane));
    });
    this.#hunger(lane);
  }

  // One timer a lane, for the soonest of what is put off; the safety poll finds what lies far ahead.
  #lookAgain(lane: Lane, ms: number): void {
    const at = performance.now() + ms;
    if (lane.wakeUp !== undefined && lane.wakeUpAt <= at) return;
    if (ms > this.#options.safetyPollMs) return;
    clearTimeout(lane.wakeUp);
    lane.wakeUpAt = at;
    lane.wakeUp = setTimeout(() => {
      lane.wakeUp = undefined;
      if (lane.mayStart) this.#ready.add(lane);
      this.#feed();
      this.#hunger(lane);
    }, ms + 1);
  }

  #pause(lane: Lane, ms: number): void {
    if (!lane.isPaused) lane.pauseFor(ms);
    this.#lookAgain(lane, ms);
  }

  /** While there is work: takes over from workers that are gone, lets go of what is idle. */
  async #tend(): Promise<void> {
    const worker = this.#worker;
    if (worker === null || (this.#lanes.size === 0 && this.#woken.size === 0)) return;
    const idle = [...this.#lanes.values()].filter((lane) => lane.isIdle && performance.now() - lane.usedAt > IDLE_LANE_MS);
    for (const lane of idle) this.#drop(lane);
    if (idle.length > 0) await this.#inSystem((tx) => releaseLanes(tx, worker, idle));
    // What came while a lane was let go woke nobody.
    const tenants = [...new Set(idle.map(({ tenantId }) => tenantId)), ...(await this.#inSystem(findOrphans))];
    if (tenants.length > 0) this.wake(tenants);
  }

  async #renew(): Promise<void> {
    const worker = this.#worker;
    if (worker !== null && this.#lanes.size > 0) await this.#inSystem((tx) => renewLanes(tx, worker));
  }

  #drop(lane: Lane): void {
    lane.close();
    this.#lanes.delete(keyOf(lane));
    this.#ready.delete(lane);
    this.#hungry.delete(lane);
    const siblings = this.#byTenant.get(lane.tenantId);
    siblings?.delete(lane);
    if (siblings?.size === 0) this.#byTenant.delete(lane.tenantId);
  }

  #inSystem<T>(work: Parameters<typeof inSystem<T>>[2]): Promise<T> {
    return inSystem(this.#options.database, 'webhooks: dispatch', work);
  }

  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#options.log.warn({ err: error }, 'the dispatcher stumbled; it tries again');
      this.#wantsAll = true;
      this.#runIn(RECONNECT_MS);
    }
  }
}

function keyOf({ tenantId, endpointId }: LaneKey): string {
  return `${tenantId}/${endpointId}`;
}

function unsendable(error: string): Outcome {
  return { status: null, answer: null, error, retryAfterMs: null, tookMs: 0 };
}

function isHopeless({ failingSince, givenUpInRow }: LaneState): boolean {
  return givenUpInRow >= GIVEN_UP_IN_ROW || (failingSince !== null && Date.now() - Date.parse(failingSince) > FAILING_FOR_MS);
}
