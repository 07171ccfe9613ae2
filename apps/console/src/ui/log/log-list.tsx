import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type Icon, IconSearchOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../api/index.ts';
import { FoldedFilters } from '../records/folded-filters.tsx';
import type { ListFilter } from '../records/list-definition.ts';
import { ListFilterField } from '../records/list-filter-field.tsx';
import { ListSkeleton } from '../records/list-skeleton.tsx';
import { filtersSet, hasFilters, type ListSpec, type ListState, withoutFilters } from '../records/list-state.ts';
import toolbar from '../records/list-toolbar.module.css';
import { useListState } from '../records/use-list-state.ts';
import { Rows } from '../rows.tsx';
import { LoadProblem } from '../states/load-problem.tsx';
import { NothingHere } from '../states/nothing-here.tsx';

interface LogListProps<Row extends { id: string }> {
  /** As in the API's path, below `/api/v1`; news of it refetch the log. */
  resource: string;
  /** Its path, where it isn't the resource's own. */
  path?: string;
  /** What the API calls the place of the next page. */
  cursorName?: string;
  /** Looks again after so long, while only the newest page is open. */
  lookAgainMs?: number;
  spec: ListSpec;
  filters: ListFilter[];
  /** The filters as the API wants them. */
  queryOf: (state: ListState) => Record<string, string | undefined>;
  icon: Icon;
  empty: { title: ReactNode; text: ReactNode };
  children: (row: Row) => ReactNode;
}

const PAGE_SIZE = 50;

/** What happened, newest first, without pages of its own to open. Filters stand in the address. */
export function LogList<Row extends { id: string }>(props: LogListProps<Row>) {
  const { resource, spec, filters, queryOf, icon: Icon, empty, children } = props;
  const { path = `/${resource}`, cursorName = 'cursor', lookAgainMs } = props;
  // An empty cursor asks for pages by cursor, which are never counted; other places have no such first one.
  const firstPage = cursorName === 'cursor' ? '' : undefined;
  const { t, i18n } = useLingui();
  const [state, change] = useListState(spec);
  const query = queryOf(state);
  const log = useInfiniteQuery({
    queryKey: [resource, 'list', path, query],
    queryFn: ({ pageParam, signal }) =>
      api.list<Row>(path, { signal, query: { ...query, [cursorName]: pageParam || firstPage, limit: PAGE_SIZE } }),
    initialPageParam: '',
    refetchInterval: ({ state: { data } }) => (lookAgainMs !== undefined && (data?.pages.length ?? 0) <= 1 ? lookAgainMs : false),
    getNextPageParam: (last) => (last.pagination.hasMore ? last.pagination.nextCursor : null),
  });
  const rows = log.data?.pages.flatMap((page) => page.data) ?? [];
  const isFiltered = hasFilters(spec, state);
  return (
    <>
      <search className={toolbar.toolbar}>
        <FoldedFilters set={filtersSet(spec, state)}>
          {filters.map((filter) => (
            <ListFilterField key={i18n._(filter.label)} filter={filter} state={state} onChange={change} />
          ))}
        </FoldedFilters>
      </search>
      {log.isPending && <ListSkeleton />}
      {log.isError && rows.length === 0 && <LoadProblem error={log.error} onRetry={() => log.refetch()} isRetrying={log.isRefetching} />}
      {log.isSuccess && rows.length === 0 && (
        <NothingHere
          icon={isFiltered ? <IconSearchOff size={32} stroke={1.5} aria-hidden /> : <Icon size={32} stroke={1.5} aria-hidden />}
          title={isFiltered ? <Trans>Nothing fits these filters</Trans> : empty.title}
          action={
            isFiltered && (
              <Button variant="default" onClick={() => change(withoutFilters(spec))}>
                <Trans>Show all</Trans>
              </Button>
            )
          }
        >
          {isFiltered ? <Trans>Try fewer of them, or other days.</Trans> : empty.text}
        </NothingHere>
      )}
      {rows.length > 0 && (
        <Rows isOrdered isFramed aria-busy={log.isFetching} aria-label={t`Newest first`}>
          {rows.map((row) => (
            <li key={row.id}>
              <div>{children(row)}</div>
            </li>
          ))}
        </Rows>
      )}
      {log.hasNextPage && (
        <Button variant="default" mt="md" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          <Trans>Earlier</Trans>
        </Button>
      )}
    </>
  );
}
