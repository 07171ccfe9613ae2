import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { dumpSchema } from '../../src/platform/db/schema-dump.ts';
import { generateTypes } from '../../src/platform/db/schema-types.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const committed = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

// Newer and older servers word some definitions differently; the dump is compared on the one we ship.
it.skipIf(process.env.TEST_DATABASE_URL !== undefined)('schema.sql is what the migrations make', async () => {
  const client = new pg.Client(database.owner);
  await client.connect();
  const schema = await dumpSchema(client);
  await client.end();
  expect(withoutOwners(schema), 'run npm run db:generate').toBe(withoutOwners(await committed('migrations/schema.sql')));
});

it('the generated table types are what the migrations make', async () => {
  expect(inject('cluster').template).toBeTruthy();
  expect(await generateTypes(database.owner), 'run npm run db:generate').toBe(await committed('src/platform/db/schema.gen.ts'));
});

function withoutOwners(schema: string): string {
  return schema.replaceAll(/rollbook_owner\w*/g, 'OWNER');
}
