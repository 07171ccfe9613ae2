import { lstat, mkdir, mkdtemp, readlink, rm, rmdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { EmbeddedPostgresError } from '../error.ts';
import { canEnter } from '../program.ts';
import type { DataFolder } from './data-folder.ts';
import { hand } from './ownership.ts';

/** The socket's name says 5432 in every cluster: its folder is private, so nothing can clash with it. */
export const socketPort = 5432;

// sun_path holds 108 bytes on Linux and 104 on macOS, the closing zero included.
const longestPath = process.platform === 'darwin' ? 103 : 107;

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) <= longestPath;
}

/** An empty folder for the socket, only for the account: in the data folder, or a short one in the temporary folder if too deep. */
export async function makeSocketFolder(data: DataFolder): Promise<string> {
  await removeSocketFolder(data);
  if (fits(data.socketFolder)) {
    await mkdir(data.socketFolder, { mode: 0o700 });
    await hand(data.socketFolder, data.account);
    return data.socketFolder;
  }
  // TMPDIR may itself be deep, or closed to the account.
  for (const place of new Set([tmpdir(), '/tmp', '/var/tmp'])) {
    if (!fits(join(place, 'rollbook-XXXXXX'))) continue;
    const made = await mkdtemp(join(place, 'rollbook-')).catch(() => null);
    if (made === null) continue;
    await hand(made, data.account);
    if (await canEnter(data.account, made)) {
      // The symlink lets people find it, and the next start remove it if this one is killed.
      await symlink(made, data.socketFolder, 'dir');
      return made;
    }
    await rmdir(made);
  }
  throw new EmbeddedPostgresError(
    'UNREACHABLE',
    `${data.path} is too deep for a Unix socket and no temporary folder will do. Set DATA_DIR to a shorter path.`,
  );
}

/** Removes the folder of this start or of one that was killed; PostgreSQL would take a leftover socket's lock file seriously. */
export async function removeSocketFolder(data: DataFolder): Promise<void> {
  const elsewhere = await readlink(data.socketFolder).catch(() => null);
  if (elsewhere !== null && /^rollbook-\w{6}$/.test(basename(elsewhere))) {
    const found = await lstat(elsewhere).catch(() => null);
    const owner = data.account?.uid ?? process.getuid?.();
    // Names in /tmp are anybody's: only what the account owns is removed, and never more than the two files PostgreSQL makes.
    if (found?.isDirectory() && found.uid === owner) {
      await rm(join(elsewhere, `.s.PGSQL.${socketPort}`), { force: true });
      await rm(join(elsewhere, `.s.PGSQL.${socketPort}.lock`), { force: true });
      await rmdir(elsewhere).catch(() => {});
    }
  }
  await rm(data.socketFolder, { recursive: true, force: true });
}
