import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Binaries, findBinaries } from './binaries.ts';
import { readyCluster, superuserName } from './cluster.ts';
import { EmbeddedPostgresError, explainFolderFailure } from './error.ts';
import { type DataFolder, openDataFolder } from './folder/data-folder.ts';
import { lockFolder } from './folder/lock.ts';
import { hand } from './folder/ownership.ts';
import { makeSocketFolder, removeSocketFolder, socketPort } from './folder/socket-folder.ts';
import { endFormer } from './process/former.ts';
import { findFreePort } from './process/free-port.ts';
import { type Postmaster, type PostmasterExit, spawnPostmaster } from './process/postmaster.ts';
import { untilReady } from './process/readiness.ts';
import { type Address, startSettings } from './settings.ts';

export { EmbeddedPostgresError, type EmbeddedPostgresErrorCode } from './error.ts';
export type { PostmasterExit } from './process/postmaster.ts';

/** A PostgreSQL of our own, running. It ends with this process, however that ends. */
export interface EmbeddedPostgres {
  /** Connection settings of the cluster's superuser, over the Unix socket (TCP on Windows). */
  superuser: { host: string; port: number; user: string; password: string };
  /** The folder that was asked for, as an absolute path; a symlink if the data had to live elsewhere. */
  dataDir: string;
  pid: number;
  /** Settles when PostgreSQL has ended: after stop(), or unexpectedly. Never rejects. Call stop() in either case, it cleans up. */
  exited: Promise<PostmasterExit>;
  /** Asks PostgreSQL to stop (fast: SIGINT), waits, then SIGQUIT. Idempotent. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /**
   * A folder for PostgreSQL alone (DATA_DIR/postgres, say): absent, empty, or made by an earlier start. As root, not below a folder
   * closed to others, as mkdtemp makes them: the data would go to the private place, and stay there when the folder is removed.
   */
  dataDir: string;
  /** Told what an operator should know, a line at a time. */
  log: (line: string) => void;
  /** PostgreSQL settings that win over every other (`{ max_connections: '200' }`). */
  settings?: Record<string, string>;
  /** Listen on 127.0.0.1 instead of a Unix socket. Default: only on Windows. */
  overTcp?: boolean;
  /** Where data and programs go that PostgreSQL's account can't reach, when we are root. Default /var/lib/rollbook. */
  privatePlace?: string;
}

/**
 * Starts PostgreSQL in the folder, making the database at the first start, and returns when it answers. Throws
 * EmbeddedPostgresError with a next step when it can't; nothing is left running then.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, privatePlace = '/var/lib/rollbook' } = options;
  const dataDir = resolve(options.dataDir);
  const folder = await openDataFolder(dataDir, privatePlace, log);
  // Undone in reverse order, by a failure below as by stop().
  const undo = new AsyncDisposableStack();
  try {
    undo.adopt(await lockFolder(folder), (lock) => lock.release());
    const binaries = await findBinaries(folder.account, folder.account === null ? folder.path : privatePlace, log);
    await endFormer(folder, log);
    const { password } = await readyCluster(folder, binaries, log);
    await mkdir(folder.logFolder, { recursive: true, mode: 0o700 });
    await hand(folder.logFolder, folder.account);
    undo.defer(() => removeSocketFolder(folder));
    const { postmaster, superuser } = await serve(folder, binaries, password, options);
    undo.adopt(postmaster, () => postmaster.stop());
    const stopped = undo.move();
    return {
      superuser,
      dataDir,
      pid: postmaster.pid,
      exited: postmaster.exited,
      // A disposed stack does nothing the second time, but doesn't wait for the first either.
      stop: onceOnly(() => stopped.disposeAsync()),
    };
  } catch (error) {
    await undo.disposeAsync();
    throw (error instanceof EmbeddedPostgresError ? null : explainFolderFailure(folder.path, error)) ?? error;
  }
}

// Over TCP somebody may take the free port before PostgreSQL does. Backends whose postmaster was killed hold the shared memory
// until they notice, where we couldn't find and end them.
const passing = /could not create any TCP\/IP sockets|pre-existing shared memory block/;
const longestPatience = 20;

async function serve(
  folder: DataFolder,
  binaries: Binaries,
  password: string,
  options: EmbeddedPostgresOptions,
): Promise<{ postmaster: Postmaster; superuser: EmbeddedPostgres['superuser'] }> {
  for (let attempt = 1; ; attempt++) {
    const address = await chooseAddress(folder, options.overTcp ?? process.platform === 'win32');
    const superuser = { host: address.host, port: address.port, user: superuserName, password };
    const postmaster = await spawnPostmaster(folder, binaries, { ...startSettings(folder, address), ...options.settings });
    try {
      await untilReady(postmaster, superuser, folder, options.log);
      return { postmaster, superuser };
    } catch (error) {
      await postmaster.stop();
      if (attempt >= longestPatience || !(error instanceof EmbeddedPostgresError) || !passing.test(String(error.cause))) throw error;
      await sleep(500);
    }
  }
}

async function chooseAddress(folder: DataFolder, overTcp: boolean): Promise<Address> {
  if (!overTcp) return { host: await makeSocketFolder(folder), port: socketPort, overTcp };
  return { host: '127.0.0.1', port: await findFreePort('127.0.0.1'), overTcp };
}

function onceOnly(act: () => Promise<void>): () => Promise<void> {
  let acting: Promise<void> | null = null;
  return () => {
    acting ??= act();
    return acting;
  };
}
