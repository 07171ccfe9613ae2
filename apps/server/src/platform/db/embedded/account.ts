import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EmbeddedPostgresError, errnoOf } from './error.ts';
import { runProgram } from './program.ts';

/** An unprivileged account of this machine. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

// `postgres` before `nobody`: other daemons run as nobody and could read the school's data; a machine with a PostgreSQL of its
// own is better off with `rollbook`, so the log proposes that one.
const fallbackNames = ['rollbook', 'postgres', 'nobody'];

/**
 * The account PostgreSQL runs under, which refuses root: null (our own) for an ordinary user. As root: whoever owns the data
 * folder or the nearest folder above it, so that `sudo` in someone's checkout leaves them files they own; else a dedicated account.
 */
export async function chooseAccount(dataDir: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await ownerOf(dataDir);
  for (const candidate of owner === 0 ? fallbackNames : [String(owner), ...fallbackNames]) {
    const account = await findAccount(candidate);
    if (account !== null && (await isUsable(account))) return account;
  }
  throw new EmbeddedPostgresError(
    'NO_ACCOUNT',
    'PostgreSQL refuses to run as root and there is no other account to run it under. ' +
      'Start Rollbook as an ordinary user, make an account with `useradd --system rollbook`, or set DATABASE_URL.',
  );
}

/** The user id that owns the folder, or the nearest existing one above it. */
async function ownerOf(folder: string): Promise<number> {
  try {
    return (await stat(folder)).uid;
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(errnoOf(error) ?? '') || dirname(folder) === folder) throw error;
    return ownerOf(dirname(folder));
  }
}

/** Looks an account up by name or number. By `id`, not /etc/passwd: directory services count. */
export async function findAccount(nameOrUid: string): Promise<Account | null> {
  const [name, uid, gid] = await Promise.all(['-un', '-u', '-g'].map((what) => runProgram('id', [what, nameOrUid], { account: null })));
  // initdb stops for a number without a name, so such an owner is no account for us.
  if (name?.code !== 0 || uid?.code !== 0 || gid?.code !== 0) return null;
  return { name: name.output.trim(), uid: Number(uid.output), gid: Number(gid.output) };
}

/** False in containers whose root may not change account, or that don't map this one. */
async function isUsable(account: Account): Promise<boolean> {
  if (account.uid === 0) return false;
  try {
    return (await runProgram('/bin/sh', ['-c', ':'], { account })).code === 0;
  } catch {
    return false;
  }
}
