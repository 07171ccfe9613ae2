import { open, rename, rm } from 'node:fs/promises';
import type { Account } from '../account.ts';
import { hand } from './ownership.ts';

/** Writes a private file that a crash never leaves in half. The draft is made new: root must not write through a symlink laid there. */
export async function writeWhole(path: string, text: string, account: Account | null): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await rm(draft, { force: true });
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await hand(draft, account);
  await rename(draft, path);
}
