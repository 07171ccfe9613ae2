import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask } from '../testing/query.ts';
import { runs, start } from '../testing/running.ts';
import { startServerProcess, whenRefused, whenStarted } from '../testing/server-process.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

test('a second start of one folder fails, tells who holds it, and leaves the first alone', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const first = await start({ dataDir });
  await expect(start({ dataDir })).rejects.toMatchObject({ code: 'IN_USE' });
  const refused = await whenRefused(startServerProcess({ dataDir }));
  expect(refused.code).toBe('IN_USE');
  expect(refused.message).toContain(`process ${process.pid} on `);
  expect(await ask(first.superuser, 'SELECT 1')).toBe(1);
  await first.stop();
  await start({ dataDir });
});

test('of four first starts at one moment exactly one runs', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const answers = await Promise.all([1, 2, 3, 4].map(() => startServerProcess({ dataDir }).answer));
  const started = answers.filter((answer) => 'pid' in answer);
  expect(started).toHaveLength(1);
  expect(answers.flatMap((answer) => ('code' in answer ? [answer.code] : []))).toEqual(['IN_USE', 'IN_USE', 'IN_USE']);
  for (const { superuser } of started) expect(await ask(superuser, 'SELECT 1')).toBe(1);
});

test('kill -9 leaves no stale lock: the next start goes through at once, while PostgreSQL is still stopping', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const server = startServerProcess({ dataDir });
  const { pid } = await whenStarted(server);
  server.child.kill('SIGKILL');
  await server.exited;
  const next = await start({ dataDir });
  expect(next.pid).not.toBe(pid);
  expect(await runs(pid)).toBe(false);
  expect(await ask(next.superuser, 'SELECT 1')).toBe(1);
});
