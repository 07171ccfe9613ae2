import type { Logger } from 'pino';
import type { EmbeddedPostgres } from '../platform/db/embedded/index.ts';

/**
 * Resolves at SIGINT, SIGTERM, or when our own PostgreSQL has gone. A second signal ends the process at
 * once: whoever presses Ctrl-C twice means it.
 */
export function untilStopped(log: Logger, embedded: EmbeddedPostgres | null): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let signals = 0;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (++signals > 1) process.exit(130);
      log.info(`${signal}: finishing what is under way, then stopping`);
      resolve();
    });
  }
  void embedded?.exited.then(() => {
    if (signals > 0) return;
    log.fatal('PostgreSQL has ended by itself; stopping. Start again: it recovers what was committed.');
    process.exitCode = 1;
    resolve();
  });
  return promise;
}
