import { readFile } from 'node:fs/promises';
import { onTestFinished } from 'vitest';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from '../index.ts';
import { isAlive } from '../process/former.ts';

/** Starts in this process; stopped after the test. What it logged is in `logged`. */
export async function start(
  options: Omit<EmbeddedPostgresOptions, 'log'>,
): Promise<EmbeddedPostgres & { logged: string[] }> {
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
