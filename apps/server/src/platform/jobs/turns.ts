import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';

/**
 * Long work of many schools, done a turn at a time by whichever process comes by. A row of the work's own table says who
 * is at it (`worker`) and since when (`worked_at`): `claim` takes what waits longest for its next turn, of what nobody
 * else was at a moment ago. Whoever dies is silent, and another process goes on.
 */
export interface Turns<Work> {
  claim(worker: string): Promise<Work | null>;
  /** Whether any is left, whoever is at it. */
  hasUnfinished(): Promise<boolean>;
  /** Does a turn's worth. Throws only what is to be tried again. */
  turn(work: Work, worker: string): Promise<void>;
  /** Lets other processes have what this one was at. */
  release(worker: string): Promise<void>;
}

const OTHERS_MS = 1000;

/** One process's share: a turn of each in turn, so that nothing long holds up what is short. */
export class TurnWorker<Work> {
  readonly #turns: Turns<Work>;
  readonly #name = newId('wrk');
  #underWay: Promise<void> | null = null;
  #isStopping = false;

  constructor(turns: Turns<Work>, onStop: (() => void)[]) {
    this.#turns = turns;
    onStop.push(() => {
      this.#isStopping = true;
    });
  }

  /** Works until nothing is left. Asked again meanwhile, it is the same work that is waited for. */
  work(): Promise<void> {
    this.#underWay ??= this.#all().finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  async #all(): Promise<void> {
    while (!this.#isStopping) {
      // While the database is away there is nothing to do but wait.
      const isDone = await this.#next().catch((error: unknown) => {
        if (isAway(error)) return false;
        throw error;
      });
      if (isDone === true) break;
      if (isDone === false) await pause(OTHERS_MS);
    }
    await this.#turns.release(this.#name);
  }

  /** One turn. True when nothing is left to do, false when others are at what is left. */
  async #next(): Promise<boolean | null> {
    const work = await this.#turns.claim(this.#name);
    if (!work) return !(await this.#turns.hasUnfinished());
    await this.#turns.turn(work, this.#name);
    return null;
  }
}

/** Whether the database is away for a while: what was being done is tried again. */
export function isAway(error: unknown): boolean {
  return error instanceof AppError && error.code === 'UNAVAILABLE';
}
