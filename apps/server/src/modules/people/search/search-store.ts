import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { searchPatterns } from './search-text.ts';

// Below this many the ids are fetched by the trigram index; above, walking the list in its order meets
// enough matches soon enough.
const MAX_IDS = 1000;

/** A kind of record with search_text that search_people_ids knows, and the alias of its table in the query. */
export interface Searched {
  kind: 'customers' | 'students' | 'leads';
  alias: string;
}

/**
 * Conditions under which a row matches the search; exact on both paths. The ids spare reading the list, because
 * row-level security keeps LIKE itself from using the trigram index (migration 0081).
 */
export async function matchesIn(tx: TenantTx, { kind, alias }: Searched, search: string | undefined): Promise<RawBuilder<unknown>[]> {
  const patterns = searchPatterns(search ?? '');
  if (patterns.length === 0) return [];
  const conditions = patterns.map((pattern) => sql`${sql.ref(`${alias}.search_text`)} LIKE ${pattern}`);
  // A plan made for any pattern would read the whole table: each pattern is planned for itself.
  await tx.count(sql`SET LOCAL plan_cache_mode = force_custom_plan`.compile(db));
  const ids = await findIds(tx, kind, patterns, MAX_IDS);
  return ids.length < MAX_IDS ? [sql`${sql.ref(`${alias}.id`)} = ANY (${ids}::text[])`, ...conditions] : conditions;
}

/** Ids of those whose search text matches every pattern (`%word%`, or `ab%` for the beginning of a word), at most so many. */
export async function findIds(tx: TenantTx, kind: Searched['kind'], patterns: readonly string[], max: number): Promise<string[]> {
  const rows = await tx.rows(sql<{ id: string }>`SELECT search_people_ids(${kind}, ${patterns}::text[], ${max}) AS id`.compile(db));
  return rows.map(({ id }) => id);
}
