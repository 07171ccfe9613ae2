import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const ROLLBOOK = fileURLToPath(new URL('../../bin/rollbook.js', import.meta.url));

/** The server as people run it, in a process of its own that a test may kill. Starts itself again. */
export class RealServer {
  readonly url: string;
  starts = 0;
  readonly #folder: string;
  readonly #environment: Record<string, string>;
  #child: ChildProcess | null = null;
  #isWanted = true;
  #loop: Promise<void> = Promise.resolve();
  #said = '';

  constructor(folder: string, port: number, environment: Record<string, string>) {
    this.url = `http://127.0.0.1:${port}`;
    this.#folder = folder;
    this.#environment = { NODE_ENV: 'test', PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'warn', ...environment };
  }

  /** Keeps a server running until `stop`, as an init system would. */
  async start(): Promise<void> {
    this.#loop = this.#keepRunning();
    await this.healthy();
  }

  async healthy(): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      if (
        await fetch(`${this.url}/api/v1/health`).then(
          (answer) => answer.ok,
          () => false,
        )
      )
        return;
      await sleep(50);
    }
    throw new Error(`no healthy server after 30 s; it said:\n${this.#said}`);
  }

  /** kill -9 of the server's process. */
  killServer(): void {
    this.#child?.kill('SIGKILL');
  }

  /** kill -9 of PostgreSQL: the whole of it, or one of its backends. */
  async killPostgres(what: 'postmaster' | 'backend'): Promise<void> {
    const pidFile = await readFile(join(this.#folder, 'postgres/cluster/postmaster.pid'), 'utf8').catch(() => '');
    const postmaster = Number(pidFile.split('\n')[0]);
    if (!postmaster) return;
    const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').catch(() => '');
    const backend = Number(children.trim().split(' ').at(-1));
    kill(what === 'backend' && backend ? backend : postmaster);
  }

  async look<Row>(text: string): Promise<Row[]> {
    const password = (await readFile(join(this.#folder, 'postgres/superuser-password'), 'utf8')).trim();
    const client = new pg.Client({
      host: join(this.#folder, 'postgres/socket'),
      port: 5432,
      user: 'postgres',
      password,
      database: 'rollbook',
    });
    // A database that is killed meanwhile: the query says so.
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query(text)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    this.#isWanted = false;
    this.#child?.kill('SIGTERM');
    await this.#loop;
  }

  async #keepRunning(): Promise<void> {
    while (this.#isWanted) {
      const child = spawn(process.execPath, [ROLLBOOK, 'serve'], {
        env: { ...process.env, ...this.#environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      this.#child = child;
      this.starts++;
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (this.#said = `${this.#said}${data}`.slice(-5000)));
      await new Promise((resolve) => child.once('exit', resolve));
    }
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself a moment before.
  }
}
