import { useLingui } from '@lingui/react/macro';
import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { FoldedFilters } from './folded-filters.tsx';
import type { ListDefinition } from './list-definition.ts';
import { ListFilterField } from './list-filter-field.tsx';
import { ListSearch } from './list-search.tsx';
import { ListSortSelect } from './list-sort-select.tsx';
import { filtersSet, type ListState } from './list-state.ts';
import styles from './list-toolbar.module.css';
import type { RecordBase } from './resource.ts';

interface ListToolbarProps<Item extends RecordBase> {
  definition: ListDefinition<Item>;
  state: ListState;
  onChange: (next: ListState) => void;
  isBusy: boolean;
  /** The columns' menu and what the page adds. */
  children: ReactNode;
}

export function ListToolbar<Item extends RecordBase>({ definition, state, onChange, isBusy, children }: ListToolbarProps<Item>) {
  const { t, i18n } = useLingui();
  return (
    <search className={styles.toolbar}>
      {definition.searchLabel && (
        <ListSearch label={i18n._(definition.searchLabel)} text={state.search ?? ''} onChange={(search) => onChange({ search })} />
      )}
      <FoldedFilters set={filtersSet(definition.spec, state)}>
        {definition.filters.map((filter) => (
          <ListFilterField key={i18n._(filter.label)} filter={filter} state={state} onChange={onChange} />
        ))}
      </FoldedFilters>
      <ListSortSelect definition={definition} state={state} onChange={onChange} />
      <div className={styles.tools}>{children}</div>
      <VisuallyHidden role="status">{isBusy ? t`Loading…` : ''}</VisuallyHidden>
    </search>
  );
}
