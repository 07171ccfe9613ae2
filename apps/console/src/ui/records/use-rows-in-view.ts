import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

const ROW_PX = 48;
/** A card and the gap below it. */
const CARD_PX = 92;

/** The rows to draw just now, and where. */
export function useRowsInView<Row extends { id: string }>(list: RefObject<HTMLElement | null>, rows: Row[], isPhone: boolean) {
  const offset = useOffsetTop(list);
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height of rows is when to measure again
  useEffect(() => virtual.measure(), [virtual, rowPx]);
  return {
    totalPx: virtual.getTotalSize(),
    scrollTo: (index: number) => virtual.scrollToIndex(index),
    inView: virtual.getVirtualItems().flatMap(({ index, start }) => {
      const row = rows[index];
      return row ? [{ row, index, topPx: start - offset }] : [];
    }),
  };
}

/** How far down the page the list starts: the window scrolls, not a box, so the virtualizer has to be told. */
function useOffsetTop(element: RefObject<HTMLElement | null>): number {
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
