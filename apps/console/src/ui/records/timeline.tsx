import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { Panel } from '../panel.tsx';
import { Quiet } from '../quiet.tsx';
import { LoadProblem } from '../states/load-problem.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import type { RecordBase, Resource } from './resource.ts';
import styles from './timeline.module.css';
import { type AuditRow, TimelineEntry } from './timeline-entry.tsx';

interface TimelineProps<Item extends RecordBase> {
  resource: Resource<Item>;
  id: string;
}

/** Everything that ever happened to a record: who, when, and each field's old and new value. */
export function Timeline<Item extends RecordBase>({ resource, id }: TimelineProps<Item>) {
  const history = useInfiniteQuery({
    queryKey: [resource.name, id, 'history'],
    queryFn: ({ pageParam, signal }) =>
      api.list<AuditRow>(`/audit-logs/entity/${resource.entity}/${encodeURIComponent(id)}`, {
        signal,
        query: { cursor: pageParam, limit: 50 },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => (last.pagination.hasMore ? last.pagination.nextCursor : null),
  });
  const rows = history.data?.pages.flatMap((page) => page.data) ?? [];

  if (history.isPending) return <ListSkeleton />;
  if (history.isError && rows.length === 0) {
    return <LoadProblem error={history.error} onRetry={() => history.refetch()} isRetrying={history.isRefetching} />;
  }
  return (
    <Panel order={2} title={<Trans>History</Trans>}>
      {rows.length === 0 && (
        <Quiet>
          <Trans>Nothing has been recorded yet.</Trans>
        </Quiet>
      )}
      <ol className={styles.list}>
        {rows.map((row) => (
          <TimelineEntry key={row.id} row={row} fields={resource.fields} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button variant="subtle" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          <Trans>Earlier</Trans>
        </Button>
      )}
    </Panel>
  );
}
