import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { openDatabase } from '../operations/open-database.ts';
import { createLog } from '../platform/log.ts';
import { untilStopped } from './until-stopped.ts';

/** Delivers webhooks and runs jobs until SIGINT or SIGTERM, beside servers that answer requests. */
export async function work(config: Config): Promise<void> {
  if (!config.DATABASE_URL)
    throw new Error('A worker needs DATABASE_URL: it shares a database with servers. `rollbook serve` alone delivers as well.');
  const log = createLog(config.LOG_LEVEL, config.NODE_ENV === 'development' && process.stdout.isTTY === true);
  const { connection } = await openDatabase(config, log);
  const app = await createApp({ config: { ...config, WEBHOOK_DISPATCH: true }, log, connection });
  log.info('this worker delivers webhooks and runs jobs');
  try {
    await untilStopped(log, null);
  } finally {
    await app.stop();
  }
}
