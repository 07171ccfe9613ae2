import type { Database } from '../../../platform/db/database.ts';
import { databaseFailure } from '../../../platform/db/violations.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Fact } from '../facts.ts';
import { flushFacts } from './flush.ts';
import type { Verdict } from './verdict.ts';

interface Waiting {
  fact: Fact;
  resolve: (verdict: Verdict) => void;
  reject: (error: unknown) => void;
}

const MAX_FACTS_PER_FLUSH = 500;
// Two: while one waits for the disk the next is being decided. A second one starts only when it has this
// many facts: each flush costs its round trips, whatever its size.
const MAX_FLUSHES = 2;
const WORTH_A_SECOND = 8;
// Beyond this the sender is told to come back: its outbox keeps the facts, our memory should not.
const MAX_WAITING = 20_000;

interface GroupCommitOptions {
  database: Database;
  onFlush: (facts: number) => void;
  onStored: (things: { tenantId: string; studentId: string }[]) => void;
}

/**
 * Joins facts of concurrent requests into shared transactions. There is no timer: a fact that comes while
 * nothing is under way is flushed at once, and those that come meanwhile make up the next flush.
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions;
  #waiting: Waiting[] = [];
  /** Students of flushes under way: their next facts wait, instead of colliding. */
  readonly #busy = new Set<string>();
  #running = 0;

  constructor(options: GroupCommitOptions) {
    this.#options = options;
  }

  /** Resolves after the commit that stored the fact (or found it known); rejects when it is not stored. */
  store(fact: Fact): Promise<Verdict> {
    if (this.#waiting.length >= MAX_WAITING) {
      throw new AppError('UNAVAILABLE', 'Too many facts are waiting just now. Send this again in a moment.', { retryAfterSeconds: 2 });
    }
    const { promise, resolve, reject } = Promise.withResolvers<Verdict>();
    this.#waiting.push({ fact, resolve, reject });
    this.#next();
    return promise;
  }

  #next(): void {
    const needed = this.#running === 0 ? 1 : WORTH_A_SECOND;
    if (this.#running >= MAX_FLUSHES || this.#waiting.length < needed) return;
    this.#running++;
    // After this turn of the event loop, so that requests read from one poll share a flush.
    setImmediate(() => {
      const batch = this.#takeBatch();
      const students = batch.map(({ fact }) => studentKey(fact));
      for (const student of students) this.#busy.add(student);
      void this.#flush(batch).finally(() => {
        for (const student of students) this.#busy.delete(student);
        this.#running--;
        // With nothing to do but facts of busy students, the flush that keeps them busy calls again.
        if (batch.length > 0 || this.#running === 0) this.#next();
      });
    });
  }

  #takeBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const waiting of this.#waiting) {
      const mayGo = batch.length < MAX_FACTS_PER_FLUSH && !this.#busy.has(studentKey(waiting.fact));
      (mayGo ? batch : rest).push(waiting);
    }
    this.#waiting = rest;
    return batch;
  }

  async #flush(batch: Waiting[]): Promise<void> {
    if (batch.length === 0) return;
    try {
      const verdicts = await flushFacts(
        this.#options.database,
        batch.map(({ fact }) => fact),
      );
      this.#options.onFlush(batch.length);
      this.#options.onStored(storedStudents(batch, verdicts));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const verdict = verdicts[index];
        if (verdict) resolve(verdict);
        else reject(new Error('a flush answered too few verdicts'));
      }
    } catch (error) {
      await this.#isolate(batch, error);
    }
  }

  // Nothing of the batch was stored. If one fact may be to blame, halves find it and spare the others.
  async #isolate(batch: Waiting[], error: unknown): Promise<void> {
    if (batch.length === 1 || !mayBeOneFacts(error)) {
      for (const { reject } of batch) reject(error);
      return;
    }
    const half = Math.ceil(batch.length / 2);
    await this.#flush(batch.slice(0, half));
    await this.#flush(batch.slice(half));
  }
}

function studentKey(fact: Fact): string {
  return `${fact.tenantId}/${fact.payload.studentId}`;
}

// Data (22), constraints (23: another process stored the same key this moment) and deadlocks (40).
function mayBeOneFacts(error: unknown): boolean {
  return /^(22|23|40)/.test(databaseFailure(error)?.code ?? '');
}

function storedStudents(batch: readonly Waiting[], verdicts: readonly Verdict[]): { tenantId: string; studentId: string }[] {
  return batch.flatMap(({ fact }, index) => {
    const verdict = verdicts[index];
    const isNews = verdict && 'status' in verdict && (verdict.status === 'created' || verdict.status === 'updated');
    return isNews ? { tenantId: fact.tenantId, studentId: fact.payload.studentId } : [];
  });
}
