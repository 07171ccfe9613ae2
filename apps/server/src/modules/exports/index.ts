import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { exportRoutes } from './export-routes.ts';
import { jobRoutes } from './jobs/job-routes.ts';
import { sourcesOf } from './sources.ts';

export { endFiles } from './jobs/exports-store.ts';
export { exportJobs } from './work/export-worker-jobs.ts';

/** Lists and reports as files, at once or by a job. */
export function exportsModuleRoutes(system: System, access: Access): Route[] {
  return [...exportRoutes(system, access), ...jobRoutes(system, access, sourcesOf(access))];
}
