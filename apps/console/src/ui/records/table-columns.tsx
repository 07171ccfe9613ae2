import { i18n } from '@lingui/core';
import {
  columnOrderingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { ListColumn } from './list-definition.ts';
import { firstOrder } from './list-state.ts';
import type { RecordBase } from './resource.ts';

/** Only what the server doesn't do: it filters, sorts and cuts pages; the table knows columns, order and ticks. */
export const recordFeatures = tableFeatures({ rowSortingFeature, rowSelectionFeature, columnVisibilityFeature, columnOrderingFeature });

/** The definition's columns as TanStack Table wants them. */
export function tableColumns<Item extends RecordBase>(columns: ListColumn<Item>[]) {
  const column = createColumnHelper<typeof recordFeatures, Item>();
  return columns.map(({ id, header, sort, cell }) =>
    column.accessor((item): unknown => item.id, {
      id,
      header: () => i18n._(header),
      enableSorting: sort !== undefined,
      sortDescFirst: firstOrder(id) === 'desc',
      cell: ({ row }) => cell(row.original),
    }),
  );
}

/** Widths of the visible columns, between the tick and the preview button where there are some. */
export function gridColumns(columns: { minPx: number; grow: number }[], hasTick: boolean, hasPreview: boolean, isChosen: boolean): string {
  const tracks = columns.map(({ minPx, grow }) => {
    // Somebody who wants ten columns gets ten, narrower than usual if need be.
    const min = isChosen ? Math.min(minPx, 72) : minPx;
    return grow > 0 ? `minmax(${min}px, ${grow}fr)` : `minmax(${isChosen ? min : minPx}px, ${minPx}px)`;
  });
  return [...(hasTick ? ['24px'] : []), ...tracks, ...(hasPreview ? ['28px'] : [])].join(' ');
}
