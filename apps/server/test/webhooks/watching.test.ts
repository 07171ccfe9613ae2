import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Delivery } from '../../src/modules/webhooks/deliveries/delivery-schemas.ts';
import type { FeedEvent } from '../../src/modules/webhooks/feed/feed-schemas.ts';
import type { EndpointHealth } from '../../src/modules/webhooks/health/health-schemas.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import { addCourse, addEndpointAt, deleteEndpoints } from '../support/webhooks.ts';

let server: TestServer;
let admin: Api;
let receiver: Receiver;

beforeAll(async () => {
  server = await startTestServer({ environment: { WEBHOOK_ALLOW_PRIVATE: 'true' } });
  await openSchool(server);
  admin = await signIn(server, 'admin');
  receiver = await startReceiver();
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});
beforeEach(async () => {
  await deleteEndpoints(admin);
});

const addEndpoint = async (fields: object = {}) => (await addEndpointAt(admin, receiver.url, fields)).id;
const log = async (query = '') => dataOf<Delivery[]>(await admin('GET', `/api/v1/webhook-deliveries?limit=100${query}`));
const arrivals = (count: number) => expect.poll(async () => (await log('&status=SUCCESS')).length, { timeout: 10_000 }).toBe(count);

/** The event of a course that was just added, once the feed has it: that waits for transactions that began before, whosever. */
async function eventOf(courseId: string): Promise<FeedEvent> {
  const last = async () => dataOf<FeedEvent[]>(await admin('GET', '/api/v1/events?types=course.created&sortOrder=desc&limit=1'))[0];
  await expect.poll(async () => (await last())?.subject, { timeout: 10_000 }).toBe(courseId);
  // The poll has seen it.
  return (await last()) as FeedEvent;
}

test('the log has the deliveries of all endpoints, the latest first, page after page', async () => {
  const [one, other] = [await addEndpoint(), await addEndpoint({ eventTypes: ['*'] })];
  const off = await addEndpoint({ isEnabled: false });
  for (let n = 0; n < 3; n++) await addCourse(admin);
  await arrivals(6);
  const all = await log();
  expect(all.length).toBe(9);
  expect([...all].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).map(({ at }) => at)).toEqual(all.map(({ at }) => at));
  expect(all.filter(({ status }) => status === 'PENDING').map(({ endpointId }) => endpointId)).toEqual([off, off, off]);
  expect((await log(`&endpointId=${other}`)).map(({ endpointId }) => endpointId)).toEqual([other, other, other]);

  const pages: Delivery[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await admin('GET', `/api/v1/webhook-deliveries?limit=2&cursor=${cursor}`);
    // What our own client knows of answers has no pages.
    const page = body as unknown as { data: Delivery[]; pagination: { nextCursor: string | null } };
    pages.push(...page.data);
    if (!page.pagination.nextCursor) break;
    cursor = page.pagination.nextCursor;
  }
  expect(pages.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  await admin('DELETE', `/api/v1/webhooks/${one}`);
  expect((await log()).some(({ endpointId }) => endpointId === one)).toBe(false);
});

test('another school’s log has nothing of it, whatever it asks for', async () => {
  const id = await addEndpoint();
  const event = await eventOf(await addCourse(admin));
  await arrivals(1);
  await openSchool(server, 'coding');
  const other = await signIn(server, 'admin', 'coding');
  for (const query of ['', `?endpointId=${id}`, `?eventId=${event.id}&type=course.created&from=${event.timestamp}`])
    expect(dataOf<Delivery[]>(await other('GET', `/api/v1/webhook-deliveries${query}`))).toEqual([]);
  expect((await other('GET', `/api/v1/webhooks/${id}/health?from=2026-11-20T08:00:00Z&to=2026-11-20T12:00:00Z`)).status).toBe(404);
});

