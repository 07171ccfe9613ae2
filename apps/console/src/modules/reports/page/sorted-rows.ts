import type { ReportRow } from '../report.ts';

export interface Sorting {
  /** A column, or `name`; undefined leaves the report's own order. */
  sort: string | undefined;
  isAscending: boolean;
}

/** Rows by a column; those without a value last, either way. Equal ones stay as they came. */
export function sortedRows(rows: readonly ReportRow[], { sort, isAscending }: Sorting, nameOf: (row: ReportRow) => string): ReportRow[] {
  if (sort === undefined) return [...rows];
  const sortValue = (row: ReportRow) => (sort === 'name' ? nameOf(row) : (row[sort] ?? null));
  const turn = isAscending ? 1 : -1;
  return [...rows].sort((one, other) => {
    const a = sortValue(one);
    const b = sortValue(other);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === 'number' && typeof b === 'number') return turn * (a - b);
    return turn * String(a).localeCompare(String(b), undefined, { numeric: true });
  });
}

/** After a click on a heading: numbers from the largest, names from A, then the other way, then as it came. */
export function nextSorting({ sort, isAscending }: Sorting, column: string): { sort: string | undefined; order: 'asc' | undefined } {
  const isName = column === 'name';
  if (sort !== column) return { sort: column, order: isName ? 'asc' : undefined };
  if (isAscending === isName) return { sort: column, order: isName ? undefined : 'asc' };
  return { sort: undefined, order: undefined };
}
