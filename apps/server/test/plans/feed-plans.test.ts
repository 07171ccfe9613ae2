/** What the feed reads for an answer to a key, whose types and shared data it sifts, among ROWS events. */
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookAhead, readFeed } from '../../src/modules/webhooks/feed/feed-store.ts';
import { systemCaller } from '../../src/platform/caller.ts';
import { inTenant, Transaction } from '../../src/platform/db/transactions.ts';
import { openSchool } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROWS } from './filling.ts';
import { type Query, whatIsRead } from './reading.ts';

const START = { xid: '0', seq: 0 };
const LOOKED_AT = 2000;
const MOST = 101;
const AS_KEY = `SET LOCAL ROLE rollbook_app; SET LOCAL rollbook.tenants = 'driving'`;

let server: TestServer;
let client: pg.Client;
const { rows: rowsOf, first: firstOf } = Transaction.prototype;
let asked: Query[] = [];

beforeAll(async () => {
  server = await startTestServer({ environment: { WEBHOOK_DISPATCH: 'false' }, runsJobs: false });
  await openSchool(server);
  client = new pg.Client(server.database.connection);
  await client.connect();
  await server.database.look(
    `INSERT INTO events (tenant_id, id, type, subject, actor, data)
     SELECT 'driving', 'evt_' || gen_random_uuid(), CASE WHEN n % 10 = 0 THEN 'lead.created' ELSE 'MASTERY_MILESTONE' END, 's' || n, 'job', '{}'
     FROM generate_series(1, ${ROWS}) n`,
  );
  await server.database.look('VACUUM ANALYZE events');
  Transaction.prototype.rows = function rows(query) {
    note(query);
    return rowsOf.call(this, query) as ReturnType<typeof rowsOf<never>>;
  };
  Transaction.prototype.first = function first(query) {
    note(query);
    return firstOf.call(this, query) as ReturnType<typeof firstOf<never>>;
  };
});
afterAll(async () => {
  Transaction.prototype.rows = rowsOf;
  Transaction.prototype.first = firstOf;
  await client?.end();
  await server?.close();
});

function note(query: Parameters<typeof rowsOf>[0]): void {
  const { sql: text, parameters: values } = 'compile' in query ? query.compile() : query;
  asked.push({ text, values });
}

type Work = Parameters<typeof inTenant<unknown>>[2];

/** What the statements of some work read, each planned both ways. */
async function readBy(work: Work): Promise<{ rows: number; blocks: number }> {
  asked = [];
  await inTenant(server.app.system.database, systemCaller('driving', 'system', 'test'), work);
  expect(asked.length).toBe(1);
  const read = { rows: 0, blocks: 0 };
  for (const query of asked)
    for (const mode of ['force_custom_plan', 'force_generic_plan']) {
      const { rows, blocks } = await whatIsRead(client, AS_KEY, query, mode);
      read.rows = Math.max(read.rows, rows);
      read.blocks = Math.max(read.blocks, blocks);
    }
  return read;
}

it.each(['asc', 'desc'] as const)('the end of what is looked at is read from the index alone, %s', async (sortOrder) => {
  const after = sortOrder === 'asc' ? START : { xid: '9000000000000000000', seq: 0 };
  const { rows, blocks } = await readBy((tx) => lookAhead(tx, after, sortOrder, LOOKED_AT));
  expect(rows).toBeLessThanOrEqual(LOOKED_AT);
  expect(blocks).toBeLessThan(100);
});

it.each([
  ['what fits everywhere', null, MOST],
  ['one in ten', ['lead.created'], 11 * MOST],
])('of %s no more is read than fills the answer', async (_, types, most) => {
  const upTo = await inTenant(server.app.system.database, systemCaller('driving', 'system', 'test'), (tx) =>
    lookAhead(tx, START, 'asc', LOOKED_AT),
  );
  const { rows, blocks } = await readBy(async (tx) => {
    const found = await readFeed(tx, { after: START, upTo, sortOrder: 'asc', types, isSharedOnly: true, most: MOST });
    expect(found.length).toBe(MOST);
  });
  expect(rows).toBeLessThanOrEqual(most);
  expect(blocks).toBeLessThan(1000);
});
