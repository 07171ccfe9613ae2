import pg from 'pg';
import type { Logger } from 'pino';
import type { Database } from './database.ts';

const RETRY_MS = 500;
const HEARTBEAT_MS = 2000;

type Hear = (payload: string) => void;

/**
 * One connection that listens. Caches that are cleared by NOTIFY ask `isConnected`: while it is false
 * they must not trust what they hold.
 */
export class Listener {
  readonly #database: Database;
  readonly #log: Logger;
  readonly #channels = new Map<string, Hear[]>();
  readonly #onConnect: (() => void)[] = [];
  #client: pg.Client | null = null;
  #heartbeat: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(database: Database, log: Logger) {
    this.#database = database;
    this.#log = log;
  }

  get isConnected(): boolean {
    return this.#client !== null;
  }

  /** Before `start`: hears every payload of a channel. */
  hear(channel: string, hear: Hear): void {
    this.#channels.set(channel, [...(this.#channels.get(channel) ?? []), hear]);
  }

  /** Called after each (re)connection: whatever was said meanwhile was missed. */
  onConnect(clear: () => void): void {
    this.#onConnect.push(clear);
  }

  async start(): Promise<void> {
    const client = new pg.Client({ ...this.#database.connectionAs('rollbook_app'), keepAlive: true });
    client.on('notification', ({ channel, payload }) => {
      for (const hear of this.#channels.get(channel) ?? []) hear(payload ?? '');
    });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client));
    await client.connect();
    for (const channel of this.#channels.keys()) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    this.#client = client;
    for (const clear of this.#onConnect) clear();
    // A half-open connection says nothing: a query it can't answer in time is how we notice.
    this.#heartbeat = setInterval(() => void this.#beat(client), HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  /** Says something on a channel, outside any business transaction. */
  async notify(channel: string, payload: string): Promise<void> {
    await this.#client?.query('SELECT pg_notify($1, $2)', [channel, payload]);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#heartbeat);
    clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => {});
  }

  async #beat(client: pg.Client): Promise<void> {
    const silence = setTimeout(() => this.#lost(client, new Error('no heartbeat')), HEARTBEAT_MS);
    silence.unref();
    await client.query('SELECT 1').catch((error: unknown) => this.#lost(client, error));
    clearTimeout(silence);
  }

  #lost(client: pg.Client, error?: unknown): void {
    if (this.#client !== client) return;
    this.#client = null;
    clearInterval(this.#heartbeat);
    client.end().catch(() => {});
    if (this.#isClosed) return;
    this.#log.warn({ err: error }, 'the listening connection broke; connecting again');
    this.#reconnect();
  }

  #reconnect(): void {
    this.#retry = setTimeout(() => {
      this.start().catch(() => this.#reconnect());
    }, RETRY_MS);
    this.#retry.unref();
  }
}
