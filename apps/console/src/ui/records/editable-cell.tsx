import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import styles from './editable-cell.module.css';
import { EditedChoice, EditedInstant, EditedText } from './edited-value.tsx';
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
  const save = useInlineSave(resource);
  const field = i18n._(column.header);
  const title = resource.titleOf(item);
  const before = edit.valueOf(item);

  // Enter gives the focus back to the row, and leaving the field saves, too: whichever comes first decides.
  const isDecided = useRef(false);
  useEffect(() => {
    if (isEditing) isDecided.current = false;
  }, [isEditing]);

  function close(next: string | null) {
    if (isDecided.current) return;
    isDecided.current = true;
    if (next !== null && next.trim() !== before) save(item, edit.field, next.trim() || null);
    onEdit(false);
  }

  function press(event: KeyboardEvent<HTMLElement>, typed: string) {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.stopPropagation();
    const row = event.currentTarget.closest('[data-row]');
    close(event.key === 'Enter' ? typed : null);
    row?.querySelector<HTMLElement>('[data-record]')?.focus();
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
  const life = { label: t`${field} of ${title}`, value: before, onKey: press, onLeave: close };
  if (edit.useChoices) return <EditedChoice {...life} useChoices={edit.useChoices} item={item} />;
  return edit.isInstant ? <EditedInstant {...life} /> : <EditedText {...life} maxLength={edit.maxLength} />;
}
