import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Page } from '../../api/envelope.ts';
import { api } from '../../api/index.ts';
import type { ListState } from '../../ui/records/list-state.ts';
import type { BoardColumn, Lead } from './lead.ts';
import type { LeadStatus } from './lead-status.ts';

/** What the board is narrowed to, by the API's names. */
export type BoardFilters = ListState;

/** Below the leads' lists, so that news of any lead is news of the board. */
export function boardQuery(filters: BoardFilters) {
  return queryOptions({
    queryKey: ['leads', 'list', 'board', filters],
    queryFn: ({ signal }) => api.get<BoardColumn[]>('/leads/pipeline', { signal, query: { cards: 20, ...filters } }),
    placeholderData: (before) => before,
  });
}

/** One column beyond the cards that the board came with. */
export function columnQuery(status: LeadStatus, filters: BoardFilters) {
  return infiniteQueryOptions({
    queryKey: ['leads', 'list', 'column', status, filters],
    queryFn: ({ pageParam, signal }) => api.list<Lead>('/leads', { signal, query: { status, cursor: pageParam, limit: 50, ...filters } }),
    initialPageParam: '',
    getNextPageParam: (last: Page<Lead>) => (last.pagination.hasMore ? last.pagination.nextCursor : null),
  });
}

/** The board after a card went from one column to another, before the server has said so. */
export function movedCard(columns: readonly BoardColumn[], lead: Lead, to: LeadStatus): BoardColumn[] {
  return columns.map((column) => {
    if (column.status === to) return { ...column, count: column.count + 1, cards: [{ ...lead, status: to }, ...column.cards] };
    if (column.status !== lead.status) return column;
    return { ...column, count: column.count - 1, cards: column.cards.filter(({ id }) => id !== lead.id) };
  });
}
