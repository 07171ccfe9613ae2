import { z } from 'zod';
import type { TenantTx } from '../../platform/db/transactions.ts';
import { type FileFormat, type FileLocale, FORMATS, lookChoices } from '../../platform/files/table-file.ts';
import type { Gate } from '../../platform/http/gate.ts';
import type { Listing, ListQuery } from '../../platform/http/lists.ts';
import type { Labelled } from '../access/index.ts';
import type { Report } from '../reports/index.ts';

/** What every export may be asked besides the list's own filters and sorting. */
export interface ExportChoices {
  format: FileFormat;
  locale?: FileLocale | undefined;
  bom: boolean;
  columns?: string[] | undefined;
}

/** A list's or report's own filters, as its schema makes them. */
export type Filters = Record<string, unknown>;

/** What can be taken out as a file, whether at once or by a job. */
export interface Source {
  /** The file's name too. */
  name: string;
  gate: Gate;
  filters: z.ZodType<Filters>;
  /** One row. */
  row: z.ZodObject;
  /** Its custom fields get a column each. */
  labelled?: Labelled;
  /** Rows in pages: from the first (an empty cursor) to one without a next cursor. */
  page(tx: TenantTx, filters: Filters, cursor: string, limit: number): Promise<Listing<object>>;
  /** How many rows there are now, where that can be asked beforehand. */
  count?(tx: TenantTx, filters: Filters): Promise<number | null>;
}

interface Declared<Query extends ListQuery<string>> extends Pick<Source, 'gate' | 'row' | 'labelled'> {
  /** As the path names it. */
  resource: string;
  operationId: string;
  summary: string;
  /** The list's own query. */
  query: z.ZodObject & z.ZodType<Query>;
  exampleQuery?: Record<string, string>;
  /** The list itself, as the list's route calls it: what a caller may not see there is not here either. */
  list(tx: TenantTx, query: Query): Promise<Listing<object>>;
}

/** A list that can be written to a file: its query without pages, and a way to read it page by page. */
export interface Exportable extends Source, Omit<Declared<ListQuery<string>>, 'query' | 'list'> {
  query: z.ZodType<ExportChoices & Filters>;
}

/** Names of columns in the wanted order, as a query has them. */
const Columns = z
  .string()
  .max(4000)
  .transform((names) => names.split(',').map((name) => name.trim()))
  .optional()
  .describe('Names of columns with commas between them, in the wanted order; left out: all.');

const choices = { format: z.enum(FORMATS).default('csv'), columns: Columns, ...lookChoices };

/** Declares a list with the types of its query checked, then forgets them so that all fit one table. */
export function exportable<Query extends ListQuery<string>>({ query, list, ...rest }: Declared<Query>): Exportable {
  const withoutPages = query.omit({ limit: true, offset: true, cursor: true });
  // The filters came out of that very schema; the rest is what was taken out of it.
  const read = (tx: TenantTx, asked: Filters) => list(tx, asked as unknown as Query);
  return {
    ...rest,
    name: rest.resource,
    // What is left of the list's query, alone and with the choices.
    filters: withoutPages as unknown as z.ZodType<Filters>,
    query: withoutPages.extend(choices) as unknown as Exportable['query'],
    page: (tx, filters, cursor, limit) => read(tx, { ...filters, limit, cursor }),
    count: async (tx, filters) => (await read(tx, { ...filters, limit: 1, offset: 0 })).page.total,
  };
}

/** A report as something to take out: all its rows are one page, of one moment. */
export function reportSource({ name, gate, query, row, rows }: Report): Source {
  const page = { total: null, limit: 0, offset: null, hasMore: false, nextCursor: null };
  return { name, gate, filters: query, row, page: async (tx, filters) => ({ rows: await rows(tx, filters), page }) };
}
