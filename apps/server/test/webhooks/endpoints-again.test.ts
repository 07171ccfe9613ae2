import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Endpoint, FreshEndpoint } from '../../src/modules/webhooks/endpoints/endpoint-schemas.ts';
import type { FeedEvent } from '../../src/modules/webhooks/feed/feed-schemas.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';

let server: TestServer;
let admin: Api;
let receiver: Receiver;

beforeAll(async () => {
  server = await startTestServer({ environment: { WEBHOOK_ALLOW_PRIVATE: 'true' } });
  await openSchool(server);
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  for (const { id } of dataOf<Endpoint[]>(await admin('GET', '/api/v1/webhooks?limit=100')))
    await admin('DELETE', `/api/v1/webhooks/${id}`);
  await receiver.close();
});

async function addEndpoint(fields: object = {}): Promise<FreshEndpoint> {
  const answer = await admin('POST', '/api/v1/webhooks', { url: receiver.url, eventTypes: ['course.*'], ...fields });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return dataOf<FreshEndpoint>(answer);
}
const endpoint = async (id: string) => dataOf<Endpoint>(await admin('GET', `/api/v1/webhooks/${id}`));

let courses = 0;
async function addCourse(): Promise<void> {
  expect((await admin('POST', '/api/v1/courses', { name: `Course ${++courses}`, category: 'driving' })).status).toBe(201);
}

const isLetGo = async (id: string) =>
  (await server.database.look('SELECT FROM webhook_lanes WHERE endpoint_id = $1 AND worker IS NULL', [id])).length === 1;

/** As if nothing had arrived for six days. */
async function failForDays(id: string): Promise<void> {
  await server.database.look(
    `INSERT INTO webhook_lanes AS l (tenant_id, endpoint_id, failing_since, given_up_in_row) VALUES ('driving', $1, now() - interval '6 days', 99)
     ON CONFLICT (tenant_id, endpoint_id) DO UPDATE SET failing_since = EXCLUDED.failing_since, given_up_in_row = EXCLUDED.given_up_in_row`,
    [id],
  );
}

test('an endpoint that was switched on again is not condemned by what failed before', async () => {
  receiver.answer = (_, response) => response.writeHead(500).end();
  const { id } = await addEndpoint();
  await failForDays(id);
  await addCourse();
  await expect.poll(async () => (await endpoint(id)).disabledReason, { timeout: 10_000 }).toBe('failing');

  await expect.poll(() => isLetGo(id), { timeout: 10_000 }).toBe(true);
  const before = receiver.received.length;
  await admin('PATCH', `/api/v1/webhooks/${id}`, { isEnabled: true });
  expect((await endpoint(id)).health).toMatchObject({ failingSince: null, givenUpInRow: 0, pausedUntil: null });
  await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBeGreaterThan(before);
  await expect.poll(async () => (await endpoint(id)).health.failingSince, { timeout: 10_000 }).not.toBe(null);
  expect(await endpoint(id)).toMatchObject({ isEnabled: true, disabledReason: null });
});

test('what is told of a disabled endpoint has its origin, and not the address, which may be a secret', async () => {
  const { id } = await addEndpoint({ url: `${receiver.url}/services/T0/B0/very-secret?token=also-secret`, name: 'Chat' });
  receiver.answer = (_, response) => response.writeHead(410).end();
  await addCourse();
  await expect.poll(async () => (await endpoint(id)).disabledReason, { timeout: 10_000 }).toBe('gone');
  const [told] = dataOf<FeedEvent[]>(await admin('GET', '/api/v1/events?types=webhook.disabled&sortOrder=desc&limit=1'));
  expect(told?.data).toEqual({ id, name: 'Chat', origin: receiver.url, reason: 'gone', disabledAt: expect.any(String) });
});

test('a secret is not replaced a second time before the receiver has the first: its former one goes on signing', async () => {
  const { id } = await addEndpoint();
  const rotate = () => admin('POST', `/api/v1/webhooks/${id}/rotate-secret`);
  expect((await rotate()).status).toBe(200);
  const until = (await endpoint(id)).previousSecretUntil;
  const refused = await rotate();
  expect(refused.status).toBe(409);
  expect(JSON.stringify(refused.body)).toContain(until);
  expect(JSON.stringify(refused.body)).toMatch(/[Cc]onfirm/);
  expect((await endpoint(id)).previousSecretUntil).toBe(until);
  expect((await admin('POST', `/api/v1/webhooks/${id}/confirm-secret`)).status).toBe(200);
  expect((await rotate()).status).toBe(200);
});
