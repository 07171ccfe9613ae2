export const TASK_VIEWS = ['mine', 'all', 'done'] as const;
export type TaskView = (typeof TASK_VIEWS)[number];

export interface TaskSearch {
  /** Left out: mine. */
  view?: TaskView;
}

export function parseTaskSearch(search: Record<string, unknown>): TaskSearch {
  const view = TASK_VIEWS.find((each) => each === search.view);
  return view && view !== 'mine' ? { view } : {};
}
