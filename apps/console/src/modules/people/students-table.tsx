// biome-ignore-all lint/a11y/useSemanticElements: rows are positioned and laid out as grids, which strips table tags of their meaning in some browsers; roles keep it
// biome-ignore-all lint/a11y/useFocusableInteractive: a plain table's rows and headings aren't focusable, the links and buttons in them are

import { useLingui } from '@lingui/react/macro';
import { useMediaQuery } from '@mantine/hooks';
import { useTable } from '@tanstack/react-table';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { ListEnd, type More } from './list-end.tsx';
import type { Student } from './student.ts';
import { firstOrder, STUDENT_SORTS, type StudentFilters } from './student-filters.ts';
import { studentColumns, studentFeatures } from './students-columns.tsx';
import { StudentsHead } from './students-head.tsx';
import styles from './students-table.module.css';
import { useListKeys } from './use-list-keys.ts';

const ROW_PX = 48;
/** A card and the gap below it. */
const CARD_PX = 92;

interface StudentsTableProps {
  students: Student[];
  filters: StudentFilters;
  onChange: (next: Partial<StudentFilters>) => void;
  /** The rows still belong to the filters before. */
  isStale: boolean;
  more: More;
}

/** Draws only the rows in view, so that ten thousand students scroll like ten. Roles, not tags: rows are positioned. */
export function StudentsTable({ students, filters, onChange, isStale, more }: StudentsTableProps) {
  const { t } = useLingui();
  const { sort = 'name', order = 'asc' } = filters;
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const list = useRef<HTMLDivElement>(null);
  const offset = useOffsetTop(list);

  const sorting = useMemo(() => [{ id: sort, desc: order === 'desc' }], [sort, order]);
  const table = useTable({
    features: studentFeatures,
    columns: studentColumns,
    data: students,
    getRowId: (student) => student.id,
    manualSorting: true,
    enableSortingRemoval: false,
    state: { sorting },
  });
  const { rows } = table.getRowModel();

  const rowPx = isPhone ? CARD_PX : ROW_PX;
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowPx,
    getItemKey: (index) => rows[index]?.id ?? index,
    scrollMargin: offset,
    // The head sticks to the top; a row scrolled to must not end up beneath it.
    scrollPaddingStart: 56,
    scrollPaddingEnd: isPhone ? 72 : 16,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height of rows is when to measure again
  useEffect(() => virtual.measure(), [virtual, rowPx]);
  useListKeys(list, rows.length, (index) => virtual.scrollToIndex(index));

  const lastShown = items.at(-1)?.index ?? 0;
  const { hasMore, isLoading, error, load } = more;
  useEffect(() => {
    if (hasMore && !isLoading && !error && lastShown >= rows.length - 40) load();
  }, [hasMore, isLoading, error, load, lastShown, rows.length]);

  function sortBy(id: string) {
    const next = STUDENT_SORTS.find((each) => each === id);
    if (!next) return;
    onChange({ sort: next, order: next === sort ? (order === 'asc' ? 'desc' : 'asc') : firstOrder(next) });
  }

  return (
    <div role="table" aria-label={t`Students`} aria-rowcount={hasMore ? -1 : rows.length + 1} aria-busy={isStale} className={styles.table}>
      <StudentsHead groups={table.getHeaderGroups()} onSort={sortBy} />
      <div ref={list} role="rowgroup" className={styles.body} data-stale={isStale || undefined} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <div
              key={row.id}
              role="row"
              aria-rowindex={item.index + 2}
              data-index={item.index}
              className={styles.row}
              style={{ transform: `translateY(${item.start - offset}px)` }}
            >
              {row.getAllCells().map((cell) => (
                <div key={cell.id} role="cell" className={styles[cell.column.id]}>
                  <table.FlexRender cell={cell} />
                </div>
              ))}
            </div>
          );
        })}
      </div>
      <ListEnd count={rows.length} more={more} />
    </div>
  );
}

/** How far down the page the list starts: the window scrolls, not a box, so the virtualizer has to be told. */
function useOffsetTop(element: React.RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (element.current) setOffset(Math.round(element.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, [element]);
  return offset;
}
