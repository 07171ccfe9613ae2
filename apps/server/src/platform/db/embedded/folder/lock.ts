import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { EmbeddedPostgresError, explainFolderFailure } from '../error.ts';
import type { DataFolder } from './data-folder.ts';
import { hand } from './ownership.ts';
import { writeWhole } from './whole-file.ts';

/** Held while this process lives, or until released. */
export interface FolderLock {
  release(): void;
}

// SQLite's result codes, and what they mean for a folder: it doesn't pass the errno on.
const busy = 5;
const meanings = new Map<unknown, string>([
  [8, 'Read-only file system'],
  [13, 'No space left on device'],
  // Nearly always.
  [14, 'Permission denied'],
]);

// A collected database object closes its file, and with it the lock.
const held = new Set<DatabaseSync>();

/**
 * Makes this process the only one that starts PostgreSQL in the folder. A pid file would be left stale by kill -9 and can't be
 * taken over without a race, and Node has no flock; SQLite's exclusive transaction is a kernel lock on the file that ends with the
 * process, on every platform and between containers that share a disk. Nothing else in this process may open the lock file:
 * closing any handle on it drops POSIX locks.
 */
export async function lockFolder(folder: DataFolder): Promise<FolderLock> {
  const database = await takeLock(folder);
  held.add(database);
  const release = () => {
    if (held.delete(database)) database.close();
  };
  try {
    await hand(folder.lockFile, folder.account);
    const holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
    await writeWhole(folder.lockHolderFile, JSON.stringify(holder), folder.account);
  } catch (error) {
    release();
    throw error;
  }
  return { release };
}

async function takeLock(folder: DataFolder): Promise<DatabaseSync> {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(folder.lockFile, { timeout: 0 });
    // No journal file, or a full disk would refuse the lock and kill -9 leave one.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
    const code = error instanceof Error && 'errcode' in error ? error.errcode : null;
    if (code === busy) {
      throw new EmbeddedPostgresError(
        'IN_USE',
        `The database in ${folder.path} is in use by ${await readHolder(folder)}. Stop that one first, or give this one another DATA_DIR.`,
        error,
      );
    }
    throw explainFolderFailure(folder.path, meanings.get(code)) ?? error;
  }
}

/** For people only: who holds the lock is the kernel's knowledge, and the file may name the holder before. */
async function readHolder(folder: DataFolder): Promise<string> {
  try {
    const holder: unknown = JSON.parse(await readFile(folder.lockHolderFile, 'utf8'));
    if (typeof holder === 'object' && holder !== null && 'pid' in holder && 'host' in holder && 'since' in holder) {
      return `process ${holder.pid} on ${holder.host} (since ${holder.since})`;
    }
  } catch {
    // Not written yet, or not ours to read: the message does without.
  }
  return 'another process';
}
