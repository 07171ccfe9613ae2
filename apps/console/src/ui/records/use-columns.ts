import { useLocalStorage } from '@mantine/hooks';
import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import { useMe } from '../../modules/access/me.ts';
import { chosenColumns, fittingColumns } from './columns.ts';
import type { ListColumn } from './list-definition.ts';
import type { ListState } from './list-state.ts';

/** The columns on show: from the link, else as this person last chose them, else the usual ones. */
export function useColumns<Item>(resource: string, columns: ListColumn<Item>[], state: ListState, change: (next: ListState) => void) {
  const [kept, setKept, forget] = useLocalStorage<string[] | null>({
    key: `rollbook.columns.${useMe().id}.${resource}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const chosen = state.columns?.split(',') ?? kept;
  const shown = useMemo(() => (chosen ? chosenColumns(columns, chosen) : columns.filter((column) => !column.isExtra)), [columns, chosen]);
  return {
    shown,
    isChosen: chosen !== null,
    choose(ids: string[]) {
      setKept(ids);
      change({ columns: ids.join(',') });
    },
    reset() {
      forget();
      change({ columns: undefined });
    },
  };
}

/**
 * Of the usual columns, those that fit beside what else stands in a row; a choice is shown whole, however narrow
 * each gets.
 */
export function useFitting<Item>(
  table: RefObject<HTMLElement | null>,
  shown: ListColumn<Item>[],
  { isChosen, takenPx }: { isChosen: boolean; takenPx: number },
): ListColumn<Item>[] {
  const widthPx = useWidth(table);
  return useMemo(
    () => (isChosen || widthPx === null ? shown : fittingColumns(shown, widthPx - takenPx)),
    [shown, isChosen, takenPx, widthPx],
  );
}

function useWidth(element: RefObject<HTMLElement | null>): number | null {
  const [widthPx, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return;
    const measure = () => setWidth(measured.clientWidth);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(measured);
    return () => watch.disconnect();
  }, [element]);
  return widthPx;
}
