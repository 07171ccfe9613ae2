import pg from 'pg';
import type { Logger } from 'pino';
import { AppError } from '../errors.ts';
import type { NewEvent, RecordedEvent } from '../ledger/ledger.ts';
import type { TenantTx } from './transactions.ts';
import { pgTypes } from './types.ts';

/** What a module does in the same transaction when it hears an event. */
export type Reaction = (tx: TenantTx, event: NewEvent) => Promise<void>;

/** Who hears what: by event type, in the transaction; and one listener for all, after the commit. */
export interface Reactions {
  inTransaction: ReadonlyMap<string, readonly Reaction[]>;
  afterCommit: (events: readonly RecordedEvent[]) => void;
  /** Throws when an event is not as the catalogue says; null: nobody looks (production). */
  check: ((event: NewEvent) => void) | null;
}

/** Where the application connects; the role is always rollbook_app, whoever logs in. */
export interface DatabaseOptions {
  connection: pg.PoolConfig;
  /** Size of the request pool. */
  maxConnections: number;
  log: Logger;
  logSql: boolean;
}

/**
 * The pool of connections. Nobody queries it directly: `inTenant` and `inSystem` (transactions.ts) are
 * the two doors, and both leave a connection as they found it.
 */
export class Database {
  readonly pool: pg.Pool;
  /** For group commits: few connections, which plan their few statements once. */
  readonly flushPool: pg.Pool;
  readonly log: Logger;
  readonly #options: DatabaseOptions;
  #isClosing = false;
  #reactions: Reactions = { inTransaction: new Map(), afterCommit: () => {}, check: null };

  constructor(options: DatabaseOptions) {
    this.#options = options;
    this.log = options.log;
    this.pool = this.#makePool(options.maxConnections, REQUEST_SETTINGS, false);
    this.flushPool = this.#makePool(FLUSH_CONNECTIONS, FLUSH_SETTINGS, true);
  }

  /** Settings for a connection of one's own (LISTEN, pg-boss), under the given role. */
  connectionAs(role: 'rollbook_app' | 'rollbook_system'): pg.ClientConfig {
    return { ...this.#options.connection, types: pgTypes, options: sessionOptions(role, REQUEST_SETTINGS), application_name: 'rollbook' };
  }

  /** A connection of one of the two pools; UNAVAILABLE when the database doesn't answer. */
  async connect(pool: pg.Pool = this.pool): Promise<pg.PoolClient> {
    try {
      return await pool.connect();
    } catch (cause) {
      throw new AppError('UNAVAILABLE', 'The database does not answer just now. Try again in a moment.', {
        retryAfterSeconds: 2,
        cause,
      });
    }
  }

  /** Set once, when the server is put together. */
  react(reactions: Reactions): void {
    this.#reactions = reactions;
  }

  reactionsTo(type: string): readonly Reaction[] {
    return this.#reactions.inTransaction.get(type) ?? [];
  }

  /** Every event passes here before it is written. */
  checkEvents(events: readonly NewEvent[]): void {
    const { check } = this.#reactions;
    if (check) for (const event of events) check(event);
  }

  committed(events: readonly RecordedEvent[]): void {
    if (events.length > 0) this.#reactions.afterCommit(events);
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.all([this.pool.end(), this.flushPool.end()]);
  }

  #makePool(max: number, settings: readonly string[], isPipelined: boolean): pg.Pool {
    const { connection, log, logSql } = this.#options;
    const pool = new pg.Pool({
      ...connection,
      max,
      // Statements are sent without waiting for the answer to the one before: a flush is two round trips.
      pipeline: isPipelined,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 30_000,
      // A plan made while a table was small is kept as long as its connection.
      maxLifetimeSeconds: 300,
      types: pgTypes,
      application_name: 'rollbook',
      options: sessionOptions('rollbook_app', settings),
    });
    // A broken idle connection is replaced by the pool; without a listener it would end the process.
    // Only its message is logged: pg hangs the whole client on the error.
    pool.on('error', ({ message }) => {
      if (!this.#isClosing) log.warn({ reason: message }, 'an idle database connection broke');
    });
    // One that breaks in a transaction's hands between two queries: the next query says so. The same here.
    pool.on('connect', (client) => void client.on('error', () => {}));
    if (logSql) pool.on('connect', (client) => logQueries(client, log));
    return pool;
  }
}

const FLUSH_CONNECTIONS = 3;
// Compiling a query of milliseconds costs more than running it.
const REQUEST_SETTINGS = ['jit=off'];
// A flush looks up keys of its batch by index, however the tables have grown since they were last analysed.
// PostgreSQL guesses 100 rows for a JSON parameter and would rather hash a whole table.
const FLUSH_SETTINGS = [
  ...REQUEST_SETTINGS,
  'plan_cache_mode=force_generic_plan',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
  'enable_seqscan=off',
  'enable_bitmapscan=off',
];

// Start-up options hold from the first byte on and come back after RESET, so no path through the pool
// can meet a connection in another role. A forgotten transaction ends by itself.
function sessionOptions(role: string, settings: readonly string[]): string {
  return [
    ...settings,
    `role=${role}`,
    'timezone=UTC',
    'statement_timeout=30000',
    'lock_timeout=10000',
    'idle_in_transaction_session_timeout=60000',
  ]
    .map((setting) => `-c ${setting}`)
    .join(' ');
}

function logQueries(client: pg.PoolClient, log: Logger): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  // Development only (LOG_SQL): texts, never values, which may hold secrets.
  Object.assign(client, {
    query: (first: unknown, ...rest: unknown[]) => {
      const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
      if (text) log.debug({ sql: text }, 'query');
      return query(first, ...rest);
    },
  });
}
