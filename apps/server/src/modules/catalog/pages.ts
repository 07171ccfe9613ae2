import { type RawBuilder, sql } from 'kysely';
import { findsDigits, findsWords, holdsWords, type Searched } from '../../platform/db/folded.ts';
import type { Ordering } from '../../platform/db/keyset.ts';
import { readPage } from '../../platform/db/pages.ts';
import type { TenantTx } from '../../platform/db/transactions.ts';
import type { Listing, ListQuery } from '../../platform/http/lists.ts';

/** A table as it is listed: its orderings are those of its indexes (tenant_id, …, id). */
export interface Listed<Sort extends string> {
  table: Exclude<Searched['table'], 'users' | 'api_keys'> | 'holidays' | 'instructor_time_off';
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
  listed: Listed<Sort>,
  query: ListQuery<Sort>,
  filters: readonly RawBuilder<unknown>[],
): Promise<Listing<Row>> {
  const { table, shown, orderings } = listed;
  const kept = [sql`tenant_id = ${tx.tenantId} AND deleted_at IS NULL`, ...filters, ...(await searched(tx, listed, query.search))];
  return readPage<Row, Sort>(tx, { as: table, from: sql.table(table), shown, orderings }, query, kept, (row) => row[query.sortBy]);
}

async function searched<Sort extends string>(
  tx: TenantTx,
  { table, text, phone }: Listed<Sort>,
  search: string | undefined,
): Promise<RawBuilder<unknown>[]> {
  // Of these two there are never so many that reading them all takes long.
  if (table === 'holidays' || table === 'instructor_time_off') return holdsWords(text, search);
  const digits = phoneDigits(search ?? '');
  if (phone && digits) return findsDigits(tx, { table, id: sql`id`, text: phone }, digits);
  return findsWords(tx, { table, id: sql`id`, text }, search);
}

// Leading zeros say only how a number is dialled; what is stored begins with + and the country.
function phoneDigits(search: string): string | null {
  if (!/^[+(]?\d[\d\s()./-]*$/.test(search.trim())) return null;
  return search.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
}
