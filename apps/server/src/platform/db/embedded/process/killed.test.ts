import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { ask, query } from '../testing/query.ts';
import { killWatchdog, runs, start } from '../testing/running.ts';
import { startServerProcess, whenStarted } from '../testing/server-process.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { commandByPs, commandNames, isPostgresOf } from './former.ts';

const isLinux = process.platform === 'linux';

test('kill -9 of the server stops PostgreSQL cleanly within seconds', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const server = startServerProcess({ dataDir });
  const { superuser, pid } = await whenStarted(server);
  await query(superuser, 'CREATE TABLE kept AS SELECT 7 AS n');
  server.child.kill('SIGKILL');
  await expect.poll(() => runs(pid), { timeout: 5_000 }).toBe(false);
  // A clean stop removes it, a crash doesn't.
  await expect(stat(join(dataDir, 'cluster/postmaster.pid'))).rejects.toThrow('ENOENT');
  const again = await start({ dataDir });
  expect(await ask(again.superuser, 'SELECT n FROM kept')).toBe(7);
});

test.runIf(isLinux)(
  'a PostgreSQL whose server and watchdog were both killed is stopped by the next start, which has its data',
  async () => {
    const dataDir = join(await temporaryFolder(), 'data');
    const server = startServerProcess({ dataDir });
    const { superuser, pid } = await whenStarted(server);
    await query(superuser, 'CREATE TABLE kept AS SELECT 7 AS n');
    await killWatchdog(pid);
    server.child.kill('SIGKILL');
    await server.exited;
    await sleep(300);
    expect(await runs(pid)).toBe(true);
    const again = await start({ dataDir });
    expect(again.logged).toContainEqual(expect.stringContaining(`stopping PostgreSQL (pid ${pid})`));
    expect(await runs(pid)).toBe(false);
    expect(again.pid).not.toBe(pid);
    expect(await ask(again.superuser, 'SELECT n FROM kept')).toBe(7);
  },
);

test('kill -9 of PostgreSQL loses nothing committed, even while a backend computes on', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const first = await start({ dataDir });
  await query(first.superuser, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n');
  const client = new pg.Client({ ...first.superuser, database: 'postgres' });
  client.on('error', () => {});
  await client.connect();
  const backend = Number((await client.query('SELECT pg_backend_pid() AS pid')).rows[0].pid);
  // It never looks up, so it outlives its postmaster and holds the shared memory.
  const computing = client.query('DO $$ BEGIN LOOP NULL; END LOOP; END $$').catch(() => 'cut off');
  await expect.poll(() => ask(first.superuser, `SELECT state FROM pg_stat_activity WHERE pid = ${backend}`)).toBe('active');
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  expect(await runs(backend)).toBe(true);
  await first.stop();
  const second = await start({ dataDir });
  expect(await runs(backend)).toBe(false);
  expect(await computing).toBe('cut off');
  await client.end().catch(() => {});
  expect(await ask(second.superuser, 'SELECT count(*)::int FROM kept')).toBe(1000);
});

test.runIf(isLinux)(
  "a postmaster.pid that names a living process of PostgreSQL's own account does not stop the start, nor that process",
  async () => {
    const dataDir = join(await temporaryFolder(), 'data');
    const first = await start({ dataDir });
    await query(first.superuser, 'CREATE TABLE kept AS SELECT 7 AS n');
    const pidFile = join(dataDir, 'cluster/postmaster.pid');
    const forged = await readFile(pidFile, 'utf8');
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    await first.stop();
    const { uid, gid } = await stat(join(dataDir, 'cluster'));
    const bystander = spawn('sleep', ['600'], { cwd: '/', ...(process.getuid?.() === 0 ? { uid, gid } : {}) });
    onTestFinished(() => void bystander.kill('SIGKILL'));
    await once(bystander, 'spawn');
    await writeFile(pidFile, forged.replace(/^\d+/, String(bystander.pid)));
    const second = await start({ dataDir });
    expect(second.logged).toContainEqual(expect.stringContaining('stale postmaster.pid'));
    expect(await ask(second.superuser, 'SELECT n FROM kept')).toBe(7);
    expect(await runs(bystander.pid ?? 0)).toBe(true);
  },
);

test('kill -9 in the midst of the first start leaves nothing that stops the next one', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const server = startServerProcess({ dataDir });
  const inTheMaking = async () => {
    const draft = (await readdir(dataDir).catch(() => [])).find((name) => name.startsWith('cluster.new-'));
    return draft !== undefined && (await readdir(join(dataDir, draft))).includes('base');
  };
  await expect.poll(inTheMaking, { interval: 5, timeout: 10_000 }).toBe(true);
  server.child.kill('SIGKILL');
  await server.exited;
  expect(await readdir(dataDir)).not.toContain('cluster');
  const { superuser } = await start({ dataDir });
  expect(await ask(superuser, 'SELECT 1')).toBe(1);
  await expect.poll(() => readdir(dataDir)).not.toContainEqual(expect.stringContaining('cluster.new-'));
});

test('only a postmaster of this very cluster counts as ours, by /proc as by ps', async () => {
  const folder = await temporaryFolder();
  const { pid } = await start({ dataDir: join(folder, 'data') });
  expect(await isPostgresOf(join(folder, 'data/cluster'), pid)).toBe(true);
  expect(await isPostgresOf(join(folder, 'data'), pid)).toBe(false);
  expect(await isPostgresOf(join(folder, 'data/cluster'), process.pid)).toBe(false);
  const command = await commandByPs(pid);
  expect(commandNames(command, join(folder, 'data/cluster'))).toBe(true);
  expect(commandNames(command, join(folder, 'dat'))).toBe(false);
});
