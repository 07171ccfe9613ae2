import type { Config } from '../config.ts';
import { createTenant, createUser } from '../modules/access/index.ts';
import { openDatabase } from '../operations/open-database.ts';
import { systemCaller } from '../platform/caller.ts';
import { randomSecret } from '../platform/crypto/secrets.ts';
import { Database } from '../platform/db/database.ts';
import { inTenant } from '../platform/db/transactions.ts';
import { createLog } from '../platform/log.ts';

export interface CreateTenantOptions {
  name: string;
  subdomain: string;
  locale: 'en' | 'he' | 'vi';
  timezone: string;
  currency: string;
  country: string;
  adminEmail: string;
  adminName: string;
}

/** Opens a school with its first administrator, whose password is made here and printed once. */
export async function createSchool(config: Config, options: CreateTenantOptions): Promise<void> {
  const log = createLog(config.LOG_LEVEL, process.stdout.isTTY === true);
  const opened = await openDatabase(config, log);
  const database = new Database({ connection: opened.connection, maxConnections: 2, log, logSql: false });
  try {
    const { adminEmail, adminName, ...tenant } = options;
    const password = randomSecret(12);
    const id = await createTenant(database, tenant);
    await inTenant(database, systemCaller(id, 'system', 'create-tenant'), (tx) =>
      createUser(tx, { email: adminEmail, name: adminName, role: 'admin', password }),
    );
    process.stdout.write(`School ${id} is open. Sign in as ${adminEmail} with the password ${password}\nIt is shown this once.\n`);
  } finally {
    await database.close();
    await opened.embedded?.stop();
  }
}
