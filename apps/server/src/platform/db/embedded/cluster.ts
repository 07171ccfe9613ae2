import { randomBytes } from 'node:crypto';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { EmbeddedPostgresError, errnoOf, explainFolderFailure } from './error.ts';
import type { DataFolder } from './folder/data-folder.ts';
import { keepPassword } from './folder/password.ts';
import { runProgram } from './program.ts';
import { firstSettings, settingArguments } from './settings.ts';

export const superuserName = 'postgres';

/** Makes sure that the data folder has a whole cluster of the right version whose superuser has the password, and tells that one. */
export async function readyCluster(folder: DataFolder, binaries: Binaries, log: (line: string) => void): Promise<{ password: string }> {
  const isThere = await checkCluster(folder, binaries.major);
  const { password, isNew } = await keepPassword(folder);
  if (!isThere) {
    log(`making a PostgreSQL ${binaries.major} database in ${folder.path}`);
    await makeCluster(folder, binaries);
  } else if (isNew) {
    log(`${folder.passwordFile} was missing: the superuser gets a new password`);
    await setPassword(folder, binaries, password);
  }
  return { password };
}

/** False when there is none yet; throws when there is one that can't be used. */
async function checkCluster(folder: DataFolder, major: number): Promise<boolean> {
  const owner = await stat(folder.cluster).then(
    (found) => found.uid,
    (error: unknown) => {
      if (errnoOf(error) === 'ENOENT') return null;
      throw error;
    },
  );
  if (owner === null) return false;
  const ours = folder.account?.uid ?? process.getuid?.() ?? owner;
  if (owner !== ours) {
    const name = folder.account?.name ?? `user ${ours}`;
    throw new EmbeddedPostgresError(
      'WRONG_OWNER',
      `The database in ${folder.path} belongs to user ${owner}, not to ${name}. Start Rollbook as that user, or run \`chown -R ${ours} '${folder.path}'\`.`,
    );
  }
  const version = (await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8').catch(() => 'an unknown version')).trim();
  if (version === String(major)) return true;
  throw new EmbeddedPostgresError(
    'WRONG_VERSION',
    `The database in ${folder.path} was made by PostgreSQL ${version}, and this Rollbook brings ${major}. ` +
      `Dump it with the Rollbook or PostgreSQL that made it (pg_dumpall) and load it into a new folder, or set DATABASE_URL to a PostgreSQL ${version}.`,
  );
}

/**
 * Runs initdb beside and renames, so that a killed first start leaves nothing that looks whole. Each attempt in a folder of its own:
 * the initdb of a killed server works on for a moment. Its own sync at the end stays: without it the first power cut could lose
 * the files under a WAL that is safe, and it costs 10 ms of 0.5 s.
 */
async function makeCluster(folder: DataFolder, binaries: Binaries): Promise<void> {
  await removeDrafts(folder);
  const draft = `${folder.clusterDraft}${randomBytes(4).toString('hex')}`;
  const made = await runProgram(
    binaries.initdb,
    [
      `--pgdata=${draft}`,
      `--username=${superuserName}`,
      `--pwfile=${folder.passwordFile}`,
      '--auth=scram-sha-256',
      // The builtin provider sorts by code point and knows every script's case, the same on each machine and after each upgrade of libc.
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--text-search-config=simple',
      '--no-instructions',
      ...settingArguments('--set', firstSettings),
    ],
    { account: folder.account },
  );
  if (made.code !== 0) {
    await removeDrafts(folder);
    throw explainInitdb(folder, made.output);
  }
  await rename(draft, folder.cluster);
  await syncFolder(folder.path);
  await removeDrafts(folder);
}

async function removeDrafts(folder: DataFolder): Promise<void> {
  const start = basename(folder.clusterDraft);
  const names = (await readdir(folder.path)).filter((name) => name.startsWith(start));
  // One that is still written to can't be emptied; it fails by itself then, and removes itself.
  await Promise.all(names.map((name) => rm(join(folder.path, name), { recursive: true, force: true }).catch(() => {})));
}

function explainInitdb(folder: DataFolder, output: string): EmbeddedPostgresError {
  if (output.includes('could not look up effective user ID')) {
    return new EmbeddedPostgresError(
      'NO_ACCOUNT',
      'PostgreSQL needs an account with a name, and this user has none. Add a line for it to /etc/passwd, run as another user, or set DATABASE_URL.',
      output,
    );
  }
  const said = output.trim().split('\n').slice(-3).join(' | ');
  return (
    explainFolderFailure(folder.path, output) ??
    new EmbeddedPostgresError('DID_NOT_START', `initdb could not make a database in ${folder.path}: ${said}`, output)
  );
}

/** In single-user mode, which asks for no password: whoever may run it owns the files. */
async function setPassword(folder: DataFolder, binaries: Binaries, password: string): Promise<void> {
  const set = await runProgram(binaries.postgres, ['--single', '-D', folder.cluster, 'template1'], {
    account: folder.account,
    input: `ALTER ROLE ${superuserName} PASSWORD '${password}'\n`,
  });
  if (set.code === 0 && !/(ERROR|FATAL|PANIC):/.test(set.output)) return;
  // The next start has to try again.
  await rm(folder.passwordFile, { force: true });
  throw new EmbeddedPostgresError('BAD_PASSWORD', `The superuser's password could not be set: ${set.output.trim()}`);
}

async function syncFolder(path: string): Promise<void> {
  // Windows can't open a folder, and its file system journals names.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}
