import { type RefObject, useEffect } from 'react';
import { useShortcuts } from '../../ui/use-shortcuts.ts';

/** The row last in focus, so that Back puts the keyboard where it was. Lives as long as the browser tab. */
let lastStudentId: string | undefined;

/**
 * j and k walk the rows; Enter opens one because the row's link itself has the focus. A row may not be drawn yet:
 * it is scrolled to first, focused when it appears.
 */
export function useListKeys(list: RefObject<HTMLElement | null>, count: number, scrollTo: (index: number) => void) {
  useShortcuts([
    ['j', () => step(1)],
    ['k', () => step(-1)],
  ]);

  function step(by: 1 | -1) {
    const here = indexOfFocus(list.current);
    const next = here === null ? firstVisible(list.current) : Math.min(count - 1, Math.max(0, here + by));
    if (next === null) return;
    scrollTo(next);
    focusWhenDrawn(list, `[data-index="${next}"] a`, 10);
  }

  useEffect(() => {
    const element = list.current;
    if (lastStudentId && document.activeElement?.matches('body, main')) {
      focusWhenDrawn(list, `[data-student="${CSS.escape(lastStudentId)}"]`, 20);
    }
    const remember = (event: FocusEvent) => {
      if (event.target instanceof HTMLElement) lastStudentId = event.target.dataset.student;
    };
    element?.addEventListener('focusin', remember);
    return () => element?.removeEventListener('focusin', remember);
  }, [list]);
}

function indexOfFocus(list: HTMLElement | null): number | null {
  const row = document.activeElement?.closest<HTMLElement>('[data-index]');
  return row && list?.contains(row) ? Number(row.dataset.index) : null;
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
