import { type RawBuilder, sql } from 'kysely';
import { holdsWords } from '../../platform/db/folded.ts';
import { allOf, fromStart, type Ordering, orderBy, pageLimit } from '../../platform/db/keyset.ts';
import { db } from '../../platform/db/query.ts';
import type { TenantTx } from '../../platform/db/transactions.ts';
import { isKeyset, keysetStart, type Listing, type ListQuery, pageOf } from '../../platform/http/lists.ts';

/** A table as it is listed: its orderings are those of its indexes (tenant_id, …, id). */
export interface Listed<Sort extends string> {
  table: 'branches' | 'courses' | 'instructors' | 'institutional_orders' | 'holidays' | 'instructor_time_off';
  shown: RawBuilder<unknown>;
  orderings: Record<Sort, Ordering>;
  /** The text a search looks in. */
  text: RawBuilder<unknown>;
  /** A phone in E.164, found by its digits too. */
  phone?: RawBuilder<unknown>;
}

const byCreated: Ordering = { value: sql`created_at`, id: sql`id`, type: 'timestamptz' };
export const BY_NAME: Record<'name' | 'createdAt', Ordering> = {
  name: { value: sql`name`, id: sql`id`, type: 'text' },
  createdAt: byCreated,
};

/** By a date column, or by creation. */
export function byDate<Name extends string>(name: Name, column: string): Record<Name | 'createdAt', Ordering> {
  const dated = { value: sql.ref(column), id: sql`id`, type: 'date' } satisfies Ordering;
  // A computed key widens to string; these two are all there are.
  return { [name]: dated, createdAt: byCreated } as Record<Name | 'createdAt', Ordering>;
}

/** A page of what is not deleted. */
export async function page<Row extends { id: string } & Record<Sort, string>, Sort extends string>(
  tx: TenantTx,
  { table, shown, orderings, text, phone }: Listed<Sort>,
  query: ListQuery<Sort>,
  filters: readonly RawBuilder<unknown>[],
): Promise<Listing<Row>> {
  const sorts = Object.keys(orderings) as Sort[]; // the keys of a record are its key type
  const start = keysetStart(
    query,
    sorts.filter((sort) => orderings[sort].type !== 'text'),
  );
  const ordering = orderings[query.sortBy];
  const kept = allOf([sql`tenant_id = ${tx.tenantId} AND deleted_at IS NULL`, ...filters, ...searched(query.search, text, phone)]);
  const found = await tx.rows(
    sql<Row>`SELECT ${shown} FROM ${sql.table(table)} WHERE ${kept} AND ${fromStart(ordering, query, start)}
      ${orderBy(ordering, query)} ${pageLimit(query)}`.compile(db),
  );
  const counted = isKeyset(query)
    ? null
    : await tx.first(sql<{ total: number }>`SELECT count(*) AS total FROM ${sql.table(table)} WHERE ${kept}`.compile(db));
  return pageOf(query, found, counted?.total ?? null, (row) => row[query.sortBy]);
}

function searched(search: string | undefined, text: RawBuilder<unknown>, phone: RawBuilder<unknown> | undefined): RawBuilder<unknown>[] {
  const digits = phoneDigits(search ?? '');
  return phone && digits ? [sql`strpos(${phone}, ${digits}::text) > 0`] : holdsWords(text, search);
}

// Leading zeros say only how a number is dialled; what is stored begins with + and the country.
function phoneDigits(search: string): string | null {
  if (!/^[+(]?\d[\d\s()./-]*$/.test(search.trim())) return null;
  return search.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
}
