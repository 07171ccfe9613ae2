import pg from 'pg';
import type { Logger } from 'pino';

// Two servers that start together must not both do it.
const LOCK = 7_265_002;
// Cursors may lie behind the last event, by as many transactions as there were since that told nothing.
const SILENT = 2n ** 32n;
const NO_CLUSTER = '0';

/**
 * Events stand in the order of transactions, and each cluster counts those from its own beginning. In a database that was
 * restored into another cluster (pg_dump, a move to another provider) new events would lie before the old ones, and whoever
 * reads the feed would never come to see them: there they are counted from behind the last event that was brought along.
 * As the owner.
 */
export async function goOnBehindRestored(client: pg.Client, log: Logger): Promise<void> {
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  const { rows } = await client.query<{ here: string; counting: string; now: string }>(
    `SELECT system_identifier::text AS here, counting_cluster()::text AS counting, pg_current_xact_id()::text AS now FROM pg_control_system()`,
  );
  const [{ here, counting, now }] = rows as [(typeof rows)[number]];
  if (counting !== here) await countOn(client, here, BigInt(now), counting !== NO_CLUSTER, log);
  await client.query('COMMIT');
}

async function countOn(client: pg.Client, here: string, now: bigint, wasElsewhere: boolean, log: Logger): Promise<void> {
  const { rows } = await client.query<{ last: string }>('SELECT last_told()::text AS last');
  const last = BigInt(rows[0]?.last ?? 0);
  const ahead = last + SILENT - now;
  const before = ahead > 0n && (wasElsewhere || last >= now) ? ahead : 0n;
  await define(
    client,
    'told_at(transaction xid8) RETURNS xid8',
    before === 0n ? 'transaction' : `((transaction::text)::bigint + ${before})::text::xid8`,
  );
  await define(client, 'counting_cluster() RETURNS bigint', `${BigInt(here)}::bigint`);
  if (before > 0n) log.info({ before: String(before) }, 'this database came from another cluster; its events go on behind the old ones');
}

async function define(client: pg.Client, head: string, value: string): Promise<void> {
  await client.query(`CREATE OR REPLACE FUNCTION ${head} LANGUAGE sql IMMUTABLE PARALLEL SAFE AS ${pg.escapeLiteral(`SELECT ${value}`)}`);
}
