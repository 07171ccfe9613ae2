import { type RawBuilder, sql } from 'kysely';
import { isKeyset, keysetStart, type Listing, type ListQuery, pageOf } from '../http/lists.ts';
import { allOf, fromStart, type Ordering, orderBy, pageLimit } from './keyset.ts';
import { db } from './query.ts';
import type { TenantTx } from './transactions.ts';

/** A list: its rows are cut from an index first and dressed with names afterwards. */
export interface Listed<Sort extends string> {
  /** The alias of the record in all parts below. */
  as: string;
  /** What is read, with the record under its alias. */
  from: RawBuilder<unknown>;
  /** Columns of the answer, read for the rows of the page alone. */
  shown: RawBuilder<unknown>;
  /** What `shown` needs beside the record: joins that keep every row. */
  with?: RawBuilder<unknown>;
  /** The orderings of the answer, by columns of the record. */
  orderings: Record<Sort, Ordering>;
  /** The ordering the page is cut by, where it is another table's. */
  cutBy?: Ordering;
}

/**
 * One page of the rows that fit `filters` (the tenant's among them), and how many there are in all when paged by offset.
 * `sortValue` is what a cursor remembers of the last row.
 */
export async function readPage<Row extends { id: string }, Sort extends string>(
  tx: TenantTx,
  { as, from, shown, with: dressed = sql``, orderings, cutBy }: Listed<Sort>,
  query: ListQuery<Sort>,
  filters: readonly RawBuilder<unknown>[],
  sortValue: (row: Row) => string,
): Promise<Listing<Row>> {
  const sorts = Object.keys(orderings) as Sort[]; // the keys of a record are its key type
  const start = keysetStart(
    query,
    sorts.filter((sort) => orderings[sort].type !== 'text'),
  );
  const ordering = cutBy ?? orderings[query.sortBy];
  const kept = allOf(filters);
  const found = await tx.rows(
    sql<Row>`SELECT ${shown} FROM (
        SELECT ${sql.ref(as)}.* FROM ${from} WHERE ${kept} AND ${fromStart(ordering, query, start)} ${orderBy(ordering, query)} ${pageLimit(query)}
      ) ${sql.ref(as)} ${dressed} ${orderBy(orderings[query.sortBy], query)}`.compile(db),
  );
  const counted = isKeyset(query)
    ? null
    : await tx.first(sql<{ total: number }>`SELECT count(*) AS total FROM ${from} WHERE ${kept}`.compile(db));
  return pageOf(query, found, counted?.total ?? null, sortValue);
}

/** A condition for a filter that is given; none for one that is not. */
export function when<Value>(value: Value | undefined, condition: (value: Value) => RawBuilder<unknown>): RawBuilder<unknown>[] {
  return value === undefined ? [] : [condition(value)];
}
