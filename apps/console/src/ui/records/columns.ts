export interface ColumnWidth {
  id: string;
  minPx: number;
  /** The order in which columns give way when there is no room: the highest first, 0 never. */
  rank: number;
}

const GAP_PX = 16;

/** The columns there is room for, in their order. */
export function fittingColumns<Column extends ColumnWidth>(columns: readonly Column[], widthPx: number): Column[] {
  let kept = [...columns];
  const needed = () => kept.reduce((sum, { minPx }) => sum + minPx + GAP_PX, GAP_PX);
  while (needed() > widthPx) {
    const worst = kept.reduce((rank, column) => Math.max(rank, column.rank), 0);
    if (worst === 0) return kept;
    const last = kept.findLastIndex(({ rank }) => rank === worst);
    kept = kept.filter((_, index) => index !== last);
  }
  return kept;
}

/** The columns somebody chose, in their order. Unknown names (a link from another version) are passed over. */
export function chosenColumns<Column extends { id: string }>(columns: readonly Column[], chosen: readonly string[]): Column[] {
  const found = chosen.flatMap((id) => columns.find((column) => column.id === id) ?? []);
  return found.length > 0 ? found : [...columns];
}

/** A column shown or hidden; one that comes back stands where the definition has it. */
export function toggledColumn(all: readonly string[], shown: readonly string[], id: string): string[] {
  if (shown.includes(id)) return shown.filter((each) => each !== id);
  const before = all.slice(0, all.indexOf(id)).findLast((each) => shown.includes(each));
  const at = before === undefined ? 0 : shown.indexOf(before) + 1;
  return shown.toSpliced(at, 0, id);
}

export function movedColumn(shown: readonly string[], id: string, by: 1 | -1): string[] {
  const from = shown.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= shown.length) return [...shown];
  return shown.toSpliced(from, 1).toSpliced(to, 0, id);
}
