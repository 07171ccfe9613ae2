// biome-ignore-all lint/a11y/useSemanticElements: rows are positioned and laid out as grids, which strips table tags of their meaning in some browsers; roles keep it
// biome-ignore-all lint/a11y/useFocusableInteractive: a plain table's rows and headings aren't focusable, the links and buttons in them are

import { useLingui } from '@lingui/react/macro';
import { useMediaQuery } from '@mantine/hooks';
import { useTable } from '@tanstack/react-table';
import { type CSSProperties, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { ListColumn, ListDefinition } from './list-definition.ts';
import { ListEnd, type More } from './list-end.tsx';
import { type ListState, sortedBy, sortOf } from './list-state.ts';
import { RecordHead } from './record-head.tsx';
import { type EditedCell, RecordRow } from './record-row.tsx';
import styles from './record-table.module.css';
import { type RecordBase, useMayDo } from './resource.ts';
import { gridColumns, recordFeatures, tableColumns } from './table-columns.tsx';
import { useFitting } from './use-columns.ts';
import { useListKeys } from './use-list-keys.ts';
import { useRowsInView } from './use-rows-in-view.ts';
import type { useSelection } from './use-selection.ts';

// Their tracks in `gridColumns`, each with a gap.
const TICK_PX = 24 + 16;
const PREVIEW_PX = 28 + 16;

interface RecordTableProps<Item extends RecordBase> {
  definition: ListDefinition<Item>;
  items: Item[];
  state: ListState;
  onChange: (next: ListState) => void;
  columns: { shown: ListColumn<Item>[]; isChosen: boolean };
  selection: ReturnType<typeof useSelection<Item>>;
  onPreview: (id: string) => void;
  /** The element of the rows, for whoever gives the keyboard back to one. */
  list: RefObject<HTMLDivElement | null>;
  /** The rows still belong to the filters before. */
  isStale: boolean;
  more: More;
}

/** Draws only the rows in view, so that ten thousand scroll like ten. Roles, not tags: rows are positioned. */
export function RecordTable<Item extends RecordBase>(props: RecordTableProps<Item>) {
  const { definition, items, state, onChange, columns, selection, onPreview, list, isStale, more } = props;
  const { resource, spec, bulk, preview } = definition;
  const { i18n } = useLingui();
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const mayEdit = useMayDo(resource, 'UPDATE');
  const [editing, setEditing] = useState<EditedCell | null>(null);
  const element = useRef<HTMLDivElement>(null);
  const fitting = useFitting(element, columns.shown, {
    isChosen: columns.isChosen || isPhone,
    takenPx: (bulk ? TICK_PX : 0) + (preview ? PREVIEW_PX : 0),
  });

  const { sort, order } = sortOf(spec, state);
  const table = useTable({
    features: recordFeatures,
    columns: useMemo(() => tableColumns(definition.columns), [definition]),
    data: items,
    getRowId: (item) => item.id,
    manualSorting: true,
    enableSortingRemoval: false,
    onRowSelectionChange: selection.setIds,
    state: {
      sorting: useMemo(() => [{ id: sort, desc: order === 'desc' }], [sort, order]),
      rowSelection: selection.ids,
      columnOrder: useMemo(() => fitting.map(({ id }) => id), [fitting]),
      columnVisibility: useMemo(
        () => Object.fromEntries(definition.columns.map((column) => [column.id, fitting.includes(column)])),
        [definition, fitting],
      ),
    },
  });
  const firstEdited = mayEdit ? fitting.find(({ edit }) => edit) : undefined;
  const { rows } = table.getRowModel();
  const { inView, totalPx, scrollTo } = useRowsInView(list, rows, isPhone);
  useListKeys({
    name: resource.name,
    list,
    count: rows.length,
    scrollTo,
    onSelect: (id) => bulk && selection.toggle(id),
    onPreview: (id) => preview && onPreview(id),
    onEdit: (id) => firstEdited && setEditing({ row: id, column: firstEdited.id }),
  });
  useMoreRows(more, inView.at(-1)?.index ?? 0, rows.length);

  const tracks = gridColumns(fitting, bulk !== undefined, preview !== undefined, columns.isChosen);
  // A custom property, which React's CSSProperties doesn't know.
  const style = { '--columns': tracks } as CSSProperties;
  return (
    <div
      ref={element}
      role="table"
      aria-label={i18n._(resource.many)}
      aria-rowcount={more.hasMore ? -1 : rows.length + 1}
      aria-busy={isStale}
      className={styles.table}
      style={style}
    >
      <RecordHead
        table={table}
        onSort={(id) => onChange(sortedBy(spec, state, id))}
        hasTick={Boolean(bulk)}
        hasPreview={Boolean(preview)}
      />
      <div ref={list} role="rowgroup" className={styles.body} data-stale={isStale || undefined} style={{ height: totalPx }}>
        {inView.map(({ row, index, topPx }) => (
          <RecordRow
            key={row.id}
            row={row}
            definition={definition}
            columns={fitting}
            index={index}
            topPx={topPx}
            editing={editing?.row === row.id ? editing.column : null}
            mayEdit={mayEdit}
            actions={{ toggle: selection.toggle, preview: onPreview, edit: setEditing }}
          />
        ))}
      </div>
      <ListEnd count={rows.length} more={more} />
    </div>
  );
}

/** Asks for the next page well before its first row is scrolled to. */
function useMoreRows({ hasMore, isLoading, error, load }: More, lastShown: number, count: number) {
  useEffect(() => {
    if (hasMore && !isLoading && !error && lastShown >= count - 40) load();
  }, [hasMore, isLoading, error, load, lastShown, count]);
}
