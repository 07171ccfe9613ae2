import { infiniteQueryOptions } from '@tanstack/react-query';
import { isApiError } from '../../api/api-error.ts';
import type { Page } from '../../api/envelope.ts';
import { api } from '../../api/index.ts';
import type { TaskView } from './task-search.ts';

export interface Task {
  id: string;
  version: number;
  title: string;
  dueAt: string | null;
  assignee: { id: string; name: string };
  /** The record it is about. */
  entity: { type: string; id: string } | null;
  status: 'open' | 'done';
  doneAt: string | null;
}

/** What a view asks the API for. */
export function taskFilters(view: TaskView, myId: string): { status: Task['status']; assigneeId?: string } {
  if (view === 'mine') return { assigneeId: myId, status: 'open' };
  return { status: view === 'all' ? 'open' : 'done' };
}

export function tasksQuery(view: TaskView, myId: string) {
  const query = taskFilters(view, myId);
  return infiniteQueryOptions({
    queryKey: ['tasks', 'list', view, myId],
    queryFn: ({ pageParam, signal }) => api.list<Task>('/tasks', { signal, query: { ...query, cursor: pageParam, limit: 50 } }),
    initialPageParam: '',
    getNextPageParam: (last: Page<Task>) => (last.pagination.hasMore ? last.pagination.nextCursor : null),
  });
}

/** A server from before there were tasks has no such address: then there is nothing to show, and nothing to say. */
export function isMissing(error: unknown): boolean {
  return isApiError(error, 'NOT_FOUND');
}

const PAGES: Partial<Record<string, string>> = {
  customer: 'customers',
  student: 'students',
  lead: 'leads',
  course: 'courses',
  branch: 'branches',
  instructor: 'instructors',
};

/** The page of the record a task is about; null for a kind the console has no page of. */
export function entityPage(entity: Task['entity']): string | null {
  const resource = entity && PAGES[entity.type];
  return entity && resource ? `/${resource}/${encodeURIComponent(entity.id)}` : null;
}
