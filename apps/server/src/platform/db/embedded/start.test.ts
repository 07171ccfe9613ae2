import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, query } from './testing/query.ts';
import { runs, start } from './testing/running.ts';
import { startServerProcess, whenStarted } from './testing/server-process.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

test("a first start makes a UTF-8 database that sorts by code point and knows every script's case", async () => {
  const { superuser } = await start({ dataDir: join(await temporaryFolder(), 'data') });
  expect(await ask(superuser, 'SHOW server_encoding')).toBe('UTF8');
  const sorted = "SELECT string_agg(word, ' ' ORDER BY word) FROM unnest(ARRAY['z', 'Ánh', 'a', 'שלום', 'Z', 'đ', 'é']) word";
  expect(await ask(superuser, sorted)).toBe('Z a z Ánh é đ שלום');
  expect(await ask(superuser, "SELECT upper('đường ánh')")).toBe('ĐƯỜNG ÁNH');
});

test('what is committed is on disk: nothing durable is switched off, and the tuning of a small server is on', async () => {
  const { superuser } = await start({ dataDir: join(await temporaryFolder(), 'data') });
  const { rows } = await query(
    superuser,
    `SELECT name, current_setting(name) AS value FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes',
     'data_checksums', 'shared_buffers', 'max_connections', 'wal_compression', 'TimeZone')`,
  );
  expect(Object.fromEntries(rows.map(({ name, value }) => [name, value]))).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    data_checksums: 'on',
    shared_buffers: '128MB',
    max_connections: '100',
    wal_compression: 'pglz',
    TimeZone: 'UTC',
  });
});

test('settings of the caller win over the defaults, and a name that is none is refused', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const { superuser, stop } = await start({ dataDir, settings: { max_connections: '17' } });
  expect(await ask(superuser, 'SHOW max_connections')).toBe('17');
  await stop();
  await expect(start({ dataDir, settings: { 'max_connections=1 -c fsync': 'off' } })).rejects.toThrow('Not a PostgreSQL setting');
  // What the failed start took, it gave back.
  await start({ dataDir });
});

test('a setting that PostgreSQL refuses is told in its own words', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  await expect(start({ dataDir, settings: { shared_buffers: 'plenty' } })).rejects.toMatchObject({
    code: 'DID_NOT_START',
    message: expect.stringContaining('invalid value for parameter "shared_buffers"'),
  });
});

test('it listens on no TCP port, and only the password in a private file opens the socket', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const { superuser } = await start({ dataDir });
  expect(await ask(superuser, 'SHOW listen_addresses')).toBe('');
  expect((await readFile(join(dataDir, 'superuser-password'), 'utf8')).trim()).toBe(superuser.password);
  expect((await stat(join(dataDir, 'superuser-password'))).mode & 0o777).toBe(0o600);
  expect((await stat(superuser.host)).mode & 0o777).toBe(0o700);
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  expect(superuser.password.length).toBeGreaterThanOrEqual(32);
  await expect(ask({ ...superuser, password: 'guessed' }, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
});

test('data, password and folder survive a restart, which answers within a second', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const first = await start({ dataDir });
  await query(first.superuser, "CREATE TABLE kept AS SELECT 'Nguyễn' AS name");
  await first.stop();
  expect(await runs(first.pid)).toBe(false);
  const startedAt = performance.now();
  const second = await start({ dataDir });
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  expect(second.superuser).toEqual(first.superuser);
  expect(await ask(second.superuser, 'SELECT name FROM kept')).toBe('Nguyễn');
});

test('stop ends clients that are still connected, may be called twice at once, and leaves no process and no socket', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const { superuser, pid, stop, exited } = await start({ dataDir });
  const sleeping = ask(superuser, 'SELECT pg_sleep(60)');
  const cutOff = expect(sleeping).rejects.toThrow();
  await expect.poll(() => ask(superuser, "SELECT count(*)::int FROM pg_stat_activity WHERE wait_event = 'PgSleep'")).toBe(1);
  const startedAt = performance.now();
  const first = stop();
  // The second waits as long as the first.
  await stop();
  expect(await runs(pid)).toBe(false);
  await first;
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  await cutOff;
  expect(await exited).toEqual({ code: 0, signal: null });
  expect(await runs(pid)).toBe(false);
  expect(await readdir(dataDir)).not.toContain('socket');
  await stop();
});

test('an end of PostgreSQL that nobody asked for is told', async () => {
  const { pid, exited, stop } = await start({ dataDir: join(await temporaryFolder(), 'data') });
  process.kill(pid, 'SIGKILL');
  expect(await exited).toEqual({ code: null, signal: 'SIGKILL' });
  await stop();
});

test('PostgreSQL gets none of our environment', async () => {
  const env = { ENCRYPTION_KEY: 'secret', PGPORT: '1', LC_ALL: 'vi_VN.UTF-8' };
  const { pid } = await whenStarted(startServerProcess({ dataDir: join(await temporaryFolder(), 'data') }, { env }));
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8');
  expect(environment).toContain('LC_ALL=C');
  expect(environment).not.toMatch(/ENCRYPTION_KEY|PGPORT|vi_VN/);
});

test('its log is a file in the data folder', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const { superuser } = await start({ dataDir });
  await expect(query(superuser, 'SELECT no_such_column')).rejects.toThrow();
  const [name = ''] = await readdir(join(dataDir, 'log'));
  await expect.poll(() => readFile(join(dataDir, 'log', name), 'utf8')).toContain('no_such_column');
});

test('over TCP it takes a free port of this machine only', async () => {
  const { superuser } = await start({ dataDir: join(await temporaryFolder(), 'data'), overTcp: true });
  expect(superuser.host).toBe('127.0.0.1');
  expect(await ask(superuser, 'SHOW listen_addresses')).toBe('127.0.0.1');
  await expect(ask({ ...superuser, password: 'guessed' }, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
});

test('Ctrl-C interrupts the server, not PostgreSQL, which goes when the server says so', async () => {
  const server = startServerProcess({ dataDir: join(await temporaryFolder(), 'data') });
  const { superuser, pid } = await whenStarted(server);
  const interrupted = new Promise((resolve) => server.child.once('message', resolve));
  process.kill(-(server.child.pid ?? 0), 'SIGINT');
  expect(await interrupted).toEqual({ interrupted: true });
  expect(await ask(superuser, "SELECT pg_sleep(0.2), 'still here' AS answer").then(() => true)).toBe(true);
  server.child.kill('SIGTERM');
  expect(await server.exited).toEqual({ code: 0, signal: null });
  expect(await runs(pid)).toBe(false);
});

test('a server killed after a Ctrl-C that it did not heed still takes PostgreSQL with it', async () => {
  const server = startServerProcess({ dataDir: join(await temporaryFolder(), 'data') });
  const { pid } = await whenStarted(server);
  const interrupted = new Promise((resolve) => server.child.once('message', resolve));
  process.kill(-(server.child.pid ?? 0), 'SIGINT');
  await interrupted;
  expect(await runs(pid)).toBe(true);
  server.child.kill('SIGKILL');
  await expect.poll(() => runs(pid), { timeout: 5_000 }).toBe(false);
});

test('a running PostgreSQL does not keep a process that has nothing left to do, and ends with it', async () => {
  const server = startServerProcess({ dataDir: join(await temporaryFolder(), 'data') }, { leave: true });
  const { pid } = await whenStarted(server);
  expect(await server.exited).toEqual({ code: 0, signal: null });
  await expect.poll(() => runs(pid), { timeout: 5_000 }).toBe(false);
});
