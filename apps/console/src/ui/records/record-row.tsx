// biome-ignore-all lint/a11y/useSemanticElements: rows are positioned and laid out as grids, which strips table tags of their meaning in some browsers; roles keep it
// biome-ignore-all lint/a11y/useFocusableInteractive: a plain table's rows aren't focusable, the links and buttons in them are

import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Checkbox } from '@mantine/core';
import { IconLayoutSidebarRightExpand } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Row } from '@tanstack/react-table';
import { EditableCell } from './editable-cell.tsx';
import type { ListColumn, ListDefinition } from './list-definition.ts';
import styles from './record-table.module.css';
import type { RecordBase } from './resource.ts';
import type { recordFeatures } from './table-columns.tsx';
import { spaceSelects } from './use-list-keys.ts';

export interface EditedCell {
  row: string;
  column: string;
}

export interface RowActions {
  toggle: (id: string) => void;
  preview: (id: string) => void;
  edit: (cell: EditedCell | null) => void;
}

interface RecordRowProps<Item extends RecordBase> {
  row: Row<typeof recordFeatures, Item>;
  definition: ListDefinition<Item>;
  columns: ListColumn<Item>[];
  index: number;
  topPx: number;
  /** The column whose cell is being changed in this row. */
  editing: string | null;
  mayEdit: boolean;
  actions: RowActions;
}

export function RecordRow<Item extends RecordBase>({
  row,
  definition,
  columns,
  index,
  topPx,
  editing,
  mayEdit,
  actions,
}: RecordRowProps<Item>) {
  const { t } = useLingui();
  const { resource, bulk, preview } = definition;
  const item = row.original;
  const title = resource.titleOf(item);
  const isSelected = row.getIsSelected();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={bulk ? isSelected : undefined}
      data-index={index}
      data-row={item.id}
      data-tick={bulk ? '' : undefined}
      className={styles.row}
      style={{ transform: `translateY(${topPx}px)` }}
    >
      {bulk && (
        <div role="cell" className={styles.tick}>
          <Checkbox size="xs" aria-label={t`Select ${title}`} checked={isSelected} onChange={() => actions.toggle(item.id)} />
        </div>
      )}
      {columns.map((column, at) => (
        <div key={column.id} role="cell" className={styles.cell} data-card={at === 0 ? 'name' : column.card}>
          {at === 0 ? (
            <Link
              to={resource.pageOf(item.id)}
              className={styles.open}
              data-record={item.id}
              onKeyDown={(event) => bulk && spaceSelects(event, () => actions.toggle(item.id))}
            >
              {column.cell(item)}
            </Link>
          ) : column.edit && mayEdit ? (
            <EditableCell
              resource={resource}
              item={item}
              column={column}
              edit={column.edit}
              isEditing={editing === column.id}
              onEdit={(isOpen) => actions.edit(isOpen ? { row: item.id, column: column.id } : null)}
            />
          ) : (
            column.cell(item)
          )}
        </div>
      ))}
      {preview && (
        <div role="cell" className={styles.peek}>
          <ActionIcon variant="subtle" color="gray" aria-label={t`Preview ${title}`} onClick={() => actions.preview(item.id)}>
            <IconLayoutSidebarRightExpand size={16} aria-hidden style={{ transform: document.dir === 'rtl' ? 'scaleX(-1)' : undefined }} />
          </ActionIcon>
        </div>
      )}
    </div>
  );
}
