import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { loadDemo } from '../demo/index.ts';
import { rebuildProgress } from '../modules/progress/index.ts';
import { type OpenDatabase, openDatabase } from '../operations/open-database.ts';
import { Database } from '../platform/db/database.ts';
import { createLog } from '../platform/log.ts';

type Log = ReturnType<typeof createLog>;

async function withDatabase(config: Config, work: (opened: OpenDatabase, log: Log) => Promise<void>): Promise<void> {
  const log = createLog(config.LOG_LEVEL, process.stdout.isTTY === true);
  const opened = await openDatabase(config, log);
  try {
    await work(opened, log);
  } finally {
    await opened.embedded?.stop();
  }
}

export async function migrateOnly(config: Config): Promise<void> {
  await withDatabase(config, async (_opened, log) => log.info('the database is up to date'));
}

export async function demoOnly(config: Config): Promise<void> {
  if (config.NODE_ENV === 'production') throw new Error('The demo has known passwords: it is not loaded in production.');
  await withDatabase(config, async ({ connection }, log) => {
    const app = await createApp({ config, log, connection, runsJobs: false });
    try {
      const loaded = await loadDemo(app.system);
      for (const line of loaded?.welcome ?? ['There is a school here already; the demo was not loaded.']) log.info(line);
    } finally {
      await app.stop();
    }
  });
}

export async function rebuild(config: Config): Promise<void> {
  await withDatabase(config, async ({ connection }, log) => {
    const database = new Database({ connection, maxConnections: 2, log, logSql: false });
    try {
      const students = await rebuildProgress(database, (done) => log.info({ students: done }, 'counted'));
      log.info({ students }, 'progress is counted again');
    } finally {
      await database.close();
    }
  });
}
