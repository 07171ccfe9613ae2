import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { EmbeddedPostgresError, errnoOf, explainFolderFailure } from '../error.ts';
import type { DataFolder } from '../folder/data-folder.ts';
import type { Postmaster } from './postmaster.ts';

// Not listening yet; or listening, but still recovering from a crash (57P03).
const notYet = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P03']);
const tellEveryMs = 5_000;

/** Waits until the superuser can ask something. As long as it lives: a recovery may take minutes, and is told in the log. */
export async function untilReady(
  postmaster: Postmaster,
  superuser: { host: string; port: number; user: string; password: string },
  folder: DataFolder,
  log: (line: string) => void,
): Promise<void> {
  let hasExited = false;
  void postmaster.exited.then(() => {
    hasExited = true;
  });
  let tellAt = Date.now() + tellEveryMs;
  for (;;) {
    const failure = await tryConnect(superuser);
    if (failure === null) return;
    if (hasExited) throw explainExit(folder, await lastWords(folder));
    if (failure.code === '28P01') {
      throw new EmbeddedPostgresError(
        'BAD_PASSWORD',
        `${folder.passwordFile} doesn't hold the superuser's password. Remove that file and start again: a new one is set.`,
        failure,
      );
    }
    if (failure.code === null || !notYet.has(failure.code)) throw failure.error;
    if (Date.now() >= tellAt) {
      log('PostgreSQL is still starting (recovering after a crash takes its time)');
      tellAt = Date.now() + tellEveryMs;
    }
    await sleep(15);
  }
}

async function tryConnect(superuser: pg.ClientConfig): Promise<{ code: string | null; error: unknown } | null> {
  const client = new pg.Client({ ...superuser, database: 'postgres', connectionTimeoutMillis: 10_000 });
  // A server that dies under the connection must not end this process.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return null;
  } catch (error) {
    // pg has no code for a connection closed before the greeting.
    const ended = error instanceof Error && error.message.startsWith('Connection terminated');
    return { code: ended ? 'ECONNRESET' : errnoOf(error), error };
  } finally {
    await client.end().catch(() => {});
  }
}

/** The end of the log collector's newest file, if this start got that far, else of what was said before. */
async function lastWords(folder: DataFolder): Promise<string> {
  const startup = await readFile(folder.startupLog, 'utf8').catch(() => '');
  const names = await readdir(folder.logFolder).catch(() => []);
  const logs = await Promise.all(names.map((name) => readFile(join(folder.logFolder, name), 'utf8').catch(() => '')));
  const newest = logs.map((text) => text.slice(-4_000)).sort((a, b) => (lastStamp(a) < lastStamp(b) ? 1 : -1))[0] ?? '';
  return startup.includes('redirecting log output') ? `${startup}${newest}` : startup;
}

function lastStamp(text: string): string {
  return text.match(/^\d{4}-\d\d-\d\d [\d:.]+/gm)?.at(-1) ?? '';
}

function explainExit(folder: DataFolder, words: string): EmbeddedPostgresError {
  const reasons = words.split('\n').filter((line) => /(FATAL|PANIC|could not|HINT):?/.test(line));
  const said = (reasons.length > 0 ? reasons : words.trim().split('\n')).slice(-4).join(' | ');
  return (
    explainFolderFailure(folder.path, said) ??
    new EmbeddedPostgresError('DID_NOT_START', `PostgreSQL did not start: ${said} (more in ${folder.logFolder})`, words)
  );
}
