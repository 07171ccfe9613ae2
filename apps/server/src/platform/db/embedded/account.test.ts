import { chmod, chown, lstat, mkdir, readdir, readlink, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chooseAccount, findAccount } from './account.ts';
import { copyCheckout } from './testing/checkout-copy.ts';
import { ask, query } from './testing/query.ts';
import { killWatchdog, runs, start } from './testing/running.ts';
import { startServerProcess, whenRefused, whenStarted } from './testing/server-process.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const isRoot = process.getuid?.() === 0;

test.runIf(!isRoot)('an ordinary user runs PostgreSQL as itself', async () => {
  const folder = await temporaryFolder();
  expect(await chooseAccount(folder)).toBeNull();
  const { pid } = await start({ dataDir: join(folder, 'data') });
  expect((await stat(`/proc/${pid}`)).uid).toBe(process.getuid?.());
});

describe.runIf(isRoot)('as root', () => {
  test('PostgreSQL runs under an account that is not root, which owns the data', async () => {
    const dataDir = join(await temporaryFolder(), 'data');
    const { pid, superuser } = await start({ dataDir });
    const { uid } = await stat(`/proc/${pid}`);
    expect(uid).not.toBe(0);
    for (const path of [dataDir, join(dataDir, 'cluster'), join(dataDir, 'superuser-password'), superuser.host]) {
      expect((await stat(path)).uid).toBe(uid);
    }
  });

  test('the owner of the folder above is chosen, so that the owner can start it later without root', async () => {
    const folder = await temporaryFolder();
    const owner = await mustFind('daemon');
    await chown(folder, owner.uid, owner.gid);
    const dataDir = join(folder, 'data/postgres');
    const first = await start({ dataDir });
    expect((await stat(`/proc/${first.pid}`)).uid).toBe(owner.uid);
    expect((await stat(join(folder, 'data'))).uid).toBe(owner.uid);
    await query(first.superuser, 'CREATE TABLE kept AS SELECT 7 AS n');
    await first.stop();
    const place = await copyCheckout(join(await temporaryFolder(), 'checkout'));
    const { superuser } = await whenStarted(startServerProcess({ dataDir }, { account: owner, place }));
    expect(await ask(superuser, 'SELECT n FROM kept')).toBe(7);
  });

  test('an existing cluster keeps its owner', async () => {
    const folder = await temporaryFolder();
    const owner = await mustFind('daemon');
    await chown(folder, owner.uid, owner.gid);
    const { stop } = await start({ dataDir: join(folder, 'data') });
    await stop();
    await chown(folder, 0, 0);
    await chown(join(folder, 'data'), 0, 0);
    const { pid } = await start({ dataDir: join(folder, 'data') });
    expect((await stat(`/proc/${pid}`)).uid).toBe(owner.uid);
  });

  test('an owner without a name is no account: a known one runs it', async () => {
    const folder = await temporaryFolder();
    await chown(folder, 54_321, 54_321);
    const { pid } = await start({ dataDir: join(folder, 'data') });
    expect([0, 54_321]).not.toContain((await stat(`/proc/${pid}`)).uid);
  });

  test('a cluster restored as root is refused with the command that gives it back', async () => {
    const dataDir = join(await temporaryFolder(), 'data');
    const { stop } = await start({ dataDir });
    await stop();
    await chown(join(dataDir, 'cluster'), 0, 0);
    await expect(start({ dataDir })).rejects.toMatchObject({ code: 'WRONG_OWNER', message: expect.stringMatching(/chown -R \d+ '/) });
  });

  test("an ordinary user starts in its own folder, and is told when a folder is not its to write or another's", async () => {
    const folder = await temporaryFolder();
    const place = await copyCheckout(join(folder, 'checkout'));
    const account = await mustFind('nobody');
    const own = join(folder, 'own');
    await mkdir(own);
    await chown(own, account.uid, account.gid);
    const { pid, superuser } = await whenStarted(startServerProcess({ dataDir: join(own, 'data') }, { account, place }));
    expect((await stat(`/proc/${pid}`)).uid).toBe(account.uid);
    expect(await ask(superuser, 'SELECT 1')).toBe(1);
    const unwritable = await whenRefused(startServerProcess({ dataDir: join(folder, 'new') }, { account, place }));
    expect(unwritable).toMatchObject({ code: 'NOT_WRITABLE', message: expect.stringContaining(join(folder, 'new')) });
    await mkdir(join(folder, 'roots'));
    const notItsOwn = await whenRefused(startServerProcess({ dataDir: join(folder, 'roots') }, { account, place }));
    expect(notItsOwn.code).toBe('NOT_WRITABLE');
  });

  test("a checkout that others can't enter: programs and data move to the private place, with a symlink and a word in the log", async () => {
    const folder = await temporaryFolder();
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const place = await copyCheckout(join(closed, 'checkout'));
    const privatePlace = join(folder, 'private');
    const dataDir = join(closed, 'checkout/data');
    const first = startServerProcess({ dataDir, privatePlace }, { place });
    const { superuser, logged, ...started } = await whenStarted(first);
    expect(started.dataDir).toBe(dataDir);
    await query(superuser, 'CREATE TABLE kept AS SELECT 7 AS n');
    const settled = await readlink(dataDir);
    expect(settled).toMatch(new RegExp(`^${privatePlace}/[0-9a-f]{12}$`));
    expect((await stat(settled)).mode & 0o777).toBe(0o700);
    expect((await readdir(privatePlace)).some((name) => name.startsWith('postgresql-'))).toBe(true);
    expect(logged).toContainEqual(expect.stringContaining(`the data is in ${settled}`));
    expect(logged).toContainEqual(expect.stringContaining('copied to'));
    await stopAndWait(first);

    const second = startServerProcess({ dataDir, privatePlace }, { place });
    const later = await whenStarted(second);
    expect(await ask(later.superuser, 'SELECT n FROM kept')).toBe(7);
    expect(later.logged).toEqual([]);
    await stopAndWait(second);

    // The symlink lost: the data is found again, and said so.
    await rm(dataDir);
    const third = startServerProcess({ dataDir, privatePlace }, { place });
    const found = await whenStarted(third);
    expect(await ask(found.superuser, 'SELECT n FROM kept')).toBe(7);
    expect(found.logged).toContainEqual(expect.stringContaining('is used again'));
    await stopAndWait(third);

    // The data removed as the log said: a new beginning in the same place.
    await rm(settled, { recursive: true });
    const fourth = await whenStarted(startServerProcess({ dataDir, privatePlace }, { place }));
    expect(await ask(fourth.superuser, "SELECT to_regclass('kept') IS NULL")).toBe(true);
    expect(await readlink(dataDir)).toBe(settled);
  });

  test('data that is already in a closed folder is not moved, but the way to open it is told', async () => {
    const folder = await temporaryFolder();
    const dataDir = join(folder, 'later-closed/data');
    await mkdir(join(folder, 'later-closed'), { mode: 0o755 });
    const { stop } = await start({ dataDir });
    await stop();
    await chmod(join(folder, 'later-closed'), 0o700);
    await expect(start({ dataDir, privatePlace: join(folder, 'private') })).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: expect.stringContaining('chmod o+x'),
    });
    expect((await lstat(dataDir)).isDirectory()).toBe(true);
  });

  test('an umask that shuts everybody out does no harm', async () => {
    const folder = await temporaryFolder();
    const before = process.umask(0o077);
    try {
      const { superuser } = await start({ dataDir: join(folder, 'data/postgres'), privatePlace: join(folder, 'private') });
      expect(await ask(superuser, 'SELECT 1')).toBe(1);
    } finally {
      process.umask(before);
    }
  });

  test('root without the right to look into other processes, as in most containers, stops an orphan all the same', async ({ skip }) => {
    const prefix = ['setpriv', '--bounding-set=-sys_ptrace', '--inh-caps=-sys_ptrace'];
    const dataDir = join(await temporaryFolder(), 'data');
    const first = startServerProcess({ dataDir }, { prefix });
    if (
      await first.answer.then(
        () => false,
        () => true,
      )
    )
      return skip('no setpriv here');
    const { pid } = await whenStarted(first);
    await killWatchdog(pid);
    first.child.kill('SIGKILL');
    await first.exited;
    const next = await whenStarted(startServerProcess({ dataDir }, { prefix }));
    expect(next.logged).toContainEqual(expect.stringContaining(`stopping PostgreSQL (pid ${pid})`));
    expect(await runs(pid)).toBe(false);
    expect(await ask(next.superuser, 'SELECT 1')).toBe(1);
  });
});

async function mustFind(name: string) {
  const account = await findAccount(name);
  if (account === null) throw new Error(`no account ${name} on this machine`);
  return account;
}

async function stopAndWait(server: ReturnType<typeof startServerProcess>): Promise<void> {
  server.child.kill('SIGTERM');
  await server.exited;
}
