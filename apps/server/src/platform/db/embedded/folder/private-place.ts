import { createHash } from 'node:crypto';
import { chmod, mkdir, realpath, rmdir, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, chooseAccount } from '../account.ts';
import { EmbeddedPostgresError, errnoOf } from '../error.ts';
import { canEnter } from '../program.ts';
import { hand } from './ownership.ts';

/** Where the data of an asked folder lives that PostgreSQL's account can't reach: always the same place for the same path. */
export function privateFolderOf(asked: string, privatePlace: string): string {
  return join(privatePlace, createHash('sha256').update(asked).digest('hex').slice(0, 12));
}

/**
 * A checkout below /root is closed to every other account. Its data then lives in the private place, with a symlink from the asked
 * (empty) folder, so that backups and people find it. If only the symlink was lost it is found again: no silent fresh start.
 */
export async function settleElsewhere(
  asked: string,
  account: Account,
  privatePlace: string,
  log: (line: string) => void,
): Promise<{ path: string; account: Account | null }> {
  await makePrivatePlace(privatePlace);
  const place = privateFolderOf(asked, privatePlace);
  const isNew = (await mkdir(place, { recursive: true, mode: 0o700 })) !== undefined;
  if (isNew) await hand(place, account);
  // A first start long ago may have chosen another account, which owns the files.
  const owner = isNew ? account : await chooseAccount(place);
  if (!(await canEnter(owner, place))) {
    throw new EmbeddedPostgresError(
      'UNREACHABLE',
      `PostgreSQL runs as ${owner?.name}, which can enter neither ${asked} nor ${place}. Set DATA_DIR to a folder it can reach.`,
    );
  }
  await rmdir(asked);
  await symlink(place, asked, 'dir').catch(async (error: unknown) => {
    // Another start at the same moment made the same link.
    if (errnoOf(error) !== 'EEXIST' || (await realpath(asked)) !== (await realpath(place))) throw error;
  });
  const holdsCluster = (await stat(join(place, 'cluster')).catch(() => null)) !== null;
  log(
    holdsCluster
      ? `${asked} was empty, but its database is still in ${place} and is used again (remove that folder to begin anew)`
      : `${asked} can't be entered by ${account.name}, which PostgreSQL runs as: the data is in ${place}, with a symlink from ${asked}`,
  );
  return { path: await realpath(place), account: owner };
}

/** Open to every account whatever root's umask; the folders in it are not. */
export async function makePrivatePlace(privatePlace: string): Promise<void> {
  if ((await mkdir(privatePlace, { recursive: true })) !== undefined) await chmod(privatePlace, 0o755);
}
