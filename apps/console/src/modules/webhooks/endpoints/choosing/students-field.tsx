import { useLingui } from '@lingui/react/macro';
import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../api/index.ts';
import { useField } from '../../../../ui/form/use-field.ts';
import { apiPath } from '../../../../ui/records/resource.ts';
import { students } from '../../../people/resources.ts';
import { textsOf } from './texts-of.ts';

interface Named {
  id: string;
  name: string;
}

/** Several students, found by typing a part of their names. */
export function StudentsField(props: { name: string; label: string }) {
  const { t } = useLingui();
  const { input, value, onChange } = useField(props);
  const ids = textsOf(value);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const chosen = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['students', id, 'detail'],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.get<Named>(apiPath(students, id), { signal }),
    })),
  });
  const found = useQuery({
    queryKey: ['students', 'pick', search],
    queryFn: ({ signal }) => api.list<Named>('/students', { signal, query: { search: search || undefined, limit: 20, cursor: '' } }),
    placeholderData: keepPreviousData,
  });
  const offered = new Map<string, string>(ids.map((id, place) => [id, chosen[place]?.data?.name ?? id]));
  for (const { id, name } of found.data?.data ?? []) offered.set(id, name);
  return (
    <MultiSelect
      {...input}
      searchable
      clearable
      maxValues={100}
      // The server has searched already.
      filter={({ options }) => options}
      data={[...offered].map(([id, name]) => ({ value: id, label: name }))}
      nothingFoundMessage={found.isError ? t`The search didn’t work. Check your connection.` : t`Nothing found`}
      value={ids}
      onChange={onChange}
      onSearchChange={setTyped}
    />
  );
}
