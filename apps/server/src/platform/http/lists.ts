import { z } from 'zod';
import { invalid } from '../errors.ts';

/** What a list answers beside its rows. `total` is exact with offset and null with cursor. */
export interface Page {
  total: number | null;
  limit: number;
  offset: number | null;
  hasMore: boolean;
  nextCursor: string | null;
}

export interface Listing<Row> {
  rows: Row[];
  page: Page;
}

/** Where a keyset page begins: after the row with this sort value and id. */
export interface KeysetStart {
  value: string;
  id: string;
}

export interface ListQuery<Sort extends string> {
  limit: number;
  sortBy: Sort;
  sortOrder: 'asc' | 'desc';
  search?: string | undefined;
  /** Offset paging counts exactly; keyset paging (a cursor, empty for the first page) never counts. */
  offset?: number | undefined;
  cursor?: string | undefined;
}

/** A yes or no in a query. */
export const Flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const Cursor = z.tuple([z.string(), z.enum(['asc', 'desc']), z.string(), z.string()]);

/**
 * The query parameters of a list: paging, sorting, search and the resource's own filters. Unknown
 * parameters are refused. The first of `sorts` is the default.
 */
export function listQuery<const Sorts extends readonly [string, ...string[]], Filters extends z.ZodRawShape>(
  sorts: Sorts,
  filters: Filters,
) {
  return z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(20).describe('How many rows, 1 to 100.'),
    offset: z.coerce.number().int().min(0).max(1_000_000).optional().describe('Skip this many rows; `total` is exact then.'),
    cursor: z
      .string()
      .max(1000)
      .optional()
      .describe('`nextCursor` of the page before; empty for the first page. Costs the same at any depth; `total` is null.'),
    sortBy: z.enum(sorts).default(sorts[0] as Sorts[number]),
    sortOrder: z.enum(['asc', 'desc']).default('asc'),
    search: z.string().trim().max(200).optional().describe('Part of a name, or digits of a phone.'),
    ...filters,
  });
}

/**
 * Reads a cursor made by `pageOf` for the same sorting; 400 otherwise. Null means the first page.
 * `instants` names the sortings whose value is an instant or a date.
 */
export function keysetStart<Sort extends string>(query: ListQuery<Sort>, instants: readonly Sort[]): KeysetStart | null {
  if (query.cursor === undefined || query.cursor === '') return null;
  if (query.offset !== undefined) throw invalid('cursor', 'Send cursor or offset, not both.');
  const parsed = Cursor.safeParse(parseQuietly(Buffer.from(query.cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw invalid('cursor', 'This is not a cursor of ours. Start again without one.');
  const [sortBy, sortOrder, value, id] = parsed.data;
  if (sortBy !== query.sortBy || sortOrder !== query.sortOrder) {
    throw invalid('cursor', 'This cursor belongs to another sorting. Start again without one.');
  }
  const isPlain = !`${value}${id}`.includes('\0') && `${value}${id}`.isWellFormed();
  if (!isPlain || (instants.includes(query.sortBy) && !isMoment(value))) {
    throw invalid('cursor', 'This is not a cursor of ours. Start again without one.');
  }
  return { value, id };
}

const MOMENT = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d(\.\d{1,6})?Z)?$/;

// An instant or a date that PostgreSQL takes: Date.parse alone is content with 30 February, and with a year 0.
function isMoment(text: string): boolean {
  if (text === '-infinity') return true;
  const date = MOMENT.exec(text)?.[1];
  const parsed = Date.parse(text);
  return date !== undefined && date >= '0001' && !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(date);
}

/** Whether the page is asked for by keyset: then nothing is counted. */
export function isKeyset(query: ListQuery<string>): boolean {
  return query.cursor !== undefined;
}

/**
 * Cuts the extra row that tells whether there is more, and makes the cursor of the next page from the
 * last row's sort value and id.
 */
export function pageOf<Row extends { id: string }, Sort extends string>(
  query: ListQuery<Sort>,
  found: Row[],
  total: number | null,
  sortValue: (row: Row) => string,
): Listing<Row> {
  const hasMore = found.length > query.limit;
  const rows = hasMore ? found.slice(0, query.limit) : found;
  const last = rows.at(-1);
  const nextCursor =
    hasMore && last ? Buffer.from(JSON.stringify([query.sortBy, query.sortOrder, sortValue(last), last.id])).toString('base64url') : null;
  return {
    rows,
    page: { total, limit: query.limit, offset: isKeyset(query) ? null : (query.offset ?? 0), hasMore, nextCursor },
  };
}

function parseQuietly(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
