import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { branchRoutes } from './branch-routes.ts';
import { courseRoutes } from './course-routes.ts';

export { createBranch } from './branches.ts';
export { createCourse } from './courses.ts';
export type { Branch, Course, NewBranch, NewCourse } from './schemas.ts';

/** Branches and courses. */
export function catalogRoutes(_system: System, access: Access): Route[] {
  return [...branchRoutes(access), ...courseRoutes(access)];
}
