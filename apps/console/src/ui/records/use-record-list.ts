import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Page } from '../../api/envelope.ts';
import { api } from '../../api/index.ts';
import { type ListSpec, type ListState, listQueryOf } from './list-state.ts';
import type { RecordBase } from './resource.ts';

/** The server's largest page: fewer round trips while someone drags the scrollbar. */
const PAGE_SIZE = 100;
/** Up to so many pages are refetched by themselves; a longer list waits for the next visit. */
const FEW_PAGES = 3;

/** A list by keyset pages, cached below `[resource, 'list']`, where live updates find it. */
export function useRecordList<Item extends RecordBase>(resource: string, spec: ListSpec, state: ListState) {
  const query = listQueryOf(spec, state);
  const list = useInfiniteQuery({
    queryKey: [resource, 'list', query],
    queryFn: ({ pageParam, signal }) =>
      api.list<Item>(`/${resource}`, { signal, query: { cursor: pageParam, limit: PAGE_SIZE, ...query } }),
    initialPageParam: '',
    getNextPageParam: (last: Page<Item>) => (last.pagination.hasMore ? last.pagination.nextCursor : null),
    // Coming back to a long list must not ask for all its pages again before it can be used.
    refetchOnMount: (cached) => (cached.state.data?.pages.length ?? 0) <= FEW_PAGES,
    refetchOnWindowFocus: (cached) => (cached.state.data?.pages.length ?? 0) <= FEW_PAGES,
    placeholderData: keepPreviousData,
  });
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? [], [list.data]);
  return { list, items };
}
