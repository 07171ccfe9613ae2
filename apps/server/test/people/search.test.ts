import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemCaller } from '../../src/platform/caller.ts';
import { db } from '../../src/platform/db/query.ts';
import { inTenant, type TenantTx } from '../../src/platform/db/transactions.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const MANY = 60_000;
// What the first pages of the table hold (migration 0081), generously.
const NEAR = 32_000;
let server: TestServer;
let admin: Api;

beforeAll(async () => {
  server = await startTestServer({ runsJobs: false });
  await openSchool(server, 'driving', { country: 'IL' });
  await openSchool(server, 'coding', { country: 'IL' });
  admin = await signIn(server, 'admin');
  // Another school's come first in the table, and are called the same.
  await fill('coding', 500, 'nobody', 'nobody', 'נתן כהן', 'qnqwqn qkqeqn');
  await fill('driving', MANY, 'Tran Van', 'tran van', 'רות אלוני', 'qufqw qaqlqfqnqj');
  for (const name of ['נתן כהן', 'שרה כהנים', 'Nguyễn Thị Đào']) await admin('POST', '/api/v1/customers', { name });
  await server.database.look('VACUUM ANALYZE customers');
});
afterAll(() => server?.close());

/** Customers by SQL: every second has the first name, the others the second. */
async function fill(tenantId: string, count: number, ...[first, firstText, second, secondText]: string[]): Promise<void> {
  await server.database.look(
    `INSERT INTO customers (tenant_id, id, name, search_text)
     SELECT $1, 'cus_' || n, CASE WHEN n % 2 = 0 THEN $3 ELSE $5 END, CASE WHEN n % 2 = 0 THEN $4 ELSE $6 END FROM generate_series(1, $2::int) n`,
    [tenantId, count, first, firstText, second, secondText],
  );
}

const QUESTIONS = ['/api/v1/search?q=', '/api/v1/customers?search='];

describe.each(QUESTIONS)('%s', (path) => {
  it.each([
    ['the start of a name', 'כהני', ['שרה כהנים']],
    ['the start of two names, one with a final letter', 'כהן', ['נתן כהן', 'שרה כהנים']],
    ['the middle of a name', 'הני', ['שרה כהנים']],
    ['two letters in the middle', 'הנ', ['נתן כהן', 'שרה כהנים']],
    ['words in any order', 'כהן נתן', ['נתן כהן']],
    ['Vietnamese without diacritics', 'nguyen dao', ['Nguyễn Thị Đào']],
    ['the middle of a Vietnamese name', 'guye', ['Nguyễn Thị Đào']],
  ])('finds by %s', async (_, search, names) => {
    const { body } = await admin('GET', path + encodeURIComponent(search));
    expect((body.data as unknown as { title?: string; name?: string }[]).map(({ title, name }) => title ?? name).sort()).toEqual(names);
  });

  it('shows as many as were asked for when half the school has the name', async () => {
    const { body } = await admin('GET', `${path}${encodeURIComponent('אלו')}&limit=8`);
    expect((body.data as unknown as { title?: string; name?: string }[]).map(({ title, name }) => title ?? name)).toEqual(
      Array.from({ length: 8 }, () => 'רות אלוני'),
    );
  });
});

/** Rows of customers read so far on this connection, by any plan, as PostgreSQL itself counts them. */
async function rowsRead(tx: TenantTx): Promise<number> {
  const counted = await tx.first(
    sql<{
      rows: number;
    }>`SELECT (seq_tup_read + idx_tup_fetch)::int AS rows FROM pg_stat_xact_user_tables WHERE relname = 'customers'`.compile(db),
  );
  return counted?.rows ?? 0;
}

it.each([
  ['a name that half the school has', ['%qaqlqf%'], 200, 2000],
  ['a name that one has', ['%nguyen%'], 1, NEAR],
  ['two words', ['%nguyen%', '%thi%'], 1, 10],
  ['a word of two letters', ['ng%'], 1, NEAR],
  ['nobody', ['%qxyz%'], 0, NEAR],
])('finding %s reads a part of the customers only', async (_, patterns, expected, most) => {
  await inTenant(server.app.system.database, systemCaller('driving', 'system', 'test'), async (tx) => {
    const before = await rowsRead(tx);
    const found = await tx.rows(sql`SELECT search_people_ids('customers', ${patterns}::text[], 200) AS id`.compile(db));
    expect(found).toHaveLength(expected);
    expect((await rowsRead(tx)) - before).toBeLessThan(most);
  });
});
