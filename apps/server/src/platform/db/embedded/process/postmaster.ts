import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from '../binaries.ts';
import { EmbeddedPostgresError } from '../error.ts';
import type { DataFolder } from '../folder/data-folder.ts';
import { hand } from '../folder/ownership.ts';
import { asAccount, programEnvironment, runProgram } from '../program.ts';
import { settingArguments } from '../settings.ts';
import { watch } from './watchdog.ts';

export interface PostmasterExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A running PostgreSQL that is our child. */
export interface Postmaster {
  pid: number;
  exited: Promise<PostmasterExit>;
  stop(): Promise<void>;
}

// Longer than a checkpoint of 128 MB of shared buffers takes on a slow disk.
const fastStopMs = 30_000;
const immediateStopMs = 10_000;

/** Spawns postgres in a session of its own, writing to a file: neither a Ctrl-C nor a full pipe can reach it. */
export async function spawnPostmaster(
  folder: DataFolder,
  binaries: Binaries,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0);
  const said = await open(folder.startupLog, flags, 0o600);
  try {
    await hand(folder.startupLog, folder.account);
    const child = spawn(binaries.postgres, ['-D', folder.cluster, ...settingArguments('-c', settings)], {
      ...asAccount(folder.account),
      cwd: folder.path,
      env: programEnvironment(),
      stdio: ['ignore', said.fd, said.fd],
      detached: true,
      windowsHide: true,
    });
    const exited = new Promise<PostmasterExit>((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    const pid = child.pid;
    if (pid === undefined) throw new EmbeddedPostgresError('DID_NOT_START', 'PostgreSQL was started but has no process id.');
    child.unref();
    const watchdog = watch(pid, folder);
    void exited.then(() => watchdog.end());
    return { pid, exited, stop: () => stopPostmaster(pid, exited, (signal) => child.kill(signal), folder, binaries) };
  } finally {
    await said.close();
  }
}

async function stopPostmaster(
  pid: number,
  exited: Promise<PostmasterExit>,
  send: (signal: NodeJS.Signals) => void,
  folder: DataFolder,
  binaries: Binaries,
): Promise<void> {
  if (process.platform === 'win32') {
    // Signals don't exist there; pg_ctl speaks to PostgreSQL's own pipe.
    await runProgram(binaries.pgCtl, ['stop', '-D', folder.cluster, '-m', 'fast', '-t', '30'], { account: null });
    if (await endsWithin(exited, immediateStopMs)) return;
    send('SIGKILL');
    await exited;
    return;
  }
  // SIGTERM would wait for every client to leave by itself.
  send('SIGINT');
  if (await endsWithin(exited, fastStopMs)) return;
  send('SIGQUIT');
  if (await endsWithin(exited, immediateStopMs)) return;
  throw new EmbeddedPostgresError('IN_USE', `PostgreSQL (pid ${pid}) doesn't stop. End it by \`kill -9 ${pid}\`; the next start recovers.`);
}

async function endsWithin(exited: Promise<PostmasterExit>, waitMs: number): Promise<boolean> {
  const patience = new AbortController();
  const ended = await Promise.race([exited.then(() => true), sleep(waitMs, false, { signal: patience.signal }).catch(() => false)]);
  patience.abort();
  return ended;
}
