import { spawn } from 'node:child_process';
import type { Account } from './account.ts';

/** The environment of every PostgreSQL program: ours holds secrets, and PGDATA or a locale there would change what runs. */
export function programEnvironment(): NodeJS.ProcessEnv {
  // Windows programs don't start without SystemRoot, TEMP and PATH.
  if (process.platform === 'win32') return { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

/** `uid` and `gid` for spawn; nothing when PostgreSQL runs under our own account. */
export function asAccount(account: Account | null): { uid?: number; gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid };
}

export interface ProgramResult {
  /** The exit code; null when a signal ended it. */
  code: number | null;
  /** stdout and stderr as they came. */
  output: string;
}

/** Runs a short program to its end under the account. Rejects with an errno error when it can't be started at all. */
export function runProgram(
  file: string,
  args: readonly string[],
  options: { account: Account | null; input?: string },
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    // cwd: ours may be a folder the account can't enter.
    const child = spawn(file, args, {
      ...asAccount(options.account),
      cwd: process.platform === 'win32' ? undefined : '/',
      env: programEnvironment(),
      windowsHide: true,
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    // A program that exits without reading its input isn't a failure.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Whether the account can enter the folder: asked by trying, so that ACLs, mounts and security modules count too. */
export async function canEnter(account: Account | null, folder: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  const { code } = await runProgram('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { account });
  return code === 0;
}
