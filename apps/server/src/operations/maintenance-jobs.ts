import { sql } from 'kysely';
import { z } from 'zod';
import { deleteExpiredSessions } from '../modules/access/index.ts';
import type { Database } from '../platform/db/database.ts';
import { db } from '../platform/db/query.ts';
import { inSystem } from '../platform/db/transactions.ts';
import { deleteOldKeys } from '../platform/http/idempotency.ts';
import { type Job, job } from '../platform/jobs/jobs.ts';

const Nothing = z.object({});

/** Work that keeps the house in order, by the clock. */
export function maintenanceJobs(database: Database): Job[] {
  return [
    job({ name: 'platform.make-partitions', data: Nothing, cron: '17 3 * * *', run: () => makePartitions(database) }),
    job({
      name: 'platform.forget-answers',
      data: Nothing,
      cron: '*/15 * * * *',
      run: () => inSystem(database, 'platform: forget idempotency keys', deleteOldKeys),
    }),
    job({
      name: 'access.forget-sessions',
      data: Nothing,
      cron: '41 2 * * *',
      run: () => inSystem(database, 'access: forget expired sessions', deleteExpiredSessions),
    }),
  ];
}

const MONTHS_AHEAD = 3;

/** Partitions of the months ahead. Also called at start, so that a new database never waits for the night. */
export async function makePartitions(database: Database): Promise<void> {
  await inSystem(database, 'platform: month partitions', async (tx) => {
    for (const table of ['events', 'audit_log']) {
      await tx.count(sql`SELECT make_month_partitions(${table}::regclass, ${MONTHS_AHEAD})`.compile(db));
    }
  });
}
