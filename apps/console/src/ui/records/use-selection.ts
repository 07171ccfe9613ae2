import type { RowSelectionState } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { RecordBase } from './resource.ts';

export interface Selection<Item> {
  items: Item[];
  clear: () => void;
}

/** Who is ticked, by id: sorting or searching again keeps them, as long as they are among the rows loaded. */
export function useSelection<Item extends RecordBase>(loaded: readonly Item[]) {
  const [ids, setIds] = useState<RowSelectionState>({});
  const items = useMemo(() => loaded.filter(({ id }) => ids[id]), [loaded, ids]);
  return {
    ids,
    setIds,
    items,
    clear: () => setIds({}),
    selectAll: () => setIds(Object.fromEntries(loaded.map(({ id }) => [id, true]))),
    toggle: (id: string) => setIds(({ [id]: was, ...others }) => (was ? others : { ...others, [id]: true })),
  };
}
