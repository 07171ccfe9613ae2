import { type RawBuilder, sql } from 'kysely';
import { allOf, fromStart, type Ordering, orderBy, pageLimit } from '../../platform/db/keyset.ts';
import { db } from '../../platform/db/query.ts';
import type { TenantTx } from '../../platform/db/transactions.ts';
import { isKeyset, keysetStart, type Listing, type ListQuery, pageOf } from '../../platform/http/lists.ts';

/** A list: its rows `r` are cut from an index first and dressed with names afterwards. */
export interface Listed<Sort extends string> {
  /** What is read, with `r` as the alias of the record. */
  from: RawBuilder<unknown>;
  /** Columns of the answer, read for the rows of the page alone. */
  shown: RawBuilder<unknown>;
  /** The orderings of the answer, by columns of `r`. */
  orderings: Record<Sort, Ordering>;
  /** The ordering the page is cut by, where it is another table's. */
  cutBy?: Ordering;
}

/** One page, and how many rows there are in all when paged by offset. */
export async function page<Row extends { id: string }, Sort extends string>(
  tx: TenantTx,
  { from, shown, orderings, cutBy }: Listed<Sort>,
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
        SELECT r.* FROM ${from} WHERE ${kept} AND ${fromStart(ordering, query, start)} ${orderBy(ordering, query)} ${pageLimit(query)}
      ) r ${orderBy(orderings[query.sortBy], query)}`.compile(db),
  );
  const counted = isKeyset(query)
    ? null
    : await tx.first(sql<{ total: number }>`SELECT count(*) AS total FROM ${from} WHERE ${kept}`.compile(db));
  return pageOf(query, found, counted?.total ?? null, sortValue);
}

/** An ordering by a column of `r`. */
export function by(column: string, type: Ordering['type']): Ordering {
  return { value: sql.ref(`r.${column}`), id: sql`r.id`, type };
}

/**
 * `{id, name}` of the record that a column of `r` points at; null when there is none. A look-up by key for each row, not
 * a join: before a table is first analysed the planner joins all of several tables with each other.
 */
export function named(
  table: 'branches' | 'courses' | 'customers' | 'cycles' | 'instructors' | 'students',
  column: string,
): RawBuilder<unknown> {
  return sql`(SELECT json_build_object('id', x.id, 'name', x.name) FROM ${sql.table(table)} x
    WHERE x.tenant_id = r.tenant_id AND x.id = ${sql.ref(`r.${column}`)})`;
}

/** A condition for a filter that is given; none for one that is not. */
export function when<Value>(value: Value | undefined, condition: (value: Value) => RawBuilder<unknown>): RawBuilder<unknown>[] {
  return value === undefined ? [] : [condition(value)];
}

// A deleted parent hides its children from lists. OFFSET 0 keeps each a look-up by key for a row of the list.

/** Rows `r` whose cycle is not deleted. */
export const ofLiveCycle = sql`NOT EXISTS (SELECT FROM cycles x WHERE x.tenant_id = r.tenant_id AND x.id = r.cycle_id
  AND x.deleted_at IS NOT NULL OFFSET 0)`;

/** Rows `r` whose student is not deleted, and those without one. */
export const ofLiveStudent = sql`NOT EXISTS (SELECT FROM students x WHERE x.tenant_id = r.tenant_id AND x.id = r.student_id
  AND x.deleted_at IS NOT NULL OFFSET 0)`;

/** Rows `r` whose meeting and its cycle are not deleted. */
export const ofLiveMeeting = sql`EXISTS (SELECT FROM meetings x JOIN cycles y ON y.tenant_id = x.tenant_id AND y.id = x.cycle_id
  WHERE x.tenant_id = r.tenant_id AND x.id = r.meeting_id AND x.deleted_at IS NULL AND y.deleted_at IS NULL OFFSET 0)`;
