import { useLingui } from '@lingui/react/macro';
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import type { ListFilter } from './list-definition.ts';
import type { ListState } from './list-state.ts';
import styles from './list-toolbar.module.css';

interface ListFilterFieldProps<Filter extends ListFilter> {
  filter: Filter;
  state: ListState;
  onChange: (next: ListState) => void;
}
type Of<Kind extends ListFilter['kind']> = ListFilterFieldProps<Extract<ListFilter, { kind: Kind }>>;

export function ListFilterField({ filter, ...rest }: ListFilterFieldProps<ListFilter>) {
  switch (filter.kind) {
    case 'select':
      return <SelectFilter filter={filter} {...rest} />;
    case 'boolean':
      return <BooleanFilter filter={filter} {...rest} />;
    case 'text':
      return <TextFilter filter={filter} {...rest} />;
    case 'dates':
      return <DatesFilter filter={filter} {...rest} />;
    case 'own':
      return <filter.Field {...rest} />;
  }
}

function SelectFilter({ filter, state, onChange }: Of<'select'>) {
  const { i18n } = useLingui();
  const choices = filter.useChoices();
  const value = state[filter.name] ?? '';
  // A value from a shared link must be choosable even when no record has it any more.
  const known = value && !choices.some((choice) => choice.value === value) ? [...choices, { value, label: value }] : choices;
  return (
    <NativeSelect
      className={styles.select}
      aria-label={i18n._(filter.label)}
      value={value}
      onChange={(event) => onChange({ [filter.name]: event.currentTarget.value || undefined })}
      data={[{ value: '', label: i18n._(filter.any) }, ...known]}
    />
  );
}

function BooleanFilter({ filter, state, onChange }: Of<'boolean'>) {
  const { i18n } = useLingui();
  return (
    <NativeSelect
      className={styles.select}
      aria-label={i18n._(filter.label)}
      value={state[filter.name] ?? ''}
      onChange={(event) => onChange({ [filter.name]: event.currentTarget.value || undefined })}
      data={[
        { value: '', label: i18n._(filter.any) },
        { value: 'true', label: i18n._(filter.yes) },
        { value: 'false', label: i18n._(filter.no) },
      ]}
    />
  );
}

function TextFilter({ filter, state, onChange }: Of<'text'>) {
  const { i18n } = useLingui();
  const apply = useDebouncedCallback((text: string) => onChange({ [filter.name]: text.trim() || undefined }), 300);
  const input = useRef<HTMLInputElement>(null);
  const value = state[filter.name] ?? '';
  const [typed, setTyped] = useState(value);
  // Back and "show all" change the address; what is being typed is ahead of it and wins.
  useEffect(() => {
    if (document.activeElement !== input.current) setTyped(value);
  }, [value]);
  return (
    <TextInput
      ref={input}
      className={styles.select}
      aria-label={i18n._(filter.label)}
      placeholder={i18n._(filter.label)}
      maxLength={100}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        apply(event.currentTarget.value);
      }}
    />
  );
}

function DatesFilter({ filter, state, onChange }: Of<'dates'>) {
  const { i18n, t } = useLingui();
  const label = i18n._(filter.label);
  return (
    <Group gap={4} wrap="nowrap" role="group" aria-label={label}>
      <TextInput
        type="date"
        aria-label={t`${label}: from`}
        value={state[filter.from] ?? ''}
        max={state[filter.to]}
        onChange={(event) => onChange({ [filter.from]: event.currentTarget.value || undefined })}
      />
      <span aria-hidden>–</span>
      <TextInput
        type="date"
        aria-label={t`${label}: to`}
        value={state[filter.to] ?? ''}
        min={state[filter.from]}
        onChange={(event) => onChange({ [filter.to]: event.currentTarget.value || undefined })}
      />
    </Group>
  );
}
