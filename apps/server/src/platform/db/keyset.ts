import { type RawBuilder, sql } from 'kysely';
import type { KeysetStart, ListQuery } from '../http/lists.ts';

/** What a list is ordered by: exactly the columns of an index that begins with tenant_id. */
export interface Ordering {
  value: RawBuilder<unknown>;
  id: RawBuilder<unknown>;
  type: 'text' | 'timestamptz' | 'date';
  /** A cursor's value as `value` has it, where the two are spelled differently. */
  start?: (value: string) => RawBuilder<unknown>;
}

export function orderBy({ value, id }: Ordering, { sortOrder }: ListQuery<string>): RawBuilder<unknown> {
  return sortOrder === 'asc' ? sql`ORDER BY ${value}, ${id}` : sql`ORDER BY ${value} DESC, ${id} DESC`;
}

/** The rows of this page and all behind it. One row comparison, so that the index starts right there. */
export function fromStart(ordering: Ordering, query: ListQuery<string>, start: KeysetStart | null): RawBuilder<unknown> {
  if (!start) return sql`true`;
  const comparison = query.sortOrder === 'asc' ? sql`>` : sql`<`;
  const value = ordering.start?.(start.value) ?? sql`${start.value}::${sql.raw(ordering.type)}`;
  return sql`(${ordering.value}, ${ordering.id}) ${comparison} (${value}, ${start.id}::text)`;
}

/** One row more than the page holds, which tells whether there is another page. */
export function pageLimit({ limit, offset }: ListQuery<string>): RawBuilder<unknown> {
  return sql`LIMIT ${limit + 1}::int OFFSET ${offset ?? 0}::int`;
}

export function allOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(conditions, sql` AND `);
}
