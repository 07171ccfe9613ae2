import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { importRoutes } from './import-routes.ts';

export { emptyImportRows } from './erased-rows-store.ts';
export { importJobs } from './work/import-jobs.ts';

/** Files of records: checked, run, reported, undone. */
export function importsModuleRoutes(system: System, access: Access): Route[] {
  return importRoutes(system, access);
}
