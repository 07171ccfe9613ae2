import { createTenant } from '../modules/access/index.ts';
import { inSystem } from '../platform/db/transactions.ts';
import type { System } from '../system.ts';
import { schoolDays } from './practice/school-days.ts';
import { loadSchool } from './school-loader.ts';
import { coding } from './schools/coding.ts';
import { driving } from './schools/driving.ts';
import { online } from './schools/online.ts';
import type { DemoSchool } from './schools/school.ts';
import { listSchools, lockLoading, type OpenSchool } from './schools-store.ts';
import { welcome } from './welcome.ts';

const SCHOOLS: readonly DemoSchool[] = [driving, coding, online];

/**
 * Loads the demo schools into a database without schools, or goes on with what a stopped load left, and
 * answers lines for the log, also when they were loaded before. Null when there is another school, or
 * another process is loading them now.
 */
export async function loadDemo(system: System): Promise<{ welcome: string[] } | null> {
  const now = system.clock();
  return inSystem(system.database, 'demo: is the database empty', async (tx) => {
    if (!(await lockLoading(tx))) return null;
    const open = await listSchools(tx);
    if (!isOurs(open)) return null;
    const lines = { welcome: welcome(SCHOOLS, schoolDays(now, driving.tenant.timezone, 1)[0]?.date ?? '') };
    if (open.length > 0 && open.every(({ hasStaff }) => hasStaff)) return lines;
    // All three before anything else: a school missing beside finished ones was then never ours to add.
    for (const { tenant } of SCHOOLS) {
      if (!open.some(({ id }) => id === tenant.id)) await createTenant(system.database, tenant);
    }
    const unfinished = SCHOOLS.filter(({ tenant }) => !open.some(({ id, hasStaff }) => id === tenant.id && hasStaff));
    await allDone(unfinished.map((school) => loadSchool(system.database, school, now)));
    return lines;
  });
}

/** Whether the database is empty, or holds nothing but our schools. */
function isOurs(open: readonly OpenSchool[]): boolean {
  return open.every(({ id, name }) => SCHOOLS.some(({ tenant }) => tenant.id === id && tenant.name === name));
}

/** Waits for all, also when one fails: nothing may write on while the server stops. */
async function allDone(works: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(works)) if (result.status === 'rejected') throw result.reason;
}
