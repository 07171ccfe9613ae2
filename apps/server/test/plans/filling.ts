import type { TestDatabase } from '../support/database.ts';

/**
 * Rows of each table: enough that whatever reads more than its page stands out. At a million (PLAN_ROWS=1000000), which a
 * release has to pass as well, filling alone takes five minutes.
 */
export const ROWS = Number(process.env.PLAN_ROWS ?? 200_000);
/** So many rows at the far end of each list have the rare value. */
export const RARE = 30;

/** A table, and the statements that fill it. */
export interface Filling {
  table: string;
  statements: readonly string[];
}

/**
 * Fills tables, two at a time: without triggers, without looking up every foreign key, and with their indexes built when all
 * the rows are there. Those of the search are left out: nothing here searches.
 */
export async function fillAll(database: TestDatabase, fillings: readonly Filling[]): Promise<void> {
  const waiting = [...fillings];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await fill(database, next);
  };
  await Promise.all([lane(), lane()]);
}

async function fill({ look }: TestDatabase, { table, statements }: Filling): Promise<void> {
  const indexes = await look<{ name: string; definition: string; isSearched: boolean; isConstraint: boolean }>(
    `SELECT i.indexrelid::regclass::text AS name, replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') AS definition,
       a.amname = 'gin' AS "isSearched", EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid) AS "isConstraint"
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam WHERE i.indrelid = $1::regclass`,
    [table],
  );
  const dropped = indexes.filter(({ isConstraint }) => !isConstraint);
  // All in one message, so on one connection and in one transaction.
  await look(
    [
      'SET session_replication_role = replica',
      `SET maintenance_work_mem = '256MB'`,
      ...dropped.map(({ name }) => `DROP INDEX ${name}`),
      ...statements,
      ...dropped.filter(({ isSearched }) => !isSearched).map(({ definition }) => definition),
      'RESET session_replication_role',
    ].join('; '),
  );
  await look(`VACUUM ANALYZE ${table}`);
}
