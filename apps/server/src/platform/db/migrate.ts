import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Logger } from 'pino';

const FOLDER = fileURLToPath(new URL('../../../migrations/', import.meta.url));
// Any fixed number: two servers that start together must not migrate together.
const LOCK = 7_265_001;

/**
 * Brings the schema up to date, as the owner. Forward only: a file that ran and was changed since is
 * refused, because databases out there hold the old text.
 */
export async function migrate(connection: pg.ClientConfig, log: Logger): Promise<string[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    return await runPending(client, log);
  } finally {
    await client.end();
  }
}

async function runPending(client: pg.Client, log: Logger): Promise<string[]> {
  await client.query(
    'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, hash text NOT NULL, ran_at timestamptz NOT NULL DEFAULT now())',
  );
  const { rows } = await client.query<{ name: string; hash: string }>('SELECT name, hash FROM migrations');
  const ran = new Map(rows.map((row) => [row.name, row.hash]));
  const done: string[] = [];
  for (const name of (await readdir(FOLDER)).filter((file) => /^\d{4}-.+\.sql$/.test(file)).sort()) {
    const text = await readFile(`${FOLDER}${name}`, 'utf8');
    const hash = createHash('sha256').update(text).digest('hex');
    const before = ran.get(name);
    if (before === hash) continue;
    if (before) throw new Error(`The migration ${name} was changed after it ran here. Put it back and write a new one.`);
    await runOne(client, name, text, hash);
    log.info({ migration: name }, 'migrated');
    done.push(name);
  }
  return done;
}

async function runOne(client: pg.Client, name: string, text: string, hash: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(text);
    await client.query('INSERT INTO migrations (name, hash) VALUES ($1, $2)', [name, hash]);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new Error(`The migration ${name} failed; nothing of it was kept.`, { cause });
  }
}
