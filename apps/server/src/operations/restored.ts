import pg from 'pg';
import type { Logger } from 'pino';
import type { OpenDatabase } from './open-database.ts';

// Two servers that start together must not both do it.
const LOCK = 7_265_002;

/**
 * Events stand in the order of transactions, and each cluster counts those from its own beginning. In a database that was
 * restored into another cluster (pg_dump, a move to another provider) new events would lie before the old ones, and whoever
 * reads the feed would never come to see them: there they are counted from behind the last event that was brought along.
 */
export async function goOnBehindRestored({ connection, owner }: Pick<OpenDatabase, 'connection' | 'owner'>, log: Logger): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const { rows } = await client.query<{ here: string; counting: string; now: string }>(
      `SELECT system_identifier::text AS here, counting_cluster()::text AS counting, pg_current_xact_id()::text AS now FROM pg_control_system()`,
    );
    const [{ here, counting, now }] = rows as [(typeof rows)[number]];
    if (counting !== here) {
      const before = behind(BigInt(await lastPlace(connection)), BigInt(now), counting !== NO_CLUSTER);
      const body = before === 0n ? 'SELECT transaction' : `SELECT ((transaction::text)::bigint + ${before})::text::xid8`;
      await client.query(
        `CREATE OR REPLACE FUNCTION told_at(transaction xid8) RETURNS xid8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS ${pg.escapeLiteral(body)}`,
      );
      await client.query(
        `CREATE OR REPLACE FUNCTION counting_cluster() RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS ${pg.escapeLiteral(`SELECT ${BigInt(here)}::bigint`)}`,
      );
      if (before > 0n)
        log.info({ before: String(before) }, 'this database was restored from another cluster; its events go on behind the old ones');
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

// Cursors may lie behind the last event, by as many transactions as there were since that told nothing.
const SILENT = 2n ** 32n;

const NO_CLUSTER = '0';

function behind(last: bigint, now: bigint, wasElsewhere: boolean): bigint {
  const ahead = last + SILENT - now;
  return ahead > 0n && (wasElsewhere || last >= now) ? ahead : 0n;
}

/** Of all schools: row-level security lets only the system's role see that. */
async function lastPlace(connection: pg.ClientConfig): Promise<string> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query('BEGIN; SET LOCAL ROLE rollbook_system');
    const { rows } = await client.query<{ last: string }>(`SELECT coalesce(max(xid), '0'::xid8)::text AS last FROM events`);
    await client.query('COMMIT');
    return rows[0]?.last ?? '0';
  } finally {
    await client.end();
  }
}
