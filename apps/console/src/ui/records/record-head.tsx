// biome-ignore-all lint/a11y/useSemanticElements: rows are positioned and laid out as grids, which strips table tags of their meaning in some browsers; roles keep it
// biome-ignore-all lint/a11y/useFocusableInteractive: a plain table's rows and headings aren't focusable, the links and buttons in them are

import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { FlexRender, type ReactTable } from '@tanstack/react-table';
import styles from './record-table.module.css';
import type { RecordBase } from './resource.ts';
import type { recordFeatures } from './table-columns.tsx';

interface RecordHeadProps<Item extends RecordBase> {
  table: ReactTable<typeof recordFeatures, Item>;
  onSort: (columnId: string) => void;
  hasTick: boolean;
  hasPreview: boolean;
}

export function RecordHead<Item extends RecordBase>({ table, onSort, hasTick, hasPreview }: RecordHeadProps<Item>) {
  const { t } = useLingui();
  const [group] = table.getHeaderGroups();
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {hasTick && (
          <div role="columnheader" className={styles.tick}>
            <Checkbox
              size="xs"
              aria-label={t`Select all loaded rows`}
              checked={table.getIsAllRowsSelected()}
              indeterminate={table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected()}
              onChange={(event) => table.toggleAllRowsSelected(event.currentTarget.checked)}
            />
          </div>
        )}
        {group?.headers.map((header) => {
          const sorted = header.column.getIsSorted();
          const Arrow = sorted === 'asc' ? IconArrowUp : sorted === 'desc' ? IconArrowDown : IconArrowsSort;
          return (
            <div key={header.id} role="columnheader" aria-sort={sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : undefined}>
              {header.column.getCanSort() ? (
                <button type="button" className={styles.sort} data-sorted={sorted || undefined} onClick={() => onSort(header.column.id)}>
                  <FlexRender header={header} />
                  <Arrow size={14} aria-hidden />
                </button>
              ) : (
                <FlexRender header={header} />
              )}
            </div>
          );
        })}
        {hasPreview && (
          <div role="columnheader">
            <VisuallyHidden>
              <Trans>Preview</Trans>
            </VisuallyHidden>
          </div>
        )}
      </div>
    </div>
  );
}
