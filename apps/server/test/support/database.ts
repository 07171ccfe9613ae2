import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { pgTypes } from '../../src/platform/db/types.ts';

/** A database of one test file's own, cloned from the migrated template. */
export interface TestDatabase {
  /** As the application connects: a login that owns nothing. */
  connection: pg.PoolConfig;
  owner: pg.ClientConfig;
  /** Looks behind row-level security, to see what is really there. */
  look<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const { superuser, owner, login, template } = inject('cluster');
  const name = `rollbook_test_${randomBytes(6).toString('hex')}`;
  const maintenance = new pg.Client({ ...superuser, database: 'postgres' });
  await maintenance.connect();
  await maintenance.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${owner.user}`);
  const url = superuser.connectionString;
  const pool = new pg.Pool({
    ...(url ? { connectionString: url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`) } : { ...superuser, database: name }),
    max: 2,
    types: pgTypes,
  } as pg.PoolConfig);
  pool.on('error', () => {});
  return {
    connection: { ...login, database: name } as pg.PoolConfig,
    owner: { ...owner, database: name },
    look: async <Row>(text: string, values: unknown[] = []) => (await pool.query(text, values)).rows as Row[],
    drop: async () => {
      await pool.end();
      await maintenance.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await maintenance.end();
    },
  };
}
