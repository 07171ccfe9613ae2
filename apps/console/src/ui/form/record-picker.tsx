import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/index.ts';
import { apiPath, type RecordBase, type Resource } from '../records/resource.ts';
import { type FieldProps, textOf, useField } from './use-field.ts';

interface RecordPickerProps<Item extends RecordBase> extends FieldProps {
  resource: Resource<Item>;
  /** Tells two of the same name apart: a phone, a city. */
  hintOf?: (item: Item) => string | null;
}

/** Another record, found by typing a part of its name; the form keeps its id. */
export function RecordPicker<Item extends RecordBase>({ resource, hintOf, ...props }: RecordPickerProps<Item>) {
  const { t } = useLingui();
  const { input, value, onChange } = useField(props);
  const id = textOf(value);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);

  const chosen = useQuery({
    queryKey: [resource.name, id, 'detail'],
    queryFn: ({ signal }) => api.get<Item>(apiPath(resource, id), { signal }),
    enabled: id !== '',
  }).data;
  const title = chosen ? resource.titleOf(chosen) : '';
  // The field's own text is no search: everything is offered until somebody types.
  const wanted = search === title ? '' : search;
  const found = useQuery({
    queryKey: [resource.name, 'pick', wanted],
    queryFn: ({ signal }) => api.list<Item>(`/${resource.name}`, { signal, query: { search: wanted || undefined, limit: 20, cursor: '' } }),
    placeholderData: keepPreviousData,
  });
  const items = found.data?.data ?? [];
  const offered = chosen && !items.some((item) => item.id === chosen.id) ? [chosen, ...items] : items;

  return (
    <Select
      {...input}
      searchable
      clearable={!props.isRequired}
      // The server has searched already, by phone too.
      filter={({ options }) => options}
      data={offered.map((item) => ({ value: item.id, label: resource.titleOf(item) }))}
      renderOption={({ option }) => {
        const item = offered.find((each) => each.id === option.value);
        const hint = item && hintOf?.(item);
        return (
          <span>
            <bdi>{option.label}</bdi>
            {hint && (
              <>
                {' · '}
                <bdi dir="ltr">{hint}</bdi>
              </>
            )}
          </span>
        );
      }}
      nothingFoundMessage={found.isError ? t`The search didn’t work. Check your connection.` : t`Nothing found`}
      value={id || null}
      onChange={(next) => onChange(next ?? '')}
      onSearchChange={setTyped}
    />
  );
}
