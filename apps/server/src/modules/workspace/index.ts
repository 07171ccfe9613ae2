import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { searchRoutes } from './search/search-routes.ts';
import { taskRoutes } from './tasks/task-routes.ts';
import { savedViewRoutes } from './views/view-routes.ts';

export { Task, TaskQuery } from './schemas.ts';
export { emptyTasks, lockTasksAbout } from './tasks/erased-tasks.ts';
export { followMergedCustomerInTasks, followMergedStudentInTasks } from './tasks/merged-people.ts';
export { listTasks } from './tasks/tasks-store.ts';

/** What people work with beside the records: tasks, views of lists, search. */
export function workspaceRoutes(_system: System, access: Access): Route[] {
  return [...taskRoutes(access), ...savedViewRoutes(access), ...searchRoutes(access)];
}
