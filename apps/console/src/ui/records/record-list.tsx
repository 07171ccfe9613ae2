import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { SavedViews } from '../../modules/workspace/saved-views.tsx';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { PageHeader } from '../page-header.tsx';
import { LoadProblem, NotAllowed } from '../states/load-problem.tsx';
import { usePageTitle } from '../use-page-title.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { EmptyList } from './empty-list.tsx';
import type { ListDefinition } from './list-definition.ts';
import { ListExport } from './list-export.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import { listQueryOf, withoutFilters } from './list-state.ts';
import { ListToolbar } from './list-toolbar.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { RecordTable } from './record-table.tsx';
import { type RecordBase, useMayDo } from './resource.ts';
import { useColumns } from './use-columns.ts';
import { focusRecord } from './use-list-keys.ts';
import { useListState } from './use-list-state.ts';
import { useRecordList } from './use-record-list.ts';
import { useSelection } from './use-selection.ts';

/** A whole list page, from its definition. */
export function RecordList<Item extends RecordBase>({ definition }: { definition: ListDefinition<Item> }) {
  const { i18n } = useLingui();
  const { resource, crumbs, add, needs } = definition;
  const navigate = useNavigate();
  const isAllowed = useMayDo(needs ? { name: needs.resource } : resource, needs?.action ?? 'VIEW');
  const mayAdd = useMayDo(resource, 'CREATE') && add !== undefined;
  const title = i18n._(resource.many);
  usePageTitle(title);
  useShortcuts(mayAdd && isAllowed ? { n: () => void navigate({ to: add.path }) } : {});
  if (!isAllowed) return <NotAllowed />;
  return (
    <>
      <PageHeader
        crumbs={[...crumbs, { label: title }]}
        title={title}
        actions={
          mayAdd && (
            <Button component={Link} to={add.path} leftSection={<IconPlus size={16} aria-hidden />} aria-keyshortcuts="n">
              {i18n._(add.label)}
            </Button>
          )
        }
      />
      {definition.notice}
      <List definition={definition} />
    </>
  );
}

function List<Item extends RecordBase>({ definition }: { definition: ListDefinition<Item> }) {
  const { resource, spec, bulk, preview, tools } = definition;
  const [state, change] = useListState(spec);
  const { list, items } = useRecordList<Item>(resource.name, spec, state);
  const columns = useColumns(resource.name, definition.columns, state, change);
  const selection = useSelection(items);
  const [previewed, setPreviewed] = useState<string | null>(null);
  const rows = useRef<HTMLDivElement>(null);

  function show(id: string | null) {
    setPreviewed(id);
    if (id === null && previewed !== null) focusRecord(rows, previewed);
  }

  return (
    <>
      <ListToolbar definition={definition} state={state} onChange={change} isBusy={list.isPlaceholderData}>
        {tools?.({ state, apply: change })}
        {resource.isExported && <ListExport resource={resource.name} query={listQueryOf(spec, state)} />}
        <SavedViews resource={resource.name} spec={spec} state={state} apply={change} />
        <ColumnsMenu columns={definition.columns} {...columns} />
      </ListToolbar>
      {list.isPending ? (
        <ListSkeleton />
      ) : list.isError && items.length === 0 ? (
        <LoadProblem error={list.error} onRetry={() => list.refetch()} isRetrying={list.isRefetching} />
      ) : items.length === 0 ? (
        <EmptyList definition={definition} state={state} onClear={() => change(withoutFilters(spec))} />
      ) : (
        <RecordTable
          definition={definition}
          items={items}
          state={state}
          onChange={change}
          columns={columns}
          selection={selection}
          onPreview={show}
          list={rows}
          isStale={list.isPlaceholderData}
          more={{
            hasMore: list.hasNextPage,
            isLoading: list.isFetchingNextPage,
            error: list.isFetchNextPageError ? list.error : null,
            load: () => void list.fetchNextPage(),
          }}
        />
      )}
      {items.length > 0 && definition.foot?.(state)}
      {bulk && selection.items.length > 0 && (
        <BulkBar count={selection.items.length} loaded={items.length} onSelectAll={selection.selectAll} onClear={selection.clear}>
          {bulk(selection)}
        </BulkBar>
      )}
      {preview && (
        <PreviewPanel resource={resource} items={items} id={previewed} onShow={show}>
          {preview}
        </PreviewPanel>
      )}
    </>
  );
}
