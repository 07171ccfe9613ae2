import type { AddressInfo } from 'node:net';
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { loadDemo } from '../demo/index.ts';
import { isConsoleBuilt } from '../operations/console.ts';
import { openDatabase } from '../operations/open-database.ts';
import { createLog } from '../platform/log.ts';
import { untilStopped } from './until-stopped.ts';

/** Runs the server until SIGINT or SIGTERM. */
export async function serve(config: Config): Promise<void> {
  const log = createLog(config.LOG_LEVEL, config.NODE_ENV === 'development' && process.stdout.isTTY === true);
  const database = await openDatabase(config, log);
  try {
    const app = await createApp({ config, log, connection: database.connection });
    const stopped = untilStopped(log, database.embedded);
    try {
      const demo = config.NODE_ENV === 'development' ? await loadDemo(app.system) : null;
      await app.http.listen({ host: config.HOST, port: config.PORT });
      const { port } = app.http.server.address() as AddressInfo;
      const url = config.PUBLIC_URL ?? `http://${config.HOST === '0.0.0.0' || config.HOST === '::' ? 'localhost' : config.HOST}:${port}`;
      log.info({ url, api: `${url}/docs` }, `Rollbook is ready at ${url}`);
      if (!isConsoleBuilt()) log.warn('The console is not built. Run `npm run build`, then start again.');
      for (const line of demo?.welcome ?? []) log.info(line);
      await stopped;
    } finally {
      await app.stop();
    }
  } finally {
    await database.embedded?.stop();
  }
}
