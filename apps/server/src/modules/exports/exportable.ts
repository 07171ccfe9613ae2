import { z } from 'zod';
import type { TenantTx } from '../../platform/db/transactions.ts';
import type { Gate } from '../../platform/http/gate.ts';
import type { Listing, ListQuery } from '../../platform/http/lists.ts';
import type { Labelled } from '../access/index.ts';

/** What every export may be asked besides the list's own filters and sorting. */
export interface ExportChoices {
  format: 'csv' | 'xlsx';
  columns?: string[] | undefined;
}

interface Declared<Query extends ListQuery<string>> {
  /** As the path names it; the file's name too. */
  resource: string;
  operationId: string;
  summary: string;
  gate: Gate;
  /** The list's own query. */
  query: z.ZodObject & z.ZodType<Query>;
  /** One row of the list. */
  row: z.ZodObject;
  /** Its custom fields get a column each. */
  labelled?: Labelled;
  exampleQuery?: Record<string, string>;
  /** The list itself, as the list's route calls it: what a caller may not see there is not here either. */
  list(tx: TenantTx, query: Query): Promise<Listing<object>>;
}

/** A list that can be written to a file: its query without pages, and a way to read it page by page. */
export interface Exportable extends Omit<Declared<ListQuery<string>>, 'query' | 'list'> {
  query: z.ZodType<ExportChoices & Record<string, unknown>>;
  page(tx: TenantTx, filters: Record<string, unknown>, cursor: string): Promise<Listing<object>>;
}

const PAGE = 500;

const choices = {
  format: z.enum(['csv', 'xlsx']).default('csv'),
  columns: z
    .string()
    .max(4000)
    .transform((names) => names.split(',').map((name) => name.trim()))
    .optional()
    .describe('Names of columns with commas between them, in the wanted order; left out: all.'),
};

/** Declares a list with the types of its query checked, then forgets them so that all fit one table. */
export function exportable<Query extends ListQuery<string>>({ query, list, ...rest }: Declared<Query>): Exportable {
  const withoutPages = query.omit({ limit: true, offset: true, cursor: true }).extend(choices);
  return {
    ...rest,
    // What is left of the list's query, and the choices.
    query: withoutPages as unknown as Exportable['query'],
    // The filters came out of that very schema; limit and cursor are what was taken out of it.
    page: (tx, filters, cursor) => list(tx, { ...filters, limit: PAGE, cursor } as unknown as Query),
  };
}
