import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { todayRoutes } from './today/today-routes.ts';

/** What is going on in the school, in figures. */
export function reportsModuleRoutes(_system: System, access: Access): Route[] {
  return todayRoutes(access);
}
