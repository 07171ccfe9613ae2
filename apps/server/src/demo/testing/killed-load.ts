import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TestDatabase } from '../../../test/support/database.ts';

const program = fileURLToPath(new URL('./load-in-child.ts', import.meta.url));

/** Loads the demo in a process of its own and kills that, by SIGKILL, as soon as the count is reached. */
export async function killedLoad(database: TestDatabase, now: number, reached: { table: string; rows: number }): Promise<void> {
  const environment = { ...process.env, DEMO_LOAD: JSON.stringify({ connection: database.connection, now }) };
  const child = spawn(process.execPath, [program], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  while (child.exitCode === null) {
    const [row] = await database.look<{ n: number }>(`SELECT count(*)::int AS n FROM ${reached.table}`);
    if ((row?.n ?? 0) >= reached.rows) break;
    await pause(1);
  }
  child.kill('SIGKILL');
  const [, signal] = (await ended) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error('the load was over before it could be killed');
  await nothingRuns(database);
}

/** A killed client's backends finish the statement they are at, and hold the lock of loading until then. */
async function nothingRuns(database: TestDatabase): Promise<void> {
  const busy = `SELECT count(*)::int AS n FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND state <> 'idle' AND pid <> pg_backend_pid()`;
  while ((await database.look<{ n: number }>(busy))[0]?.n !== 0) await pause(5);
}
