import { type ChildProcess, fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { LoadPlan, LoadResult } from './load-client.ts';

export const ROLLBOOK = fileURLToPath(new URL('../../apps/server/bin/rollbook.js', import.meta.url));
const LOAD_CLIENT = fileURLToPath(new URL('./load-client.ts', import.meta.url));

/** The server as in production, in a process of its own, on an embedded PostgreSQL with the durable settings. */
export interface Stage {
  port: number;
  app: { token: string; secret: string };
  /** What the server seals secrets with. */
  encryptionKey: string;
  /** Behind row-level security, to fill tables. */
  sql: pg.Client;
  /** Where pgbench connects. */
  socket: { host: string; port: number; password: string };
  /** Memory the server has resident now, in MB. */
  memoryMb(): Promise<number>;
  /** Most memory the server ever had resident, in MB. */
  peakMemoryMb(): Promise<number>;
  /** Time the server has computed so far, in s. */
  cpuSeconds(): Promise<number>;
  load(plan: Omit<LoadPlan, 'port'>): Promise<LoadResult>;
  /** Starts `rollbook worker` beside the server, which then has WEBHOOK_DISPATCH=false. Ends with the stage. */
  startWorker(): Promise<void>;
  close(): Promise<void>;
}

/** Webhooks may reach this machine, which production refuses. */
export const REACHING_HERE = { NODE_ENV: 'staging', WEBHOOK_ALLOW_PRIVATE: 'true' };

export async function setStage(tenant: string, environment: Record<string, string> = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'rollbook-bench-'));
  // PostgreSQL runs as another account when we are root: it must be able to pass.
  await chmod(folder, 0o755);
  const port = await freePort();
  const app = { token: randomBytes(18).toString('hex'), secret: randomBytes(24).toString('hex') };
  const encryptionKey = randomBytes(32).toString('base64');
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    PORT: String(port),
    DATA_DIR: folder,
    LOG_LEVEL: 'info',
    ENCRYPTION_KEY: encryptionKey,
    SERVICE_TOKEN: app.token,
    CRM_HMAC_SECRET: app.secret,
    DEFAULT_TENANT: tenant,
    DEFAULT_APP_REQUESTS_PER_SECOND: '100000',
    ...environment,
  };
  const child = spawn(process.execPath, [ROLLBOOK, 'serve'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  await untilHealthy(port, child);
  const password = (await readFile(join(folder, 'postgres/superuser-password'), 'utf8')).trim();
  const socket = { host: join(folder, 'postgres/socket'), port: 5432, password };
  const sql = new pg.Client({ ...socket, user: 'postgres', database: 'rollbook' });
  await sql.connect();
  let worker: ChildProcess | undefined;
  return {
    port,
    app,
    encryptionKey,
    sql,
    socket,
    memoryMb: () => memoryOf(child, /VmRSS:\s+(\d+)/),
    peakMemoryMb: () => memoryOf(child, /VmHWM:\s+(\d+)/),
    cpuSeconds: () => cpuOf(child),
    load: (plan) => load({ ...plan, port }),
    startWorker: async () => {
      await sql.query(`CREATE ROLE bench_worker LOGIN PASSWORD '${app.secret}' IN ROLE rollbook_app, rollbook_system`);
      const urlOf = (user: string, secret: string) =>
        `postgres://${user}:${encodeURIComponent(secret)}@/rollbook?host=${encodeURIComponent(socket.host)}&port=${socket.port}`;
      worker = spawn(process.execPath, [ROLLBOOK, 'worker'], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...env, DATABASE_URL: urlOf('bench_worker', app.secret), DATABASE_OWNER_URL: urlOf('postgres', password) },
      });
      await said(worker, 'this worker delivers webhooks');
    },
    close: async () => {
      await sql.end();
      if (worker) await end(worker);
      await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Until the child's output has this text. */
async function said(child: ChildProcess, text: string): Promise<void> {
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (data) => {
      output = `${output}${data}`.slice(-10_000);
      if (output.includes(text)) resolve();
    });
    child.once('exit', () => reject(new Error(`the worker ended at its start:\n${output}`)));
  });
}

async function memoryOf({ pid }: ChildProcess, line: RegExp): Promise<number> {
  return Number(line.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

// Fields 14 and 15 of proc(5), after the name in brackets: user and system time, in hundredths of a second.
async function cpuOf({ pid }: ChildProcess): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function load(plan: LoadPlan): Promise<LoadResult> {
  const client = fork(LOAD_CLIENT, { serialization: 'advanced' });
  return new Promise((resolve, reject) => {
    client.once('message', (result) => resolve(result as LoadResult));
    client.once('error', reject);
    client.once('exit', (code) => (code === 0 ? undefined : reject(new Error(`the load client ended with ${code}`))));
    client.send(plan);
  });
}

export async function untilHealthy(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error('the server ended at start');
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/health`).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error('the server is not healthy after a minute');
}

export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
