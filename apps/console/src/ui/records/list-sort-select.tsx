import { useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import type { ListDefinition } from './list-definition.ts';
import { firstOrder, type ListState, sortOf, withSort } from './list-state.ts';
import styles from './list-toolbar.module.css';
import type { RecordBase } from './resource.ts';

interface ListSortSelectProps<Item extends RecordBase> {
  definition: ListDefinition<Item>;
  state: ListState;
  onChange: (next: ListState) => void;
}

/** Sorting on a phone, where the column headings aren't. */
export function ListSortSelect<Item extends RecordBase>({ definition: { columns, spec }, state, onChange }: ListSortSelectProps<Item>) {
  const { t, i18n } = useLingui();
  const { sort, order } = sortOf(spec, state);
  const choices = columns.flatMap(({ id, sort: labels }) => {
    if (!labels) return [];
    const first = firstOrder(id);
    const orders = first === 'asc' ? (['asc', 'desc'] as const) : (['desc', 'asc'] as const);
    return orders.map((each) => ({ value: `${id} ${each}`, label: i18n._(labels[each]) }));
  });

  function choose(value: string) {
    const [id = '', direction] = value.split(' ');
    onChange(withSort(spec, id, direction === 'desc' ? 'desc' : 'asc'));
  }

  return (
    <NativeSelect
      className={styles.sort}
      aria-label={t`Sort by`}
      value={`${sort} ${order}`}
      onChange={(event) => choose(event.currentTarget.value)}
      data={choices}
    />
  );
}
