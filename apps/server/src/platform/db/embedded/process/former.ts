import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError, errnoOf } from '../error.ts';
import type { DataFolder } from '../folder/data-folder.ts';
import { runProgram } from '../program.ts';

/**
 * Clears away what a killed server left: a PostgreSQL still running (stopped rather than adopted, so that its settings, programs and
 * exit code are ours again and the dead server's queries end), backends that outlived their postmaster, and a pid file that names
 * somebody else's process. Only under the folder's lock: whoever holds that is the only one who may start or stop here.
 */
export async function endFormer(folder: DataFolder, log: (line: string) => void): Promise<void> {
  // Windows' PostgreSQL checks its pid file itself and ends with its console.
  if (process.platform === 'win32') return;
  const pidFile = join(folder.cluster, 'postmaster.pid');
  const pid = Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10);
  if (pid > 0 && (await isPostgresOf(folder.cluster, pid))) {
    log(`stopping PostgreSQL (pid ${pid}) that a killed server left running`);
    await stopProcess(pid, folder.cluster);
  } else if (pid > 0 && isAlive(pid)) {
    // PostgreSQL takes any live process of its user for a postmaster. It is safe to remove the file: should a backend still use
    // the data, the shared memory it holds makes PostgreSQL refuse.
    log(`removing a stale postmaster.pid: process ${pid} is not our PostgreSQL`);
    await rm(pidFile, { force: true });
  }
  await endStragglers(folder.cluster, log);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

/** Whether the process is a postmaster of this very cluster. */
export async function isPostgresOf(cluster: string, pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return commandNames(await commandByPs(pid), cluster);
  // The command line is readable everywhere; the working folder isn't for root in a container without SYS_PTRACE, but it finds
  // the cluster when it was started by other means or renamed since.
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const program = basename(command.split('\0', 1)[0] ?? '');
  return commandNames(command.replaceAll('\0', ' '), cluster) || (program === 'postgres' && (await worksIn(pid, cluster)));
}

/** `ps` instead of /proc: macOS and the BSDs. */
export async function commandByPs(pid: number): Promise<string> {
  return (await runProgram('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { account: null })).output.trim();
}

export function commandNames(command: string, cluster: string): boolean {
  return command.includes(`postgres -D ${cluster} `);
}

async function worksIn(pid: number, cluster: string): Promise<boolean> {
  return (await readlink(`/proc/${pid}/cwd`).catch(() => null)) === cluster;
}

/** SIGINT ends sessions and checkpoints; SIGQUIT gives up on that, and the next start recovers from the WAL. */
async function stopProcess(pid: number, cluster: string): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    send(pid, signal);
    const giveUpAt = Date.now() + waitMs;
    while (Date.now() < giveUpAt) {
      // A zombie has no command line left, so nobody has to reap it for us.
      if (!(await isPostgresOf(cluster, pid))) return;
      await sleep(20);
    }
  }
  throw new EmbeddedPostgresError('IN_USE', `PostgreSQL (pid ${pid}) of an earlier start doesn't stop. End it by \`kill -9 ${pid}\`.`);
}

/** A backend in a long computation doesn't notice that its postmaster was killed, and blocks the next one. */
async function endStragglers(cluster: string, log: (line: string) => void): Promise<void> {
  if (process.platform !== 'linux') return;
  const giveUpAt = Date.now() + 10_000;
  for (let told = false; Date.now() < giveUpAt; told = true) {
    const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
    const works = await Promise.all(pids.map((pid) => worksIn(pid, cluster)));
    const stragglers = pids.filter((_, index) => works[index]);
    if (stragglers.length === 0) return;
    if (!told) log(`ending ${stragglers.length} PostgreSQL processes whose postmaster was killed`);
    for (const pid of stragglers) send(pid, 'SIGQUIT');
    await sleep(20);
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errnoOf(error) !== 'ESRCH') throw error;
  }
}
