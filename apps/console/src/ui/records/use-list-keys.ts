import { type RefObject, useEffect } from 'react';
import { useShortcuts } from '../keys/use-shortcuts.ts';

/** The row last in focus, by list, so that Back puts the keyboard where it was. Lives as long as the browser tab. */
const lastRecords = new Map<string, string>();

interface ListKeys {
  /** Tells lists apart. */
  name: string;
  list: RefObject<HTMLElement | null>;
  count: number;
  scrollTo: (index: number) => void;
  onSelect: (id: string) => void;
  onPreview: (id: string) => void;
  onEdit: (id: string) => void;
}

/**
 * j and k walk the rows; Enter opens one because the row's link itself has the focus. A row may not be drawn yet:
 * it is scrolled to first, focused when it appears.
 */
export function useListKeys({ name, list, count, scrollTo, onSelect, onPreview, onEdit }: ListKeys) {
  const onFocused = (run: (id: string) => void) => () => {
    const id = focusedRow(list.current)?.dataset.row;
    if (id) run(id);
  };
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    x: onFocused(onSelect),
    p: onFocused(onPreview),
    e: onFocused(onEdit),
  });

  function step(by: 1 | -1) {
    const here = indexOfFocus(list.current);
    const next = here === null ? firstVisible(list.current) : Math.min(count - 1, Math.max(0, here + by));
    if (next === null) return;
    scrollTo(next);
    focusWhenDrawn(list, `[data-index="${next}"] [data-record]`, 10);
  }

  useEffect(() => {
    const element = list.current;
    const last = lastRecords.get(name);
    if (last && document.activeElement?.matches('body, main')) {
      focusWhenDrawn(list, `[data-record="${CSS.escape(last)}"]`, 20);
    }
    const remember = (event: FocusEvent) => {
      if (event.target instanceof HTMLElement && event.target.dataset.record) lastRecords.set(name, event.target.dataset.record);
    };
    element?.addEventListener('focusin', remember);
    return () => element?.removeEventListener('focusin', remember);
  }, [name, list]);
}

/** Space ticks the row whose link has the focus; on a button or a box it keeps its own meaning. */
export function spaceSelects(event: React.KeyboardEvent, onSelect: () => void) {
  if (event.key !== ' ') return;
  event.preventDefault();
  onSelect();
}

/** Puts the keyboard back on a row, after what was open over the list has closed. */
export function focusRecord(list: RefObject<HTMLElement | null>, id: string) {
  focusWhenDrawn(list, `[data-record="${CSS.escape(id)}"]`, 20);
}

function focusedRow(list: HTMLElement | null): HTMLElement | null {
  const row = document.activeElement?.closest<HTMLElement>('[data-index]') ?? null;
  return row && list?.contains(row) ? row : null;
}

function indexOfFocus(list: HTMLElement | null): number | null {
  const row = focusedRow(list);
  return row ? Number(row.dataset.index) : null;
}

function firstVisible(list: HTMLElement | null): number | null {
  for (const row of list?.querySelectorAll<HTMLElement>('[data-index]') ?? []) {
    if (row.getBoundingClientRect().top >= 0) return Number(row.dataset.index);
  }
  return null;
}

function focusWhenDrawn(list: RefObject<HTMLElement | null>, selector: string, framesLeft: number) {
  const link = list.current?.querySelector<HTMLElement>(selector);
  if (link) link.focus({ preventScroll: true });
  else if (framesLeft > 0) requestAnimationFrame(() => focusWhenDrawn(list, selector, framesLeft - 1));
}
