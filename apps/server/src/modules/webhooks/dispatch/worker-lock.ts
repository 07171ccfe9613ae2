import pg from 'pg';
import type { Database } from '../../../platform/db/database.ts';
import { inDispatch } from './in-dispatch.ts';
import { nextWorker, WORKER_LOCKS } from './lanes-store.ts';

/**
 * A worker's sign of life: an advisory lock under its number, on a connection of its own. PostgreSQL drops it the moment
 * the process is gone, and everybody sees that the worker's lanes are free.
 */
export class WorkerLock {
  readonly #database: Database;
  readonly #onLost: () => void;
  #client: pg.Client | null = null;

  constructor(database: Database, onLost: () => void) {
    this.#database = database;
    this.#onLost = onLost;
  }

  /** A new number, held from now on. */
  async take(): Promise<number> {
    const worker = await inDispatch(this.#database, nextWorker);
    const client = new pg.Client({ ...this.#database.connectionAs('rollbook_system'), keepAlive: true });
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1, $2)', [WORKER_LOCKS, worker]);
    this.#client = client;
    return worker;
  }

  async release(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => {});
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    client.end().catch(() => {});
    this.#onLost();
  }
}
