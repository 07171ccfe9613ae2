import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig } from '../apps/server/src/config.ts';
import { openMigrated } from '../apps/server/src/operations/open-database.ts';
import { dumpSchema } from '../apps/server/src/platform/db/schema-dump.ts';
import { generateTypes } from '../apps/server/src/platform/db/schema-types.ts';
import { createLog } from '../apps/server/src/platform/log.ts';

// Writes migrations/schema.sql and platform/db/schema.gen.ts from a database made by the migrations.
const folder = await mkdtemp(join(tmpdir(), 'rollbook-generate-'));
await chmod(folder, 0o755);
const opened = await openMigrated(readConfig({ NODE_ENV: 'test', DATA_DIR: folder }), createLog('warn', false));
try {
  const client = new pg.Client(opened.owner);
  await client.connect();
  const schema = await dumpSchema(client);
  await client.end();
  await writeFile(new URL('../apps/server/migrations/schema.sql', import.meta.url), schema);
  await writeFile(new URL('../apps/server/src/platform/db/schema.gen.ts', import.meta.url), await generateTypes(opened.owner));
} finally {
  await opened.embedded?.stop();
  await rm(folder, { recursive: true, force: true });
}
