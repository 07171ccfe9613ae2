import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { DataFolder } from '../folder/data-folder.ts';
import { asAccount, programEnvironment } from '../program.ts';

/** A shell that waits for our end of a pipe to close, which the kernel does however we die, and then stops PostgreSQL. */
export interface Watchdog {
  /** Ends the watch without stopping anything. */
  end(): void;
}

// The pid is checked against the pid file, lest it belongs to somebody else by then.
const script = 'read -r _; [ "$(head -n 1 "$2" 2>/dev/null)" = "$1" ] && kill -INT "$1"';

/** Node has no pdeathsig: without this, kill -9 of the server would leave PostgreSQL running until the next start. */
export function watch(pid: number, folder: DataFolder): Watchdog {
  if (process.platform === 'win32') return { end() {} };
  const child = spawn('/bin/sh', ['-c', script, 'rollbook-watchdog', String(pid), join(folder.cluster, 'postmaster.pid')], {
    ...asAccount(folder.account),
    cwd: '/',
    env: programEnvironment(),
    stdio: ['pipe', 'ignore', 'ignore'],
    // Out of the terminal's process group: Ctrl-C is for the server alone.
    detached: true,
  });
  // Without a shell there is no watchdog; the next start clears away instead.
  child.on('error', () => {});
  child.unref();
  // A child's stdin is a socket here, which unref keeps from holding the process; its type doesn't say so.
  if (child.stdin !== null && 'unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return {
    end() {
      child.kill('SIGKILL');
    },
  };
}
