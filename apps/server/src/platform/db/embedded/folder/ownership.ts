import { lchown } from 'node:fs/promises';
import type { Account } from '../account.ts';

/** Gives an entry of the data folder to the account. Never follows a symlink: the account could have laid one. */
export async function hand(path: string, account: Account | null): Promise<void> {
  if (account !== null) await lchown(path, account.uid, account.gid);
}
