import { createHash } from 'node:crypto';
import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { PoolClient } from 'pg';
import type { DB } from './schema.gen.ts';

/**
 * Kysely as a typed writer of SQL: it never opens a connection. Build a query with it, run it with a
 * TenantTx or SystemTx.
 */
export const db = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

// Named statements are parsed and planned once per connection. The cap bounds what a client that varies
// its filters can make each connection remember.
const MAX_NAMED = 500;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= MAX_NAMED) return undefined;
  const name = `q${createHash('sha1').update(text).digest('base64url').slice(0, 16)}`;
  names.set(text, name);
  return name;
}

/** A query that knows the type of its rows: a Kysely builder or a compiled `sql` template. */
export type Runnable<Row> = Compilable<Row> | CompiledQuery<Row>;

export interface Rows<Row> {
  rows: Row[];
  count: number;
}

export async function runOn<Row>(client: PoolClient, query: Runnable<Row>): Promise<Rows<Row>> {
  const compiled = 'compile' in query ? query.compile() : query;
  const name = nameOf(compiled.sql);
  const result = await client.query({
    text: compiled.sql,
    values: [...compiled.parameters],
    ...(name ? { name } : {}),
  });
  // The row type comes from the query builder, which pg can't know.
  return { rows: result.rows as Row[], count: result.rowCount ?? 0 };
}
