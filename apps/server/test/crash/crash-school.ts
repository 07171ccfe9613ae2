import net from 'node:net';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createTenant } from '../../src/modules/access/index.ts';
import { openDatabase } from '../../src/operations/open-database.ts';
import { systemCaller } from '../../src/platform/caller.ts';
import { inTenant, type TenantTx } from '../../src/platform/db/transactions.ts';
import { createLog } from '../../src/platform/log.ts';

/** A school in a data folder of its own, before a server that will be killed takes the folder over. */
export async function openCrashSchool(dataDir: string, fill: (tx: TenantTx) => Promise<void>): Promise<void> {
  const config = readConfig({ NODE_ENV: 'test', DATA_DIR: dataDir });
  const log = createLog('silent', false);
  const { connection, embedded } = await openDatabase(config, log);
  const app = await createApp({ config, log, connection, runsJobs: false });
  const { database } = app.system;
  await createTenant(database, {
    id: 'driving',
    name: 'Crash',
    subdomain: 'driving',
    locale: 'en',
    timezone: 'UTC',
    currency: 'USD',
    country: 'US',
  });
  await inTenant(database, systemCaller('driving', 'system', 'test'), fill);
  await app.stop();
  await embedded?.stop();
}

export async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as net.AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
