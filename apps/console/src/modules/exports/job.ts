import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import type { ListSpec } from '../../ui/records/list-state.ts';

export const JOB_STATES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A file that the server writes. */
export interface ExportJob {
  id: string;
  state: JobState;
  resource: string | null;
  report: string | null;
  format: FileFormat;
  rowsDone: number;
  /** Null when nobody knows. */
  rowsTotal: number | null;
  percent: number | null;
  error: string | null;
  /** For 24 hours after it is completed. */
  downloadUrl: string | null;
  createdAt: string;
  finishedAt: string | null;
}

export type FileFormat = 'csv' | 'xlsx';

export const jobListSpec = { sorts: ['createdAt'], filters: { state: JOB_STATES } } satisfies ListSpec;

export const jobPath = (id: string) => `/jobs/${encodeURIComponent(id)}`;

export function isUnderWay(state: JobState): boolean {
  return state === 'queued' || state === 'running';
}

/** Asked again every second while the server is at it. */
export function jobQuery(id: string, known?: ExportJob) {
  return queryOptions({
    queryKey: ['jobs', id, 'detail'],
    queryFn: ({ signal }) => api.get<ExportJob>(jobPath(id), { signal }),
    ...(known ? { initialData: known } : {}),
    refetchInterval: ({ state }) => (!state.data || isUnderWay(state.data.state) ? 1000 : false),
  });
}
