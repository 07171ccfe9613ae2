import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from '../index.ts';

export type Started = Pick<EmbeddedPostgres, 'superuser' | 'dataDir' | 'pid'> & { logged: string[] };
export type Refused = { code: string; message: string; logged: string[] };

export interface ServerProcess {
  child: ChildProcess;
  /** What it told first. */
  answer: Promise<Started | Refused>;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export interface ServerPlace {
  node: string;
  program: string;
}

const ownPlace: ServerPlace = {
  node: process.execPath,
  program: fileURLToPath(new URL('./start-child.ts', import.meta.url)),
};

/** A Node process of its own that starts PostgreSQL, in a process group of its own like a shell's job. Killed after the test. */
export function startServerProcess(
  options: Omit<EmbeddedPostgresOptions, 'log'>,
  how: {
    account?: { uid: number; gid: number };
    place?: ServerPlace;
    leave?: boolean;
    prefix?: string[];
    env?: Record<string, string>;
  } = {},
): ServerProcess {
  const place = how.place ?? ownPlace;
  const order = JSON.stringify({ options, leave: how.leave ?? false });
  const [file = place.node, ...args] = [...(how.prefix ?? []), place.node, place.program, order];
  const child = spawn(file, args, {
    ...(how.account ?? {}),
    cwd: '/',
    detached: true,
    env: { PATH: process.env.PATH, ...how.env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  const answer = Promise.race([
    once(child, 'message').then(([message]) => message),
    exited.then(({ code, signal }) => Promise.reject(new Error(`ended without an answer: ${code ?? signal}`))),
  ]);
  // A test that kills it on purpose doesn't wait for an answer.
  answer.catch(() => {});
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await exited;
    clearTimeout(patience);
  });
  return { child, answer, exited };
}

/** The answer of a server that is expected to run. */
export async function whenStarted(server: ServerProcess): Promise<Started> {
  const answer = await server.answer;
  if ('code' in answer) throw new Error(`refused: ${answer.message}`);
  return answer;
}

/** The answer of a server that is expected to refuse. */
export async function whenRefused(server: ServerProcess): Promise<Refused> {
  const answer = await server.answer;
  if (!('code' in answer)) throw new Error('it started');
  return answer;
}
