import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import type { ListSpec, ListState } from '../../ui/records/list-state.ts';

/** A list's filters, order and columns, under a name. */
export interface SavedView {
  id: string;
  version: number;
  name: string;
  query: Record<string, string>;
  columns: string[];
  shared: boolean;
  isDefault: boolean;
  owner: { id: string; name: string };
}

export function savedViewsQuery(resource: string) {
  return queryOptions({
    queryKey: ['saved-views', 'list', resource],
    queryFn: async ({ signal }) => (await api.list<SavedView>('/saved-views', { signal, query: { resource, limit: 100 } })).data,
    staleTime: 5 * 60_000,
  });
}

const NAMES = ['search', 'sort', 'order'];

/** What a view keeps of a list. */
export function viewOf(state: ListState): Pick<SavedView, 'query' | 'columns'> {
  const { columns, ...query } = state;
  const given = Object.entries(query).filter((each): each is [string, string] => each[1] !== undefined);
  return { query: Object.fromEntries(given), columns: columns ? columns.split(',') : [] };
}

/** The list's state as the view has it: what the view doesn't name is as usual. */
export function stateOf(spec: ListSpec, { query, columns }: Pick<SavedView, 'query' | 'columns'>): ListState {
  const empty = Object.fromEntries([...NAMES, ...Object.keys(spec.filters)].map((name) => [name, undefined]));
  return { ...empty, ...query, columns: columns.length > 0 ? columns.join(',') : undefined };
}

export function isShown(view: Pick<SavedView, 'query' | 'columns'>, state: ListState): boolean {
  return sorted(viewOf(state)) === sorted(view);
}

function sorted({ query, columns }: Pick<SavedView, 'query' | 'columns'>): string {
  return JSON.stringify([Object.entries(query).sort(([one], [other]) => one.localeCompare(other)), columns]);
}
