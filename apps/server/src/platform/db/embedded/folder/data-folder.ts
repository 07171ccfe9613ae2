import { mkdir, readdir, readlink, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Account, chooseAccount } from '../account.ts';
import { EmbeddedPostgresError, errnoOf, explainFolderFailure } from '../error.ts';
import { canEnter, runProgram } from '../program.ts';
import { hand } from './ownership.ts';
import { privateFolderOf, settleElsewhere } from './private-place.ts';

/** The folder of one embedded PostgreSQL; the names below are all it holds. */
export interface DataFolder {
  /** Where it really is, which may not be where it was asked for. */
  path: string;
  /** Who PostgreSQL runs as there; null for ourselves. */
  account: Account | null;
  /** PGDATA. */
  cluster: string;
  /** Where initdb works until the cluster is whole: begins the name, as each attempt has its own. */
  clusterDraft: string;
  passwordFile: string;
  lockFile: string;
  lockHolderFile: string;
  socketFolder: string;
  logFolder: string;
  /** What PostgreSQL says before its own log is open. */
  startupLog: string;
}

/** Finds or makes the folder, owned by the account PostgreSQL runs under and reachable for it; settles elsewhere if it can't be. */
export async function openDataFolder(asked: string, privatePlace: string, log: (line: string) => void): Promise<DataFolder> {
  try {
    const account = await chooseAccount(join(asked, 'cluster'));
    await refuseFile(asked);
    await makeFolder(asked, account, privatePlace);
    const path = await realpath(asked);
    const isEmpty = await refuseForeignContent(path);
    if (account === null) return describe(path, null);
    if (await canEnter(account, dirname(path))) {
      await hand(path, account);
      return describe(path, account);
    }
    if (!isEmpty) {
      throw new EmbeddedPostgresError(
        'UNREACHABLE',
        `PostgreSQL runs as ${account.name}, which can't enter ${path}. Let it pass (chmod o+x on the folders above), or move that folder and set DATA_DIR.`,
      );
    }
    const settled = await settleElsewhere(asked, account, privatePlace, log);
    return describe(settled.path, settled.account);
  } catch (error) {
    throw (error instanceof EmbeddedPostgresError ? null : explainFolderFailure(asked, error)) ?? error;
  }
}

function describe(path: string, account: Account | null): DataFolder {
  return {
    path,
    account,
    cluster: join(path, 'cluster'),
    clusterDraft: join(path, 'cluster.new-'),
    passwordFile: join(path, 'superuser-password'),
    lockFile: join(path, 'rollbook.lock'),
    lockHolderFile: join(path, 'lock-holder.json'),
    socketFolder: join(path, 'socket'),
    logFolder: join(path, 'log'),
    startupLog: join(path, 'startup.log'),
  };
}

async function makeFolder(asked: string, account: Account | null, privatePlace: string): Promise<void> {
  const target = await readlink(asked).catch(() => null);
  if (target !== null && (await realpath(asked).catch(() => null)) === null) {
    if (target !== privateFolderOf(asked, privatePlace)) {
      throw new EmbeddedPostgresError(
        'UNREACHABLE',
        `${asked} points to ${target}, which is not there. Mount that disk, or remove the symlink to begin anew.`,
      );
    }
    // Our own symlink, and its data removed to begin anew.
    await mkdir(target, { mode: 0o700 });
    await hand(target, account);
    return;
  }
  if (account !== null) {
    // By the account if it may, so that all of a new path is its own; else it stays root's down to the last folder.
    const made = await runProgram('mkdir', ['-p', '-m', '0700', '--', asked], { account });
    if (made.code === 0) return;
  }
  await mkdir(dirname(asked), { recursive: true });
  await mkdir(asked, { mode: 0o700 }).catch((error: unknown) => {
    if (errnoOf(error) !== 'EEXIST') throw error;
  });
}

async function refuseFile(asked: string): Promise<void> {
  const found = await stat(asked).catch(() => null);
  if (found === null || found.isDirectory()) return;
  throw new EmbeddedPostgresError('UNREACHABLE', `${asked} is a file. Move it away, or set DATA_DIR to a folder.`);
}

/**
 * Tells whether the folder is empty. It changes hands when we are root, so nothing that isn't ours may be in it, a mounted disk's
 * lost+found aside.
 */
async function refuseForeignContent(folder: string): Promise<boolean> {
  const names = (await readdir(folder)).filter((name) => name !== 'lost+found');
  if (names.length === 0) return true;
  if (names.includes('rollbook.lock') || names.includes('cluster')) return false;
  throw new EmbeddedPostgresError(
    'NOT_EMPTY',
    names.includes('PG_VERSION')
      ? `${folder} is a PostgreSQL cluster that Rollbook did not make. Run that PostgreSQL and set DATABASE_URL, or name an empty folder.`
      : `${folder} holds other things (${names.slice(0, 3).join(', ')}). The embedded PostgreSQL needs a folder of its own: name an empty one.`,
  );
}
