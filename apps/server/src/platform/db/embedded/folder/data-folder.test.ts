import { execFile } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, readlink, rm, stat, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { ask, query } from '../testing/query.ts';
import { start } from '../testing/running.ts';
import { startServerProcess, whenStarted } from '../testing/server-process.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const run = promisify(execFile);

test('a path with spaces, commas, quotes and letters of other scripts works', async () => {
  const dataDir = join(await temporaryFolder(), 'trường, "lái" xe', "בית ספר's data");
  const { superuser, stop } = await start({ dataDir });
  expect(superuser.host).toBe(join(dataDir, 'socket'));
  expect(await ask(superuser, 'SELECT 1')).toBe(1);
  await stop();
  expect(await ask((await start({ dataDir })).superuser, 'SELECT 1')).toBe(1);
});

test('a path too deep for a socket gets a short private folder for it, gone after the stop', async () => {
  const dataDir = join(await temporaryFolder(), 'deep-'.repeat(30), 'deep-'.repeat(30));
  const { superuser, stop } = await start({ dataDir });
  expect(superuser.host).toMatch(/\/rollbook-\w{6}$/);
  expect((await stat(superuser.host)).mode & 0o777).toBe(0o700);
  expect(await ask(superuser, 'SELECT 1')).toBe(1);
  await stop();
  await expect(stat(superuser.host)).rejects.toThrow('ENOENT');
});

test('the longest path that fits keeps its socket in the data folder, one byte more does not', async () => {
  const folder = await temporaryFolder();
  const longest = process.platform === 'darwin' ? 103 : 107;
  const room = longest - Buffer.byteLength(join(folder, 'x/socket/.s.PGSQL.5432')) + 1;
  const fits = await start({ dataDir: join(folder, 'd'.repeat(room)) });
  expect(fits.superuser.host).toBe(join(folder, 'd'.repeat(room), 'socket'));
  const spills = await start({ dataDir: join(folder, 'd'.repeat(room + 1)) });
  expect(spills.superuser.host).toMatch(/\/rollbook-\w{6}$/);
  expect(await ask(spills.superuser, 'SELECT 1')).toBe(1);
});

test('the short socket folder of a killed start is removed by the next', async () => {
  const dataDir = join(await temporaryFolder(), 'deep-'.repeat(30));
  const server = startServerProcess({ dataDir });
  const { superuser } = await whenStarted(server);
  server.child.kill('SIGKILL');
  await server.exited;
  expect(await readlink(join(dataDir, 'socket'))).toBe(superuser.host);
  const again = await start({ dataDir });
  expect(again.superuser.host).not.toBe(superuser.host);
  await expect(stat(superuser.host)).rejects.toThrow('ENOENT');
});

test('a socket left by a crash is no clash', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const first = await start({ dataDir });
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  const lock = join(dataDir, 'socket/.s.PGSQL.5432.lock');
  // As if the number of the dead postmaster had come to a living process.
  await writeFile(lock, (await readFile(lock, 'utf8')).replace(/^\d+/, String(process.pid)));
  await first.stop();
  expect(await ask((await start({ dataDir })).superuser, 'SELECT 1')).toBe(1);
});

test('a folder with other things in it is left as it is', async () => {
  const dataDir = await temporaryFolder();
  await writeFile(join(dataDir, 'invoices.csv'), 'precious');
  const before = await stat(dataDir);
  await expect(start({ dataDir })).rejects.toMatchObject({ code: 'NOT_EMPTY', message: expect.stringContaining('invoices.csv') });
  expect(await readdir(dataDir)).toEqual(['invoices.csv']);
  expect((await stat(dataDir)).uid).toBe(before.uid);
  await writeFile(join(dataDir, 'PG_VERSION'), '18');
  await expect(start({ dataDir })).rejects.toMatchObject({ code: 'NOT_EMPTY', message: expect.stringContaining('did not make') });
});

test('a file where the folder should be, and a symlink to a disk that is not mounted, are told', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'file'), '');
  await expect(start({ dataDir: join(folder, 'file') })).rejects.toMatchObject({
    code: 'UNREACHABLE',
    message: expect.stringContaining('is a file'),
  });
  await symlink('/nowhere/disk', join(folder, 'link'));
  await expect(start({ dataDir: join(folder, 'link') })).rejects.toMatchObject({
    code: 'UNREACHABLE',
    message: expect.stringContaining('Mount that disk'),
  });
  expect((await lstat(join(folder, 'link'))).isSymbolicLink()).toBe(true);
});

test('a cluster of another major version is refused with what to do, and not touched', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const { stop, superuser } = await start({ dataDir });
  await query(superuser, 'CREATE TABLE kept AS SELECT 7 AS n');
  await stop();
  await writeFile(join(dataDir, 'cluster/PG_VERSION'), '16\n');
  await expect(start({ dataDir })).rejects.toMatchObject({
    code: 'WRONG_VERSION',
    message: expect.stringMatching(/made by PostgreSQL 16, and this Rollbook brings 18.*pg_dumpall/),
  });
  await writeFile(join(dataDir, 'cluster/PG_VERSION'), '18\n');
  expect(await ask((await start({ dataDir })).superuser, 'SELECT n FROM kept')).toBe(7);
});

test('a lost password file is made anew and works; a wrong one is told', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const first = await start({ dataDir });
  await first.stop();
  await unlink(join(dataDir, 'superuser-password'));
  const second = await start({ dataDir });
  expect(second.superuser.password).not.toBe(first.superuser.password);
  expect(await ask(second.superuser, 'SELECT 1')).toBe(1);
  await second.stop();
  await writeFile(join(dataDir, 'superuser-password'), 'mistaken\n');
  await expect(start({ dataDir })).rejects.toMatchObject({ code: 'BAD_PASSWORD', message: expect.stringContaining('Remove that file') });
  await rm(join(dataDir, 'superuser-password'));
  await start({ dataDir });
});

test('a full disk is called by its name, at the first start and later', async ({ skip }) => {
  const disk = join(await temporaryFolder(), 'disk');
  await mkdir(disk);
  // Big enough for the cluster's beginnings only. Mounting takes root, and not every root may.
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=5m', 'tmpfs', disk]).then(
    () => true,
    () => false,
  );
  if (!mounted) return skip('may not mount a small disk here');
  onTestFinished(async () => void (await run('umount', [disk])));
  const dataDir = join(disk, 'data');
  await expect(start({ dataDir })).rejects.toMatchObject({ code: 'DISK_FULL', message: expect.stringContaining('Free at least') });
  expect(await readdir(dataDir)).not.toContainEqual(expect.stringContaining('cluster.new-'));
  await run('mount', ['-o', 'remount,size=200m', disk]);
  const { stop } = await start({ dataDir });
  await stop();
  await run('sh', ['-c', 'cat /dev/zero > "$1" || true', 'sh', join(disk, 'ballast')]);
  await expect(start({ dataDir })).rejects.toMatchObject({ code: 'DISK_FULL' });
  await rm(join(disk, 'ballast'));
  await start({ dataDir }).then((running) => running.stop());
  await run('mount', ['-o', 'remount,ro', disk]);
  await expect(start({ dataDir })).rejects.toMatchObject({ code: 'NOT_WRITABLE' });
});
