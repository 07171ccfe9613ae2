import { z } from 'zod';
import type { Caller } from '../../../platform/caller.ts';
import { inSystem, inTenant } from '../../../platform/db/transactions.ts';
import { type Job, job } from '../../../platform/jobs/jobs.ts';
import { isAway, type Turns, TurnWorker } from '../../../platform/jobs/turns.ts';
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

/** Works on imports: woken when a step starts, at every start of a server, and by the clock. */
export function importJobs(system: System): Job[] {
  const worker = new TurnWorker(new ImportTurns(system), system.onStop);
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

/** A batch of each unfinished import in turn. */
class ImportTurns implements Turns<Work> {
  readonly #system: System;
  /** What earlier rows of a check would have taken, by import. */
  readonly #claims = new Map<string, Map<string, number>>();

  constructor(system: System) {
    this.#system = system;
  }

  claim(worker: string): Promise<Work | null> {
    return inSystem(this.#system.database, 'imports: claim work', (tx) => claimImport(tx, worker));
  }

  hasUnfinished(): Promise<boolean> {
    return inSystem(this.#system.database, 'imports: claim work', hasUnfinished);
  }

  release(worker: string): Promise<void> {
    this.#claims.clear();
    return inSystem(this.#system.database, 'imports: claim work', (tx) => releaseImports(tx, worker));
  }

  async turn({ tenantId, id, startedBy }: Work): Promise<void> {
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
