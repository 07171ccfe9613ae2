import { type KeyboardEvent, useRef } from 'react';

const STEPS: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrows from cell to cell, as they are seen: in a page that reads from the right, left is the next column. */
export function useGridKeys() {
  const area = useRef<HTMLTableElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key];
    const cell = document.activeElement;
    const table = area.current;
    if (!step || !table || !(cell instanceof HTMLElement) || !('cell' in cell.dataset)) return;
    event.preventDefault();
    const [rows, columns] = step;
    const lines = [...table.tBodies].flatMap((body) => [...body.rows]);
    const line = lines.findIndex((each) => each.contains(cell));
    const place = [...(lines[line]?.cells ?? [])].findIndex((each) => each.contains(cell));
    const turned = getComputedStyle(table).direction === 'rtl' ? -columns : columns;
    const next = reach(lines, line + rows, place + turned, rows, turned);
    if (!next) return;
    cell.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  return { area, onKeyDown };
}

/** The next cell that way that can be marked: who came later has none in the first columns. */
function reach(lines: HTMLTableRowElement[], line: number, place: number, rows: number, columns: number): HTMLElement | null {
  const cell = lines[line]?.cells[place];
  if (!cell) return null;
  return cell.querySelector<HTMLElement>('[data-cell]') ?? reach(lines, line + rows, place + columns, rows, columns);
}
