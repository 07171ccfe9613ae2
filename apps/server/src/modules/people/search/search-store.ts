import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { searchPatterns } from './search-text.ts';

// Below this many the ids are fetched by the trigram index; above, walking the list in its order meets
// enough matches soon enough.
const MAX_IDS = 1000;

/** A table with search_text: its alias in the query, and the function that finds ids by the trigram index. */
export interface Searched {
  alias: string;
  ids: RawBuilder<unknown>;
}

const SEARCHED: Record<'students' | 'customers', Searched> = {
  students: { alias: 's', ids: sql`search_student_ids` },
  customers: { alias: 'c', ids: sql`search_customer_ids` },
};

/**
 * Conditions under which a row matches the search; exact on both paths. The ids of the rarest word spare
 * the rest, because row-level security keeps LIKE itself from using the index (migration 0003).
 */
export async function matchesIn(
  tx: TenantTx,
  { alias, ids: searchIds }: Searched,
  search: string | undefined,
): Promise<RawBuilder<unknown>[]> {
  const patterns = searchPatterns(search ?? '');
  const columns = sql.table(alias);
  const conditions = patterns.map((pattern) => sql`${columns}.search_text LIKE ${pattern}`);
  // A plan made for any pattern would read the whole table: each pattern is planned for itself.
  if (patterns.length > 0) await tx.count(sql`SET LOCAL plan_cache_mode = force_custom_plan`.compile(db));
  for (const pattern of patterns) {
    const ids = await tx.rows(sql<{ id: string }>`SELECT ${searchIds}(${pattern}, ${MAX_IDS}) AS id`.compile(db));
    if (ids.length < MAX_IDS) return [sql`${columns}.id = ANY(${ids.map(({ id }) => id)}::text[])`, ...conditions];
  }
  return conditions;
}

/** The same for the tables of this module. */
export async function matches(tx: TenantTx, table: 'students' | 'customers', search: string | undefined): Promise<RawBuilder<unknown>[]> {
  return matchesIn(tx, SEARCHED[table], search);
}
