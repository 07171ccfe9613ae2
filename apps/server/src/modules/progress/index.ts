import { sql } from 'kysely';
import { systemCaller } from '../../platform/caller.ts';
import type { Database } from '../../platform/db/database.ts';
import { db } from '../../platform/db/query.ts';
import { inSystem, inTenant } from '../../platform/db/transactions.ts';
import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { ingestionRoutes } from './contract-ingestion.ts';
import { publicLearnerRoutes } from './contract-public.ts';
import { GroupCommit } from './ingestion/group-commit.ts';
import { progressRoutes } from './progress-routes.ts';
import { listStudentIds } from './progress-store.ts';
import { rebuildLearner } from './rebuild.ts';

export { emptyLearners } from './erased-learners.ts';
export type { Fact } from './facts.ts';
export { AiSummary, Attempt, Daily, LearningEvent } from './facts.ts';
export { flushFacts } from './ingestion/flush.ts';
export { followMergedLearner } from './merged-learners.ts';
export { insertLearner as openLearner } from './progress-store.ts';

export function createGroupCommit(system: System): GroupCommit {
  return new GroupCommit({
    database: system.database,
    onFlush: (facts) => system.metrics.flushes.observe(facts),
    onStored: (things) => system.changes.tell(things.map(({ tenantId, studentId }) => ({ tenantId, resource: 'progress', id: studentId }))),
  });
}

export function progressModuleRoutes(system: System, access: Access): Route[] {
  const commit = createGroupCommit(system);
  return [...ingestionRoutes(access, commit, system.clock), ...progressRoutes(system, access), ...publicLearnerRoutes(system, access)];
}

const STUDENTS_PER_STEP = 200;

/**
 * Counts the read model of every student again from the stored facts, a step of students per
 * transaction. Safe beside running ingestion: each student is locked while it is counted.
 */
export async function rebuildProgress(database: Database, onStep: (students: number) => void): Promise<number> {
  const tenants = await inSystem(database, 'progress: rebuild every tenant', (tx) =>
    tx.rows(sql<{ id: string }>`SELECT id FROM tenants ORDER BY id`.compile(db)),
  );
  let done = 0;
  for (const { id } of tenants) {
    let after = '';
    for (;;) {
      const step = await inTenant(database, systemCaller(id, 'system', 'rebuild-progress'), async (tx) => {
        const ids = await listStudentIds(tx, after, STUDENTS_PER_STEP);
        for (const studentId of ids) await rebuildLearner(tx, studentId);
        return ids;
      });
      const last = step.at(-1);
      if (last === undefined) break;
      after = last;
      done += step.length;
      onStep(done);
    }
  }
  return done;
}
