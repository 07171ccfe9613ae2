import { readdir, readFile } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from '../index.ts';
import { isAlive } from '../process/former.ts';

/** Starts in this process; stopped after the test. What it logged is in `logged`. */
export async function start(options: Omit<EmbeddedPostgresOptions, 'log'>): Promise<EmbeddedPostgres & { logged: string[] }> {
  const logged: string[] = [];
  const running = await startEmbeddedPostgres({ ...options, log: (line) => logged.push(line) });
  onTestFinished(() => running.stop());
  return { ...running, logged };
}

/** Whether the process runs: a zombie that nobody reaps doesn't. */
export async function runs(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return isAlive(pid);
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return state !== null && !/\) Z /.test(state);
}

/** Ends the watchdog of this PostgreSQL, as a kill of everything at once would. By /proc: Linux only. */
export async function killWatchdog(pid: number): Promise<void> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(pids.map((other) => readFile(`/proc/${other}/cmdline`, 'utf8').catch(() => '')));
  const found = pids.filter((_, index) => commands[index]?.includes(`rollbook-watchdog\0${pid}\0`));
  if (found.length === 0) throw new Error(`PostgreSQL ${pid} has no watchdog`);
  for (const watchdog of found) process.kill(Number(watchdog), 'SIGKILL');
}