test('an event says who was told of it, and nobody else', async () => {
  const [wants, other] = [await addEndpoint(), await addEndpoint({ eventTypes: ['lead.*'] })];
  const off = await addEndpoint({ isEnabled: false });
  await addCourse(admin);
  const event = await eventOf(await addCourse(admin));
  await arrivals(2);
  const told = await log(`&eventId=${event.id}&type=course.created&from=${event.timestamp}`);
  expect(told.map(({ endpointId }) => endpointId).sort()).toEqual([wants, off].sort());
  expect(told.map(({ endpointId }) => endpointId)).not.toContain(other);
  expect((await admin('GET', `/api/v1/webhook-deliveries?eventId=${event.id}`)).status).toBe(400);
});

test('the feed is read backwards too, without a gap or an event twice', async () => {
  for (let n = 0; n < 5; n++) await addCourse(admin);
  await eventOf(await addCourse(admin));
  const forwards = dataOf<FeedEvent[]>(await admin('GET', '/api/v1/events?limit=500'));
  const backwards: FeedEvent[] = [];
  for (let after = ''; ; ) {
    const { body } = await admin('GET', `/api/v1/events?sortOrder=desc&limit=3${after && `&after=${after}`}`);
    const page = body as unknown as { data: FeedEvent[]; pagination: { hasMore: boolean; nextCursor: string } };
    backwards.push(...page.data);
    if (!page.pagination.hasMore) break;
    after = page.pagination.nextCursor;
  }
  expect(forwards.length).toBeGreaterThan(5);
  expect(backwards.reverse().map(({ id }) => id)).toEqual(forwards.map(({ id }) => id));
});

test('health counts what arrived and what was given up by hour, no tests and no other endpoint', async () => {
  const [id, other] = [await addEndpoint(), await addEndpoint()];
  await admin('POST', `/api/v1/webhooks/${id}/test`, {});
  const attempts = [
    ['2026-11-20T08:10:00Z', true, 10],
    ['2026-11-20T08:50:00Z', true, 30],
    ['2026-11-20T08:55:00Z', false, 5000],
    ['2026-11-20T10:00:00Z', true, 20],
    ['2026-11-20T12:00:00Z', true, 20],
  ] as const;
  for (const [place, [at, isSuccess, tookMs]] of attempts.entries())
    for (const endpoint of [id, other])
      await server.database.look(
        `INSERT INTO webhook_attempts (tenant_id, endpoint_id, delivery_id, attempt, is_success, is_last, event_id, event_type,
           queued_at, sent_at, took_ms, status, signature, standard_signature)
         VALUES ('driving', $1, $2, 1, $3, true, 'evt_1', 'course.created', $4, $4, $5, 200, '', '')`,
        [endpoint, `dlv_${endpoint}_${place}`, isSuccess, at, endpoint === id ? tookMs : 1],
      );
  const health = dataOf<EndpointHealth>(
    await admin('GET', `/api/v1/webhooks/${id}/health?from=2026-11-20T08:00:00Z&to=2026-11-20T12:00:00Z`),
  );
  expect(health).toEqual({
    countedFrom: '2026-11-20T08:00:00Z',
    hours: [
      { at: '2026-11-20T08:00:00Z', arrived: 2, givenUp: 1, usualMs: 30, slowMs: 5000 },
      { at: '2026-11-20T10:00:00Z', arrived: 1, givenUp: 0, usualMs: 20, slowMs: 20 },
    ],
  });
});

test.each([
  ['from=2026-11-20T08:00:00Z&to=2026-11-20T08:00:00Z', 'to'],
  ['from=2026-11-01T08:00:00Z&to=2026-11-20T08:00:00Z', 'from'],
])('health for %s is refused, and says that it is for %s', async (query, field) => {
  const answer = await admin('GET', `/api/v1/webhooks/${await addEndpoint()}/health?${query}`);
  expect(answer.status).toBe(400);
  expect(JSON.stringify(answer.body)).toContain(`"field":"${field}"`);
});

test('open pages hear of a delivery within two seconds', async () => {
  const heard = new Set<string>();
  const stop = server.app.system.changes.watch('driving', (thing) => thing?.resource === 'webhooks' && heard.add(thing.id));
  const id = await addEndpoint();
  await addCourse(admin);
  await expect.poll(() => heard.has(id), { timeout: 2000 }).toBe(true);
  stop();
});
