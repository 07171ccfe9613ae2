import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { keepDays } from '../../src/modules/webhooks/deliveries/keep-days.ts';
import type { Endpoint } from '../../src/modules/webhooks/endpoints/endpoint-schemas.ts';
import type { FeedEvent } from '../../src/modules/webhooks/feed/feed-schemas.ts';
import { waitingMails } from '../support/mails.ts';
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
});
afterAll(() => server.close());

beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await deleteEndpoints(admin);
  await receiver.close();
});

const addEndpoint = ({ url = receiver.url, ...fields }: { url?: string; name?: string } = {}) => addEndpointAt(admin, url, fields);
const endpoint = async (id: string) => dataOf<Endpoint>(await admin('GET', `/api/v1/webhooks/${id}`));

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
  await addCourse(admin);
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
  await addCourse(admin);
  await expect.poll(async () => (await endpoint(id)).disabledReason, { timeout: 10_000 }).toBe('gone');
  const told = async () => dataOf<FeedEvent[]>(await admin('GET', '/api/v1/events?types=webhook.disabled&sortOrder=desc&limit=1'))[0]?.data;
  // The feed waits for transactions that began before, whosever they are.
  await expect
    .poll(told, { timeout: 10_000 })
    .toEqual({ id, name: 'Chat', origin: receiver.url, reason: 'gone', disabledAt: expect.any(String) });
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

/** So many deliveries that have waited since `age` ago. */
const addWaiting = (endpointId: string, count: number, age: string) =>
  server.database.look(
    `INSERT INTO webhook_queue (tenant_id, endpoint_id, id, event_id, event_seq, event_at, event_type, due_at, created_at)
     SELECT 'driving', $1, 'dlv_' || gen_random_uuid(), 'evt_' || n, n, now(), 'course.created', 'infinity', now() - $3::interval FROM generate_series(1, $2) n`,
    [endpointId, count, age],
  );
const waitingAt = async (endpointId: string) =>
  (await server.database.look<{ id: string }>('SELECT id FROM webhook_queue WHERE endpoint_id = $1', [endpointId])).length;

test('days ahead are made also when what is old can’t be dropped', async () => {
  const { look } = server.database;
  const tomorrow = `webhook_successes_${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10).replaceAll('-', '_')}`;
  const { id } = await addEndpoint();
  await addWaiting(id, 1, '31 days');
  await look(`DROP TABLE ${tomorrow}`);
  await look(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'this takes too long'; END $$`);
  await look('CREATE TRIGGER refuse BEFORE DELETE ON webhook_queue FOR EACH ROW EXECUTE FUNCTION refuse()');
  await expect(keepDays(server.app.system.database)).rejects.toThrow('this takes too long');
  await look('DROP FUNCTION refuse CASCADE');
  expect(await look(`SELECT 1 FROM pg_class WHERE relname = $1`, [tomorrow])).toHaveLength(1);
});

test('what is old, or for an endpoint that is gone, is dropped in portions, and nothing else', async () => {
  const { look } = server.database;
  await keepDays(server.app.system.database);
  const [live, gone] = [(await addEndpoint()).id, (await addEndpoint()).id];
  await addWaiting(live, 15_000, '31 days');
  await addWaiting(live, 3, '29 days');
  await addWaiting(gone, 10_000, '1 hour');
  await admin('DELETE', `/api/v1/webhooks/${gone}`);
  await look('CREATE TABLE portions (dropped integer)');
  await look(`CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN INSERT INTO public.portions SELECT count(*) FROM dropped; RETURN NULL; END $$`);
  await look(
    'CREATE TRIGGER note AFTER DELETE ON webhook_queue REFERENCING OLD TABLE AS dropped FOR EACH STATEMENT EXECUTE FUNCTION note()',
  );
  await keepDays(server.app.system.database);
  const portions = await look<{ dropped: number }>('SELECT dropped FROM portions WHERE dropped > 0');
  await look('DROP FUNCTION note CASCADE');
  await look('DROP TABLE portions');
  expect([await waitingAt(live), await waitingAt(gone)]).toEqual([3, 0]);
  expect(portions.map(({ dropped }) => dropped)).toEqual([10_000, 10_000, 5000]);
});

test('administrators are written for how long what waits is kept', async () => {
  receiver.answer = (_, response) => response.writeHead(410).end();
  const { id } = await addEndpoint({ url: `${receiver.url}/services/very-secret` });
  await addCourse(admin);
  await expect.poll(async () => (await endpoint(id)).disabledReason, { timeout: 10_000 }).toBe('gone');
  const [person] = await server.database.look<{ email: string }>(`SELECT email FROM users WHERE tenant_id = 'driving' AND role = 'admin'`);
  const mail = (await waitingMails(server, person?.email ?? '')).findLast(({ template }) => template === 'webhook.disabled');
  expect(mail?.letter.text).toContain('30');
  expect(mail?.letter.text).toContain(new URL(receiver.url).host);
  expect(mail?.letter.text).not.toContain('very-secret');
});
