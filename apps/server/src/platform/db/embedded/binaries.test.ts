import { chmod, chown, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Account, findAccount } from './account.ts';
import { copyCheckout } from './testing/checkout-copy.ts';
import { ask } from './testing/query.ts';
import { startServerProcess, whenRefused, whenStarted } from './testing/server-process.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const isRoot = process.getuid?.() === 0;

test('a package whose install script npm did not run gets its library links at the start', async () => {
  const folder = await temporaryFolder();
  const place = await copyCheckout(join(folder, 'checkout'));
  const removed = await removeLinks(place.native);
  const { superuser, logged } = await whenStarted(startServerProcess({ dataDir: join(folder, 'data') }, { place }));
  expect(await ask(superuser, 'SELECT 1')).toBe(1);
  expect(await readdir(join(place.native, 'lib'))).toEqual(expect.arrayContaining(removed));
  expect(logged).not.toContainEqual(expect.stringContaining('copied'));
});

test('programs that lost their right to be executed get it back', async () => {
  const folder = await temporaryFolder();
  const place = await copyCheckout(join(folder, 'checkout'));
  for (const name of ['initdb', 'postgres', 'pg_ctl']) await chmod(join(place.native, 'bin', name), 0o644);
  const { superuser } = await whenStarted(startServerProcess({ dataDir: join(folder, 'data') }, { place }));
  expect(await ask(superuser, 'SELECT 1')).toBe(1);
  expect((await stat(join(place.native, 'bin/postgres'))).mode & 0o777).toBe(0o755);
});

test('a missing package, and programs that do not run on this system, are told with the way out', async () => {
  const folder = await temporaryFolder();
  const place = await copyCheckout(join(folder, 'checkout'));
  await rm(join(place.native, 'lib/libcrypto.so.1.1'));
  const broken = await whenRefused(startServerProcess({ dataDir: join(folder, 'data') }, { place }));
  expect(broken).toMatchObject({ code: 'NO_BINARIES', message: expect.stringMatching(/libcrypto.*DATABASE_URL/s) });
  await rm(dirname(place.native), { recursive: true });
  const missing = await whenRefused(startServerProcess({ dataDir: join(folder, 'data') }, { place }));
  expect(missing).toMatchObject({ code: 'NO_BINARIES', message: expect.stringContaining('npm ci') });
});

// Nothing is read-only for root; as an ordinary user the copy is our own, so only root can lay a foreign one.
describe.runIf(isRoot)('node_modules that belong to somebody else', () => {
  test("an ordinary user whose links are missing and can't be made runs a copy in its data folder", async () => {
    const folder = await temporaryFolder();
    const place = await copyCheckout(join(folder, 'checkout'));
    await removeLinks(place.native);
    const account: Account | null = await findAccount('nobody');
    if (account === null) throw new Error('no account nobody');
    const own = join(folder, 'own');
    await mkdir(own);
    await chown(own, account.uid, account.gid);
    const dataDir = join(own, 'data');
    const { superuser, logged } = await whenStarted(startServerProcess({ dataDir }, { account, place }));
    expect(await ask(superuser, 'SELECT 1')).toBe(1);
    expect(logged).toContainEqual(expect.stringContaining(`copied to ${join(dataDir, 'postgresql-')}`));
    expect(await removeLinks(place.native)).toEqual([]);
  });
});

async function removeLinks(native: string): Promise<string[]> {
  const lib = join(native, 'lib');
  const links = (await readdir(lib, { withFileTypes: true })).filter((entry) => entry.isSymbolicLink());
  for (const { name } of links) await rm(join(lib, name));
  return links.map(({ name }) => name);
}
