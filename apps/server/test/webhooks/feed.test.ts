import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FeedEvent } from '../../src/modules/webhooks/feed/feed-schemas.ts';
import { makeKey } from '../support/keys.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

interface Page {
  data: FeedEvent[];
  pagination: { hasMore: boolean; nextCursor: string };
}

let server: TestServer;
let admin: Api;
let start: string;

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server);
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());
beforeEach(async () => {
  await addEvents('course.created', 1);
  start = (await read('sortOrder=desc&limit=1')).pagination.nextCursor;
});

async function read(query: string, reader: Api = admin): Promise<Page> {
  const answer = await reader('GET', `/api/v1/events?${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  // What our own client knows of answers has no pages.
  return answer.body as unknown as Page;
}

const newest = async () => (await read('sortOrder=desc&limit=1')).data[0]?.id;

/** Events as a change writes them; there once the feed has them, which waits for whatever else still runs. */
async function addEvents(type: string, count: number): Promise<void> {
  const rows = await server.database.look<{ id: string }>(
    `INSERT INTO events (tenant_id, id, type, subject, actor, data)
     SELECT 'driving', 'evt_' || gen_random_uuid(), $1, 's' || n, 'job', '{}' FROM generate_series(1, $2) n RETURNING id`,
    [type, count],
  );
  await expect.poll(newest, { timeout: 10_000 }).toBe(rows.at(-1)?.id);
}
const typesOf = ({ data }: Page) => data.map(({ type, subject }) => `${type} ${subject}`);

test('a rare type is found further on: an answer that found none says where to go on', async () => {
  await addEvents('course.updated', 2500);
  await addEvents('lead.created', 1);
  const first = await read(`types=lead.*&after=${start}`);
  expect(first).toMatchObject({ data: [], pagination: { hasMore: true } });
  const second = await read(`types=lead.*&after=${first.pagination.nextCursor}`);
  expect(typesOf(second)).toEqual(['lead.created s1']);
  expect(second.pagination.hasMore).toBe(false);
  expect(typesOf(await read(`types=lead.*&after=${second.pagination.nextCursor}`))).toEqual([]);
});

test('backwards likewise', async () => {
  await addEvents('lead.converted', 1);
  await addEvents('course.updated', 2500);
  const first = await read('types=lead.converted&sortOrder=desc');
  expect(first).toMatchObject({ data: [], pagination: { hasMore: true } });
  expect(typesOf(await read(`types=lead.converted&sortOrder=desc&after=${first.pagination.nextCursor}`))).toEqual(['lead.converted s1']);
});

test('a full answer goes on behind its last event, and skips none', async () => {
  await addEvents('lead.created', 5);
  await addEvents('course.updated', 5);
  await addEvents('lead.deleted', 5);
  const [seen, sizes]: [string[], number[]] = [[], []];
  for (let after = start; ; ) {
    const page = await read(`types=lead.*&limit=4&after=${after}`);
    seen.push(...typesOf(page));
    sizes.push(page.data.length);
    if (!page.pagination.hasMore) break;
    after = page.pagination.nextCursor;
  }
  expect(seen).toEqual([
    ...Array.from({ length: 5 }, (_, n) => `lead.created s${n + 1}`),
    ...Array.from({ length: 5 }, (_, n) => `lead.deleted s${n + 1}`),
  ]);
  expect(sizes).toEqual([4, 4, 2]);
});

test('a key is told nothing of what the school does not share, and gets past it', async () => {
  const { api: key } = await makeKey(server, admin, { scopes: ['MANAGE_WEBHOOKS'] });
  expect((await admin('PATCH', '/api/v1/settings', { shareProgress: false })).status).toBe(200);
  await addEvents('MASTERY_MILESTONE', 2500);
  await addEvents('lead.created', 1);
  const first = await read(`after=${start}`, key);
  expect(first).toMatchObject({ data: [], pagination: { hasMore: true } });
  expect(typesOf(await read(`after=${first.pagination.nextCursor}`, key))).toEqual(['lead.created s1']);
  expect((await read(`types=MASTERY_MILESTONE&limit=500&after=${start}`)).data).toHaveLength(500);
});
