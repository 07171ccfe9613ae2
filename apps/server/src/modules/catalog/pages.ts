import { type RawBuilder, sql } from 'kysely';
import { holdsWords } from '../../platform/db/folded.ts';
import { allOf, fromStart, type Ordering, orderBy, pageLimit } from '../../platform/db/keyset.ts';
import { db } from '../../platform/db/query.ts';
import type { TenantTx } from '../../platform/db/transactions.ts';
import { isKeyset, keysetStart, type Listing, type ListQuery, pageOf } from '../../platform/http/lists.ts';

type Sort = 'name' | 'createdAt';
const ORDERINGS: Record<Sort, Ordering> = {
  name: { value: sql`name`, id: sql`id`, type: 'text' },
  createdAt: { value: sql`created_at`, id: sql`id`, type: 'timestamptz' },
};

/** A page of branches or courses, in the order of their indexes (tenant_id, name | created_at, id). */
export async function page<Row extends { id: string; name: string; createdAt: string }>(
  tx: TenantTx,
  table: 'branches' | 'courses',
  shown: RawBuilder<unknown>,
  query: ListQuery<Sort>,
  filters: readonly RawBuilder<unknown>[],
): Promise<Listing<Row>> {
  const start = keysetStart(query, ['createdAt']);
  const ordering = ORDERINGS[query.sortBy];
  const kept = allOf([sql`tenant_id = ${tx.tenantId} AND deleted_at IS NULL`, ...filters, ...holdsWords(sql`name`, query.search)]);
  const found = await tx.rows(
    sql<Row>`SELECT ${shown} FROM ${sql.table(table)} WHERE ${kept} AND ${fromStart(ordering, query, start)}
      ${orderBy(ordering, query)} ${pageLimit(query)}`.compile(db),
  );
  const counted = isKeyset(query)
    ? null
    : await tx.first(sql<{ total: number }>`SELECT count(*) AS total FROM ${sql.table(table)} WHERE ${kept}`.compile(db));
  return pageOf(query, found, counted?.total ?? null, (row) => row[query.sortBy]);
}
