import { useLingui } from '@lingui/react/macro';
import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { PageHeader } from '../../ui/page-header.tsx';
import { FoldedFilters } from '../../ui/records/folded-filters.tsx';
import { ListFilterField } from '../../ui/records/list-filter-field.tsx';
import { ListSearch } from '../../ui/records/list-search.tsx';
import { ListSkeleton } from '../../ui/records/list-skeleton.tsx';
import { filtersSet } from '../../ui/records/list-state.ts';
import { useListState } from '../../ui/records/use-list-state.ts';
import { LoadProblem, NotAllowed } from '../../ui/states/load-problem.tsx';
import { usePageTitle } from '../../ui/use-page-title.ts';
import { useMay } from '../access/may.ts';
import styles from './board.module.css';
import { boardQuery } from './board.ts';
import { ConvertDialog } from './convert-dialog.tsx';
import { useMayConvert } from './convert-lead.tsx';
import type { Lead } from './lead.ts';
import { LeadColumn } from './lead-column.tsx';
import { leadList } from './lead-list.tsx';
import { type LeadStatus, movesFrom } from './lead-status.ts';
import { LeadViews } from './lead-views.tsx';
import { boardSpec } from './list-specs.ts';
import { useMoveLead } from './use-move-lead.tsx';

const FILTERS = leadList.filters.filter((filter) => 'name' in filter && filter.name in boardSpec.filters);

/** Leads by how far they are. Dropping one on the customers asks who is going to learn. */
export default function BoardPage() {
  const { t } = useLingui();
  usePageTitle(t`Leads`);
  const isAllowed = useMay('leads', 'VIEW');
  if (!isAllowed) return <NotAllowed />;
  return (
    <>
      <PageHeader crumbs={[{ label: t`Leads`, to: '/leads' }, { label: t`Board` }]} title={t`Leads`} actions={<LeadViews isBoard />} />
      <Board />
    </>
  );
}

function Board() {
  const { t, i18n } = useLingui();
  const [state, change] = useListState(boardSpec);
  const { sort: _, order: __, columns: ___, ...filters } = state;
  const board = useQuery(boardQuery(filters));
  const mayMove = useMay('leads', 'UPDATE');
  const mayConvert = useMayConvert();
  const [dragged, setDragged] = useState<Lead | null>(null);
  const [converted, setConverted] = useState<Lead | null>(null);
  const moveTo = useMoveLead(filters);
  const area = useRef<HTMLDivElement>(null);
  const moved = useRef<string | null>(null);

  // A card moved by keyboard is drawn anew in its column, and the keyboard stays with it.
  useEffect(() => {
    if (!moved.current || !board.data) return;
    area.current?.querySelector<HTMLElement>(`[data-lead="${CSS.escape(moved.current)}"]`)?.focus();
    moved.current = null;
  }, [board.data]);

  function move(lead: Lead, to: LeadStatus) {
    if (to === 'converted') return setConverted(lead);
    moved.current = lead.id;
    moveTo(lead, to);
  }

  const takes = (lead: Lead | null, to: LeadStatus) =>
    lead !== null && (movesFrom(lead.status).includes(to) || (to === 'converted' && mayConvert && lead.status !== to));

  return (
    <>
      <Group component="search" gap={8} mb="sm">
        <ListSearch label={t`Search by name, phone or e-mail`} text={state.search ?? ''} onChange={(search) => change({ search })} />
        <FoldedFilters set={filtersSet(boardSpec, state)}>
          {FILTERS.map((filter) => (
            <ListFilterField key={i18n._(filter.label)} filter={filter} state={state} onChange={change} />
          ))}
        </FoldedFilters>
      </Group>
      {board.isPending && <ListSkeleton />}
      {board.isError && <LoadProblem error={board.error} onRetry={() => board.refetch()} isRetrying={board.isRefetching} />}
      {board.data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls sideways has to be reachable by keyboard
        <section ref={area} className={styles.board} aria-label={t`Leads by status`} tabIndex={0}>
          {board.data.map((column) => (
            <LeadColumn
              key={column.status}
              column={column}
              filters={filters}
              mayMove={mayMove}
              isOpenToDrop={takes(dragged, column.status)}
              onDrop={() => dragged && takes(dragged, column.status) && move(dragged, column.status)}
              onMove={move}
              onDrag={setDragged}
            />
          ))}
        </section>
      )}
      {converted && <ConvertDialog lead={converted} isOpen onClose={() => setConverted(null)} />}
    </>
  );
}
