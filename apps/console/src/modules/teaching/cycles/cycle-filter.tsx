import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import type { ListState } from '../../../ui/records/list-state.ts';
import { type Cycle, cycleQuery } from './cycle.ts';

/** Narrows a list to one cycle, found by a part of its name. */
export function CycleFilter({ state, onChange }: { state: ListState; onChange: (next: ListState) => void }) {
  const { t } = useLingui();
  const id = state.cycleId;
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const chosen = useQuery({ ...cycleQuery(id ?? ''), enabled: id !== undefined }).data;
  // The field's own text is no search: everything is offered until somebody types.
  const wanted = search === chosen?.name ? '' : search;
  const found = useQuery({
    queryKey: ['cycles', 'pick', wanted],
    queryFn: ({ signal }) => api.list<Cycle>('/cycles', { signal, query: { search: wanted || undefined, limit: 20, cursor: '' } }),
    placeholderData: keepPreviousData,
  });
  const offered = new Map([...(chosen ? [chosen] : []), ...(found.data?.data ?? [])].map(({ id: value, name }) => [value, name]));
  // A value from a shared link must be shown even when it can't be read.
  if (id !== undefined && !offered.has(id)) offered.set(id, id);
  return (
    <Select
      aria-label={t`Cycle`}
      placeholder={t`All cycles`}
      searchable
      clearable
      w={190}
      // The server has searched already.
      filter={({ options }) => options}
      data={[...offered].map(([value, label]) => ({ value, label }))}
      nothingFoundMessage={t`Nothing found`}
      clearButtonProps={{ 'aria-label': t`All cycles` }}
      value={id ?? null}
      onChange={(next) => onChange({ cycleId: next ?? undefined })}
      onSearchChange={setTyped}
    />
  );
}
