import type { AddressInfo } from 'node:net';
import { type App, createApp } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { createLog } from '../../src/platform/log.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export interface TestServer {
  url: string;
  app: App;
  database: TestDatabase;
  close(): Promise<void>;
}

interface TestServerOptions {
  environment?: Record<string, string>;
  clock?: () => number;
  /** A second server on the database of a first. */
  database?: TestDatabase;
}

/** A whole server on a free port: real HTTP, real PostgreSQL, the application's own role. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = options.database ?? (await createTestDatabase());
  const config: Config = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_MAX_CONNECTIONS: '8',
    LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
    ALLOW_SIGNUP: 'true',
    ...options.environment,
  });
  const app = await createApp({
    config,
    log: createLog(config.LOG_LEVEL, false),
    connection: database.connection,
    ...(options.clock ? { clock: options.clock } : {}),
  });
  await app.http.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.http.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    app,
    database,
    close: async () => {
      await app.stop();
      if (!options.database) await database.drop();
    },
  };
}
