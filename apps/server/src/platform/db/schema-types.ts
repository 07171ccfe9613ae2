import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type pg from 'pg';

const CODEGEN = fileURLToPath(new URL('../../../../../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url));
// As db/types.ts parses them: instants and dates stay text, counts are numbers.
const TYPES = { timestamptz: 'string', date: 'string', json: 'unknown', jsonb: 'unknown', int8: 'number', xid8: 'string' };

// pg-boss's own tables, and partitions, which come and go with the calendar.
const LEFT_OUT = '{pgboss.*,migrations,events_*,audit_log_*}';

/** The table types Kysely works with, generated from a migrated database. */
export async function generateTypes(connection: pg.ClientConfig): Promise<string> {
  const { user = '', password = '', host = '', port = 5432, database = '' } = connection;
  const file = join(tmpdir(), `rollbook-types-${process.pid}-${Date.now()}.ts`);
  const url = `postgres://${user}:${String(password)}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
  const options = ['--dialect', 'postgres', '--out-file', file, '--type-mapping', JSON.stringify(TYPES)];
  try {
    await promisify(execFile)(process.execPath, [CODEGEN, ...options, '--exclude-pattern', LEFT_OUT], {
      env: { ...process.env, DATABASE_URL: url },
    });
    return await readFile(file, 'utf8');
  } finally {
    await rm(file, { force: true });
  }
}
