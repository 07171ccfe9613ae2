import { z } from 'zod';
import { inSystem } from '../../../platform/db/transactions.ts';
import { type Job, job } from '../../../platform/jobs/jobs.ts';
import { TurnWorker } from '../../../platform/jobs/turns.ts';
import type { System } from '../../../system.ts';
import type { Access } from '../../access/index.ts';
import { deleteChunks, deleteOldExports, listSpent } from '../jobs/chunks-store.ts';
import { WORK } from '../jobs/export-jobs.ts';
import { sourcesOf } from '../sources.ts';
import { ExportTurns } from './export-turns.ts';

const Nothing = z.object({});

/** Writes files: woken when one is asked for, at every start of a server, and by the clock. */
export function exportJobs(system: System, access: Access): Job[] {
  const worker = new TurnWorker(new ExportTurns(system, sourcesOf(access)), system.onStop);
  return [
    job({ name: WORK, data: Nothing, cron: '* * * * *', isUrgent: true, isOnce: true, isAtStart: true, run: () => worker.work() }),
    job({ name: 'exports.forget-files', data: Nothing, cron: '*/15 * * * *', run: () => forgetFiles(system) }),
  ];
}

/** Throws away the files nobody can take any more: after a day, or cancelled, or failed. One at a time, since each may be large. */
async function forgetFiles({ database }: System): Promise<void> {
  for (const spent of await inSystem(database, 'exports: forget files', listSpent)) {
    await inSystem(database, 'exports: forget files', (tx) => deleteChunks(tx, spent));
  }
  await inSystem(database, 'exports: forget files', deleteOldExports);
}
