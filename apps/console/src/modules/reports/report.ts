import { queryOptions } from '@tanstack/react-query';
import type { Query } from '../../api/client.ts';
import { api } from '../../api/index.ts';

/** What a row is about, and its figures by the API's names. */
export interface ReportRow {
  /** A month, an id or a word; null where there is none. */
  key: string | null;
  /** Of the record the key is the id of. */
  name: string | null;
  [column: string]: string | number | null;
}

export interface Report {
  rows: ReportRow[];
  /** The sums of the rows, of the columns that can be summed. */
  totals: Record<string, number | null>;
}

export function reportQuery(name: string, query: Query) {
  return queryOptions({
    queryKey: ['reports', name, query] as const,
    queryFn: ({ signal }) => api.get<Report>(`/reports/${name}`, { signal, query }),
    // Rows of another grouping would stand under headings that aren't theirs.
    placeholderData: (before, of) => (groupingOf(of?.queryKey[2]) === groupingOf(query) ? before : undefined),
    staleTime: 30_000,
  });
}

function groupingOf(query: Query | undefined): unknown {
  return query?.groupBy;
}

/** A figure of a row; null where the row has none. */
export function figureOf(row: Readonly<Record<string, unknown>>, column: string): number | null {
  const value = row[column];
  return typeof value === 'number' ? value : null;
}
