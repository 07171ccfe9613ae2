import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { errnoOf } from '../error.ts';
import type { DataFolder } from './data-folder.ts';
import { writeWhole } from './whole-file.ts';

/** Reads the superuser's password, or makes one. `isNew` tells that a cluster made earlier doesn't know it yet. */
export async function keepPassword(folder: DataFolder): Promise<{ password: string; isNew: boolean }> {
  const kept = await readFile(folder.passwordFile, 'utf8').catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return '';
    throw error;
  });
  if (kept.trim() !== '') return { password: kept.trim(), isNew: false };
  const password = randomBytes(24).toString('base64url');
  // On disk before the cluster that needs it.
  await writeWhole(folder.passwordFile, `${password}\n`, folder.account);
  return { password, isNew: true };
}
