import type { Pool, PoolClient } from 'pg';
import type { Caller } from '../caller.ts';
import { AppError } from '../errors.ts';
import { ID_PATTERN } from '../ids.ts';
import type { NewEvent, RecordedEvent } from '../ledger/ledger.ts';
import type { Database } from './database.ts';
import { type Runnable, runOn } from './query.ts';
import { translateDatabaseError } from './violations.ts';

/** What store functions may do with a transaction, whichever door it came through. */
export abstract class Transaction {
  readonly #client: PoolClient;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  /** All rows. */
  async rows<Row>(query: Runnable<Row>): Promise<Row[]> {
    return (await runOn(this.#client, query)).rows;
  }

  /** The first row, or null. */
  async first<Row>(query: Runnable<Row>): Promise<Row | null> {
    return (await runOn(this.#client, query)).rows[0] ?? null;
  }

  /** How many rows were written. */
  async count(query: Runnable<unknown>): Promise<number> {
    return (await runOn(this.#client, query)).count;
  }

  /** Runs `work`; when it throws, undoes just what it wrote and throws on. */
  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    await this.#client.query('SAVEPOINT part');
    try {
      const result = await work();
      await this.#client.query('RELEASE SAVEPOINT part');
      return result;
    } catch (error) {
      // Released as well: left standing, it would take the place of the one around it, whose undoing then undoes nothing.
      await this.#client.query('ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part');
      throw error;
    }
  }
}

/**
 * A transaction bound to the tenants of one caller (or, for a group commit, of one batch). Row-level
 * security compares every row with these tenants; the setting is transaction-local, so the pooled
 * connection forgets it at the end, however the transaction ends.
 */
export class TenantTx extends Transaction {
  readonly tenantId: string;
  readonly caller: Caller;
  /** Events recorded so far; told to whoever listens after the commit. */
  readonly events: RecordedEvent[] = [];
  readonly #database: Database;
  readonly #afterCommit: (() => void)[] = [];

  constructor(client: PoolClient, database: Database, caller: Caller) {
    super(client);
    this.#database = database;
    this.tenantId = caller.tenantId;
    this.caller = caller;
  }

  /** Lets the modules that hear this event in the same transaction do their part, or veto by throwing. */
  async react(event: NewEvent): Promise<void> {
    for (const reaction of this.#database.reactionsTo(event.type)) await reaction(this, event);
  }

  checkEvents(events: readonly NewEvent[]): void {
    this.#database.checkEvents(events);
  }

  /** What a part told is forgotten with the part. */
  override async savepoint<T>(work: () => Promise<T>): Promise<T> {
    const [told, toDo] = [this.events.length, this.#afterCommit.length];
    try {
      return await super.savepoint(work);
    } catch (error) {
      this.events.length = told;
      this.#afterCommit.length = toDo;
      throw error;
    }
  }

  /** Does the work, answers what it came to, and undoes all of it: a change shown before it is made. */
  async rehearse<T>(work: () => Promise<T>): Promise<T> {
    const undo = new Error('rehearsed');
    let result: { value: T } | undefined;
    try {
      await this.savepoint(async () => {
        result = { value: await work() };
        throw undo;
      });
    } catch (error) {
      if (error !== undo) throw error;
    }
    if (!result) throw new Error('a rehearsal ends by its own undoing');
    return result.value;
  }

  /** Something to do once the change is kept: quick, and nothing is lost when a crash comes first. */
  afterCommit(work: () => void): void {
    this.#afterCommit.push(work);
  }

  committed(): void {
    this.#database.committed(this.events);
    for (const work of this.#afterCommit) work();
  }
}

/** A transaction for the facts of several tenants at once: no single tenant, no single caller. */
export class TenantsTx extends Transaction {
  readonly events: RecordedEvent[] = [];
  readonly #client: PoolClient;
  readonly #database: Database;
  #commit: Promise<unknown> | undefined;

  constructor(client: PoolClient, database: Database) {
    super(client);
    this.#client = client;
    this.#database = database;
  }

  checkEvents(events: readonly NewEvent[]): void {
    this.#database.checkEvents(events);
  }

  /**
   * The last statement, with the COMMIT sent right behind it. When the statement fails, PostgreSQL turns
   * that COMMIT into a rollback, so a statement that must not be kept has to fail.
   */
  async lastRow<Row>(query: Runnable<Row>): Promise<Row | null> {
    const row = this.first(query);
    this.#commit = this.#client.query('COMMIT');
    const [answer] = await Promise.all([row, this.#commit]);
    return answer;
  }

  /** Commits, unless the last statement did. */
  async commit(): Promise<void> {
    await (this.#commit ?? this.#client.query('COMMIT'));
  }
}

/** Names of the places that work across tenants. A test holds this list against the code. */
export type SystemReason =
  | 'access: find the logins of an e-mail'
  | 'access: find a session'
  | 'access: find a connected app'
  | 'access: signing keys'
  | 'access: find an API key'
  | 'access: count what API keys ask for'
  | 'access: forget old use of API keys'
  | 'access: find a tenant'
  | 'access: find what a role may do'
  | 'access: forget mailed links'
  | 'access: drop old audit months'
  | 'access: forget expired sessions'
  | 'people: find the student accounts of a phone'
  | 'people: find a student account'
  | 'platform: forget idempotency keys'
  | 'platform: month partitions'
  | 'platform: readiness'
  | 'platform: send mails'
  | 'progress: rebuild every tenant'
  | 'teaching: find a calendar feed'
  | 'exports: claim work'
  | 'exports: find a file'
  | 'exports: forget files'
  | 'imports: claim work'
  | 'imports: forget old rows'
  | 'leads: find a form'
  | 'teaching: offers that ran out'
  | 'leads: is a website known'
  | 'meeting-rooms: find a lesson link'
  | 'meeting-rooms: forget who was in a room'
  | 'webhooks: dispatch'
  | 'webhooks: which schools have endpoints'
  | 'webhooks: forget old deliveries'
  | 'demo: is the database empty';

/** A transaction over all tenants, under another role. Each use says why. */
export class SystemTx extends Transaction {
  readonly reason: SystemReason;

  constructor(client: PoolClient, reason: SystemReason) {
    super(client);
    this.reason = reason;
  }
}

/** `list`: reading, each statement planned for its own values. A plan for any value would read the whole table for a rare one. */
type Mode = 'read' | 'list' | 'write';

/** Runs `work` in one transaction of the caller's tenant; commits, then tells the events. */
export async function inTenant<T>(
  database: Database,
  caller: Caller,
  work: (tx: TenantTx) => Promise<T>,
  mode: Mode = 'write',
): Promise<T> {
  return transact(database, beginForTenants([caller.tenantId], mode), (client) => new TenantTx(client, database, caller), work);
}

/** Runs `work` for the tenants of one batch: group commit. The policy sees just these tenants. */
export async function inTenants<T>(database: Database, tenantIds: readonly string[], work: (tx: TenantsTx) => Promise<T>): Promise<T> {
  return transact(
    database,
    beginForTenants(tenantIds, 'write'),
    (client) => new TenantsTx(client, database),
    work,
    database.flushPool,
    (tx) => tx.commit(),
  );
}

/**
 * For tables that fill and empty faster than PostgreSQL counts them: where it believes there is one row, reading and sorting
 * them all looks as good as going along the index.
 */
export const ALONG_INDEXES = 'SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off';

/** Runs `work` across tenants, for a reason on the list. */
export async function inSystem<T>(
  database: Database,
  reason: SystemReason,
  work: (tx: SystemTx) => Promise<T>,
  plans: 'any' | 'along-indexes' = 'any',
): Promise<T> {
  const begin = `BEGIN; SET LOCAL ROLE rollbook_system${plans === 'any' ? '' : `; ${ALONG_INDEXES}`}`;
  return transact(database, begin, (client) => new SystemTx(client, reason), work);
}

function beginForTenants(tenantIds: readonly string[], mode: Mode): string {
  if (tenantIds.length === 0) throw new Error('a tenant transaction needs a tenant');
  for (const id of tenantIds) {
    // The ids go into the statement as text, to save a round trip: nothing but id characters may pass.
    if (!ID_PATTERN.test(id)) throw new Error('not a tenant id');
  }
  const begin = mode === 'write' ? 'BEGIN' : 'BEGIN READ ONLY';
  const plans = mode === 'list' ? '; SET LOCAL plan_cache_mode = force_custom_plan' : '';
  return `${begin}; SET LOCAL rollbook.tenants = '${tenantIds.join(',')}'${plans}`;
}

async function transact<Tx extends Transaction, T>(
  database: Database,
  begin: string,
  make: (client: PoolClient) => Tx,
  work: (tx: Tx) => Promise<T>,
  pool: Pool = database.pool,
  commit?: (tx: Tx) => Promise<void>,
): Promise<T> {
  const client = await database.connect(pool);
  let broken: Error | undefined;
  try {
    const begun = client.query(begin);
    const tx = make(client);
    // A pipelined pool sends the first statement right behind BEGIN. If BEGIN failed, that statement ran
    // without a tenant and saw nothing.
    const result = pool === database.flushPool ? (await Promise.all([begun, work(tx)]))[1] : await begun.then(() => work(tx));
    await (commit ? commit(tx) : client.query('COMMIT'));
    if (tx instanceof TenantTx) tx.committed();
    else if (tx instanceof TenantsTx) database.committed(tx.events);
    return result;
  } catch (error) {
    try {
      await client.query('ROLLBACK');
    } catch (rollbackError) {
      // The connection itself is gone: the pool must not hand it out again.
      broken = rollbackError instanceof Error ? rollbackError : new Error(String(rollbackError));
    }
    throw error instanceof AppError ? error : translateDatabaseError(error);
  } finally {
    client.release(broken);
  }
}
