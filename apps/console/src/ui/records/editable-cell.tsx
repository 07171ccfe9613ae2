import { useLingui } from '@lingui/react/macro';
import { ActionIcon, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import styles from './editable-cell.module.css';
import type { InlineEdit, ListColumn } from './list-definition.ts';
import type { RecordBase, Resource } from './resource.ts';
import { useInlineSave } from './use-inline-save.tsx';

interface EditableCellProps<Item extends RecordBase> {
  resource: Resource<Item>;
  item: Item;
  column: ListColumn<Item>;
  edit: InlineEdit<Item>;
  isEditing: boolean;
  onEdit: (isOpen: boolean) => void;
}

/** A value with a pencil; as a field it saves on Enter and on leaving, and Escape leaves it as it was. */
export function EditableCell<Item extends RecordBase>({ resource, item, column, edit, isEditing, onEdit }: EditableCellProps<Item>) {
  const { t, i18n } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const save = useInlineSave(resource);
  const field = i18n._(column.header);
  const title = resource.titleOf(item);
  const before = edit.valueOf(item);

  // Enter gives the focus back to the row, and leaving the field saves, too: whichever comes first decides.
  const isDecided = useRef(false);

  useEffect(() => {
    isDecided.current = false;
    if (isEditing) input.current?.select();
  }, [isEditing]);

  function close(next: string | null) {
    if (isDecided.current) return;
    isDecided.current = true;
    if (next !== null && next.trim() !== before) save(item, edit.field, next.trim() || null);
    onEdit(false);
  }

  if (!isEditing) {
    return (
      <span className={styles.value}>
        {column.cell(item)}
        <ActionIcon
          className={styles.pencil}
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t`Change ${field} of ${title}`}
          onClick={() => onEdit(true)}
        >
          <IconPencil size={14} aria-hidden />
        </ActionIcon>
      </span>
    );
  }
  return (
    <TextInput
      ref={input}
      size="xs"
      aria-label={t`${field} of ${title}`}
      defaultValue={before}
      maxLength={edit.maxLength}
      onBlur={(event) => close(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') close(event.currentTarget.value);
        if (event.key === 'Escape') close(null);
        if (event.key === 'Enter' || event.key === 'Escape') {
          event.stopPropagation();
          event.currentTarget.closest('[data-row]')?.querySelector<HTMLElement>('[data-record]')?.focus();
        }
      }}
    />
  );
}
