import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Caller } from '../../../platform/caller.ts';
import { inSystem, inTenant } from '../../../platform/db/transactions.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { type Job, job } from '../../../platform/jobs/jobs.ts';
import type { System } from '../../../system.ts';
import { tell, WORK } from '../imports.ts';
import {
  claimImport,
  deleteOldRows,
  getImport,
  hasUnfinished,
  lockImport,
  releaseImports,
  updateImport,
  type Work,
} from '../imports-store.ts';
import { checkBatch, runBatch } from './batches.ts';
import { undoBatch } from './undo.ts';

const Nothing = z.object({});
const OTHERS_MS = 1000;

/** Works on imports: woken when a step starts, at every start of a server, and by the clock. */
export function importJobs(system: System): Job[] {
  const worker = new ImportWorker(system);
  return [
    job({ name: WORK, data: Nothing, cron: '* * * * *', isUrgent: true, isOnce: true, isAtStart: true, run: () => worker.work() }),
    job({
      name: 'imports.forget-rows',
      data: Nothing,
      cron: '23 4 * * *',
      run: () => inSystem(system.database, 'imports: forget old rows', deleteOldRows),
    }),
  ];
}

/** One process's share: a batch of each unfinished import in turn, so that a long file doesn't hold up a short one. */
class ImportWorker {
  readonly #system: System;
  readonly #name = newId('wrk');
  /** What earlier rows of a check would have taken, by import. */
  readonly #claims = new Map<string, Map<string, number>>();
  #isStopping = false;

  constructor(system: System) {
    this.#system = system;
    system.onStop.push(() => {
      this.#isStopping = true;
    });
  }

  async work(): Promise<void> {
    while (!this.#isStopping) {
      // While the database is away there is nothing to do but wait.
      const isDone = await this.#next().catch((error: unknown) => {
        if (isAway(error)) return false;
        throw error;
      });
      if (isDone === true) break;
      if (isDone === false) await pause(OTHERS_MS);
    }
    this.#claims.clear();
    await inSystem(this.#system.database, 'imports: claim work', (tx) => releaseImports(tx, this.#name));
  }

  /** One batch. True when nothing is left to do, false when others are at what is left. */
  async #next(): Promise<boolean | null> {
    const { database } = this.#system;
    const work = await inSystem(database, 'imports: claim work', (tx) => claimImport(tx, this.#name));
    if (!work) return !(await inSystem(database, 'imports: claim work', hasUnfinished));
    await this.#advance(work);
    return null;
  }

  async #advance({ tenantId, id, startedBy }: Work): Promise<void> {
    const caller: Caller = { kind: 'user', id: startedBy, tenantId, ip: null, userAgent: null, requestId: `import:${id}` };
    const key = `${tenantId}/${id}`;
    try {
      const { status, doneRows } = await inTenant(this.#system.database, caller, (tx) => getImport(tx, id), 'read');
      if (status === 'running') await runBatch(this.#system, caller, id);
      else if (status === 'undoing') await undoBatch(this.#system, caller, id);
      else if (status === 'checking') await this.#check(key, caller, id, doneRows);
      this.#system.changes.tell([{ tenantId, resource: 'imports', id }]);
    } catch (error) {
      await this.#fail(caller, id, error);
    }
  }

  /** A check another process began starts over: what its earlier rows claimed is not known here. */
  async #check(key: string, caller: Caller, id: string, doneRows: number): Promise<void> {
    let claimed = this.#claims.get(key);
    if (!claimed || doneRows === 0) {
      claimed = new Map();
      this.#claims.set(key, claimed);
      if (doneRows > 0) {
        await inTenant(this.#system.database, caller, async (tx) => {
          const before = await lockImport(tx, id);
          const none = { doneRows: 0, lastRow: 0, createdCount: 0, updatedCount: 0, skippedCount: 0, errorCount: 0 };
          await updateImport(tx, id, { ...before, ...none });
        });
      }
    }
    await checkBatch(this.#system, caller, id, claimed);
  }

  /** A step that can't go on says so and waits for a person; a database that is away is waited for. */
  async #fail(caller: Caller, id: string, error: unknown): Promise<void> {
    if (isAway(error)) throw error;
    this.#system.log.error({ err: error, import: id }, 'an import stopped');
    await inTenant(this.#system.database, caller, async (tx) => {
      const before = await lockImport(tx, id);
      if (!['checking', 'running', 'undoing'].includes(before.status)) return;
      const failure = 'The server met a problem it did not expect. What was done stays; run it again to go on, or undo it.';
      await updateImport(tx, id, { ...before, status: 'failed', failure });
      await tell(tx, 'failed', before, await getImport(tx, id));
    });
  }
}

function isAway(error: unknown): boolean {
  return error instanceof AppError && error.code === 'UNAVAILABLE';
}
