import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../platform/db/embedded/index.ts';
import { migrate } from '../platform/db/migrate.ts';
import { migrateJobs } from '../platform/jobs/jobs.ts';
import { goOnBehindRestored } from './restored.ts';

/** Ready for use: migrated, with the connection the application may have. */
export interface OpenDatabase {
  connection: pg.PoolConfig;
  owner: pg.ClientConfig;
  /** Ours to stop; null with DATABASE_URL. */
  embedded: EmbeddedPostgres | null;
}

/** Starts the embedded PostgreSQL or takes DATABASE_URL, brings the schema up to date, and makes it ready for use. */
export async function openDatabase(config: Config, log: Logger): Promise<OpenDatabase> {
  const found = await openMigrated(config, log);
  const client = new pg.Client(found.owner);
  try {
    await client.connect();
    await allowLogin(client, found.connection);
    await goOnBehindRestored(client, log);
    return found;
  } catch (error) {
    await found.embedded?.stop();
    throw error;
  } finally {
    await client.end();
  }
}

/** As the migrations make it, and no more. */
export async function openMigrated(config: Config, log: Logger): Promise<OpenDatabase> {
  const found = config.DATABASE_URL ? given(config.DATABASE_URL, config.DATABASE_OWNER_URL) : await embedded(config, log);
  try {
    await migrate(found.owner, log);
    await migrateJobs(found.owner);
    return found;
  } catch (error) {
    await found.embedded?.stop();
    throw error;
  }
}

function given(url: string, ownerUrl: string | undefined): OpenDatabase {
  return { connection: { connectionString: url }, owner: { connectionString: ownerUrl ?? url }, embedded: null };
}

const OWNER = 'rollbook_owner';
const LOGIN = 'rollbook_login';

async function embedded(config: Config, log: Logger): Promise<OpenDatabase> {
  const postgres = await startEmbeddedPostgres({ dataDir: join(config.DATA_DIR, 'postgres'), log: (line) => log.info(line) });
  // Passwords nobody needs to know are made anew at every start.
  const passwords = { [OWNER]: randomBytes(24).toString('hex'), [LOGIN]: randomBytes(24).toString('hex') };
  const client = new pg.Client({ ...postgres.superuser, database: 'postgres' });
  await client.connect();
  try {
    for (const [role, password] of Object.entries(passwords)) {
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
      const rights = role === OWNER ? 'CREATEROLE' : '';
      await client.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN ${rights} PASSWORD '${password}'`);
    }
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'rollbook'");
    if (!rowCount) await client.query(`CREATE DATABASE rollbook OWNER ${OWNER}`);
  } finally {
    await client.end();
  }
  const { host, port } = postgres.superuser;
  const as = (user: typeof OWNER | typeof LOGIN) => ({ host, port, user, password: passwords[user] ?? '', database: 'rollbook' });
  return { connection: as(LOGIN), owner: as(OWNER), embedded: postgres };
}

/** Lets the application's login take on the two roles it works under. */
async function allowLogin(client: pg.Client, connection: pg.PoolConfig): Promise<void> {
  const user = new pg.Client(connection as pg.ClientConfig).user ?? '';
  const { rows } = await client.query<{ isMember: boolean }>(
    `SELECT pg_has_role($1, 'rollbook_app', 'MEMBER') AND pg_has_role($1, 'rollbook_system', 'MEMBER') AS "isMember"`,
    [user],
  );
  if (!rows[0]?.isMember) await client.query(`GRANT rollbook_app, rollbook_system TO ${pg.escapeIdentifier(user)}`);
}
