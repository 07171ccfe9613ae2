import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Stage } from './stage.ts';

const run = promisify(execFile);

/** PostgreSQL's own load tool; Debian has it in the package postgresql-15. */
export async function findPgbench(): Promise<string> {
  const places = await readdir('/usr/lib/postgresql').catch(() => []);
  const found = places.map((version) => `/usr/lib/postgresql/${version}/bin/pgbench`).find((path) => existsSync(path));
  if (!found) throw new Error('This benchmark compares with pgbench. Install it first: apt-get install postgresql-15');
  return found;
}

/** Transactions per second of a script, with 32 clients on prepared statements. */
export async function pgbenchRate(stage: Stage, script: string, seconds: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'rollbook-pgbench-'));
  try {
    await writeFile(join(folder, 'script.sql'), script);
    const { host, port, password } = stage.socket;
    const { stdout } = await run(
      await findPgbench(),
      [
        '-n',
        '-M',
        'prepared',
        '-c',
        '32',
        '-j',
        '2',
        '-T',
        String(seconds),
        '-f',
        join(folder, 'script.sql'),
        '-h',
        host,
        '-p',
        String(port),
        '-U',
        'postgres',
        'rollbook',
      ],
      { env: { ...process.env, PGPASSWORD: password } },
    );
    const rate = /tps = ([\d.]+)/.exec(stdout)?.[1];
    if (!rate) throw new Error(`pgbench said no rate:\n${stdout}`);
    return Number(rate);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
