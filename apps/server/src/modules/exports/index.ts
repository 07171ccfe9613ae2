import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { exportRoutes } from './export-routes.ts';

/** Lists as files. */
export function exportsModuleRoutes(system: System, access: Access): Route[] {
  return exportRoutes(system, access);
}
