import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FeedEvent } from '../../src/modules/webhooks/feed/feed-schemas.ts';
import { goOnBehindRestored } from '../../src/operations/restored.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let admin: Api;

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server);
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

interface FeedPage {
  data: FeedEvent[];
  pagination: { nextCursor: string };
}

async function feed(after: string): Promise<FeedPage> {
  const { status, body } = await admin('GET', `/api/v1/events?limit=100&types=course.created${after && `&after=${after}`}`);
  expect(status, JSON.stringify(body)).toBe(200);
  // What our own client knows of answers has no pages.
  return body as unknown as FeedPage;
}
async function add(name: string): Promise<void> {
  expect((await admin('POST', '/api/v1/courses', { name, category: 'driving' })).status).toBe(201);
}
const names = ({ data }: FeedPage) => data.map(({ data: { name } }) => name);
/** As pg_dump brings it: events of a cluster that had counted further, and the functions as they were there. */
const restore = () =>
  server.database.look(
    `UPDATE events SET xid = ((xid::text)::bigint + 1000000000)::text::xid8;
     CREATE OR REPLACE FUNCTION counting_cluster() RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT 1::bigint'`,
  );
async function start(): Promise<void> {
  const client = new pg.Client(server.database.owner);
  await client.connect();
  await goOnBehindRestored(client, pino({ level: 'silent' }));
  await client.end();
}

test('who reads the feed goes on where it was after the database was restored into another cluster, however often', async () => {
  await start();
  await add('before');
  await expect.poll(async () => names(await feed(''))).toEqual(['before']);
  for (const round of ['first', 'second']) {
    await restore();
    await start();
    const { pagination } = await feed(round === 'first' ? 'latest' : '');
    await add(`${round}, new`);
    // A server that starts once more changes nothing.
    await start();
    await add(`${round}, newer`);
    await expect.poll(async () => names(await feed(pagination.nextCursor))).toEqual([`${round}, new`, `${round}, newer`]);
  }
  expect(names(await feed(''))).toEqual(['before', 'first, new', 'first, newer', 'second, new', 'second, newer']);
});
