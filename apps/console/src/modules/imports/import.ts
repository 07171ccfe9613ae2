import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Page } from '../../api/envelope.ts';
import { api } from '../../api/index.ts';

/** What files can hold, where the server knows it. */
export const IMPORT_KINDS = ['customers', 'students', 'leads'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
export type ImportStatus = 'ready' | 'checking' | 'checked' | 'running' | 'completed' | 'cancelled' | 'failed' | 'undoing' | 'undone';
export const OUTCOMES = ['created', 'updated', 'skipped', 'error', 'removed', 'restored', 'kept'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Import {
  id: string;
  version: number;
  resource: ImportKind;
  fileName: string;
  columns: string[];
  mapping: Record<string, string | null>;
  mode: 'create' | 'upsert';
  allowDuplicates: boolean;
  status: ImportStatus;
  totalRows: number;
  doneRows: number;
  createdCount: number;
  updatedCount: number;
  skippedCount: number;
  errorCount: number;
  failure: string | null;
  startedBy: { id: string; name: string };
  createdAt: string;
  finishedAt: string | null;
}

export interface ImportRow {
  id: string;
  cells: string[];
  outcome: Outcome | null;
  recordId: string | null;
  reasons: { field: string; message: string }[] | null;
}

export interface ImportField {
  key: string;
  label: string;
  kind: 'text' | 'list' | 'date' | 'number' | 'boolean' | 'language';
  isRequired: boolean;
}

export function isBusy(status: ImportStatus): boolean {
  return status === 'checking' || status === 'running' || status === 'undoing';
}

export const importPath = (id: string) => `/imports/${encodeURIComponent(id)}`;

/** Asked again every second while the server works on it. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['imports', id, 'detail'],
    queryFn: ({ signal }) => api.get<Import>(importPath(id), { signal }),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data.status) ? 1000 : false),
  });
}

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports', 'list'],
  queryFn: ({ pageParam, signal }) => api.list<Import>('/imports', { signal, query: { cursor: pageParam, limit: 50 } }),
  initialPageParam: '',
  getNextPageParam: (last: Page<Import>) => (last.pagination.hasMore ? last.pagination.nextCursor : null),
});

export function rowsQuery({ id, version, status }: Import, outcome: Outcome | null, limit = 50) {
  return infiniteQueryOptions({
    // What becomes of the rows is new with every step.
    queryKey: ['imports', id, 'rows', version, status, outcome, limit],
    queryFn: ({ pageParam, signal }) =>
      api.list<ImportRow>(`${importPath(id)}/rows`, { signal, query: { outcome, cursor: pageParam, limit } }),
    initialPageParam: '',
    getNextPageParam: (last: Page<ImportRow>) => (last.pagination.hasMore ? last.pagination.nextCursor : null),
  });
}

export function fieldsQuery(resource: ImportKind) {
  return queryOptions({
    queryKey: ['imports', 'fields', resource],
    queryFn: ({ signal }) => api.get<ImportField[]>('/imports/fields', { signal, query: { resource } }),
    staleTime: 5 * 60_000,
  });
}
