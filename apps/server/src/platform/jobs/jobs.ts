import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Database } from '../db/database.ts';

/** A job: a name, the shape of its data, and one verb. Runs at least once, so the verb is idempotent. */
export interface Job<Data = unknown> {
  name: string;
  data: z.ZodType<Data>;
  /** Cron in UTC, for jobs that run by themselves. */
  cron?: string;
  /** Somebody waits for it: looked for every second, and many are taken at a time. */
  isUrgent?: boolean;
  /** Looks for work left behind whenever a server starts. */
  isAtStart?: boolean;
  /** One in the queue is enough: asking again while it waits changes nothing. */
  isOnce?: boolean;
  run(data: Data): Promise<void>;
}

/** Declares a job with the types of its data checked, then forgets them so that jobs fit one list. */
export function job<Data>(declared: Job<Data>): Job {
  return { ...declared, run: (data) => declared.run(declared.data.parse(data)) } as Job;
}

const SCHEMA = 'pgboss';

/** Installs or upgrades pg-boss's own tables, as the owner, and lets our two roles use them. */
export async function migrateJobs(connection: pg.ClientConfig): Promise<void> {
  const boss = new PgBoss({ ...connection, schema: SCHEMA, max: 1, supervise: false, schedule: false } as ConstructorParameters<
    typeof PgBoss
  >[0]);
  await boss.start();
  await boss.stop({ graceful: false, close: true });
  const client = new pg.Client(connection);
  await client.connect();
  try {
    // Job data can name any tenant, so only the system role reads it.
    await client.query(`
      GRANT USAGE ON SCHEMA ${SCHEMA} TO rollbook_system;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMA} TO rollbook_system;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${SCHEMA} TO rollbook_system;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${SCHEMA} TO rollbook_system`);
  } finally {
    await client.end();
  }
}

/** The queue: pg-boss, in a small pool of its own. */
export class Jobs {
  readonly #boss: PgBoss;
  readonly #log: Logger;

  constructor(database: Database, log: Logger) {
    this.#log = log;
    this.#boss = new PgBoss({
      ...database.connectionAs('rollbook_system'),
      schema: SCHEMA,
      max: 3,
      migrate: false,
      createSchema: false,
    } as ConstructorParameters<typeof PgBoss>[0]);
    this.#boss.on('error', (error) => log.warn({ err: error }, 'the job queue stumbled; it goes on by itself'));
  }

  /** Opens the queues; `isWorking` false leaves what is put into them to other processes. */
  async start(jobs: readonly Job[], isWorking = true): Promise<void> {
    await this.#boss.start();
    for (const { name, cron, run, isUrgent = false, isOnce = false, isAtStart = false } of jobs) {
      await this.#boss.createQueue(name, { retryLimit: 5, retryBackoff: true, policy: isOnce ? 'short' : 'standard' });
      if (!isWorking) continue;
      const pace = isUrgent ? { pollingIntervalSeconds: 1, batchSize: 20, burstWhenBatchFull: true } : { pollingIntervalSeconds: 2 };
      await this.#boss.work(name, pace, async (batch) => {
        for (const one of batch) {
          this.#log.debug({ job: name, jobId: one.id }, 'job begins');
          await run(one.data ?? {});
        }
      });
      if (cron) await this.#boss.schedule(name, cron, {}, { tz: 'UTC' });
      if (isAtStart) this.wake(name);
    }
  }

  /** Puts a job into its queue; it runs soon, on any server. */
  async add(name: string, data: object): Promise<void> {
    await this.#boss.send(name, data);
  }

  /** Asks for a job that also runs by the clock: when asking fails, the clock will do. */
  wake(name: string): void {
    this.#boss.send(name, {}).catch((error: unknown) => this.#log.debug({ err: error, job: name }, 'not woken'));
  }

  /** How many jobs wait, and for how long the oldest has, for the readiness check. */
  async waiting(): Promise<{ queue: string; ready: number }[]> {
    const queues = await this.#boss.getQueues();
    return queues.map((queue) => ({ queue: queue.name, ready: queue.readyCount }));
  }

  /** Lets running jobs finish; what doesn't in time is given back to the queue. */
  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 10_000, close: true });
  }
}
