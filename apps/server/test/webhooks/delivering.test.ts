import { createHmac } from 'node:crypto';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Delivery, DeliveryDetail } from '../../src/modules/webhooks/deliveries/delivery-schemas.ts';
import type { Endpoint, FreshEndpoint } from '../../src/modules/webhooks/endpoints/endpoint-schemas.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import { addEndpointAt, deleteEndpoints } from '../support/webhooks.ts';

let server: TestServer;
let admin: Api;
let receiver: Receiver;

beforeAll(async () => {
  server = await startTestServer({
    environment: { WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_TIMEOUT_MS: '1500', WEBHOOK_WORKER_INTERVAL_MS: '60000' },
  });
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

let families = 0;
async function addFamily(): Promise<string> {
  const answer = await admin('POST', '/api/v1/customers', { name: `Family ${++families}`, phone: `+97250${1000000 + families}` });
  expect(answer.status).toBe(201);
  return dataOf<{ id: string }>(answer).id;
}

const addEndpoint = (fields: object = {}) => addEndpointAt(admin, `${receiver.url}/hook?x=1`, { eventTypes: ['customer.*'], ...fields });

const arrived = (count: number) =>
  expect.poll(() => receiver.received.length, { timeout: 20_000, interval: 5 }).toBeGreaterThanOrEqual(count);
const deliveries = async (id: string, query = '') =>
  dataOf<Delivery[]>(await admin('GET', `/api/v1/webhooks/${id}/deliveries?limit=100${query}`));

test('an event arrives at once, signed both ways, and every verifier accepts it and refuses another byte', async () => {
  const { secret } = await addEndpoint();
  const id = await addFamily();
  await arrived(1);
  const [{ headers, body, path }] = receiver.received as [Receiver['received'][number]];
  expect(path).toBe('/hook?x=1');
  expect(JSON.parse(body)).toMatchObject({ type: 'customer.created', tenantId: 'driving', data: { id } });
  expect(JSON.stringify(JSON.parse(body))).toBe(body);
  const { 'x-aivo-timestamp': timestamp = '', 'x-aivo-signature': signature } = headers;
  expect(signature).toBe(`sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`);
  for (const verifier of [new StandardWebhook(secret), new SvixWebhook(secret)]) {
    expect(() => verifier.verify(body, headers)).not.toThrow();
    expect(() => verifier.verify(`${body} `, headers)).toThrow();
    const old = String(Number(headers['webhook-timestamp']) - 3600);
    expect(() => verifier.verify(body, { ...headers, 'webhook-timestamp': old })).toThrow();
  }
});

test('what fails is tried again after 1, 2, 4 and 8 seconds, under the same id, and then given up', async () => {
  receiver.answer = (_, response) => response.writeHead(500).end('not today');
  const { id } = await addEndpoint();
  await addFamily();
  await arrived(5);
  const times = receiver.received.map(({ at }) => at);
  const waits = times.slice(1).map((at, place) => Math.round((at - (times[place] ?? 0)) / 100) / 10);
  for (const [place, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual([1, 2, 4, 8][place] ?? 0);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  await expect.poll(async () => (await deliveries(id))[0]?.status, { timeout: 5000 }).toBe('PERMANENT_FAILURE');
  const [one] = await deliveries(id);
  const detail = dataOf<DeliveryDetail>(await admin('GET', `/api/v1/webhooks/${id}/deliveries/${one?.id}`));
  expect(detail.tries.map(({ attempt, responseStatus, responseBody }) => [attempt, responseStatus, responseBody])).toEqual(
    [1, 2, 3, 4, 5].map((attempt) => [attempt, 500, 'not today']),
  );
  expect(detail.tries[0]?.requestHeaders).toMatchObject({ 'X-Aivo-Event': 'customer.created', 'X-Aivo-Delivery-Id': one?.id });
  expect(detail.payload).toBe(receiver.received[0]?.body);
});

test('an endpoint that is switched off keeps what it is owed, and gets it when it is on again', async () => {
  const { id } = await addEndpoint();
  expect((await admin('PATCH', `/api/v1/webhooks/${id}`, { isEnabled: false })).status).toBe(200);
  for (let n = 0; n < 3; n++) await addFamily();
  expect((await deliveries(id)).map(({ status }) => status)).toEqual(['PENDING', 'PENDING', 'PENDING']);
  expect(receiver.received).toEqual([]);
  await admin('PATCH', `/api/v1/webhooks/${id}`, { isEnabled: true });
  await arrived(3);
  await expect.poll(async () => (await deliveries(id, '&status=SUCCESS')).length, { timeout: 5000 }).toBe(3);
});

test('410 switches the endpoint off, with an event, a mail to administrators and a reason', async () => {
  const watcher = await startReceiver();
  const { id } = await addEndpoint();
  await addEndpoint({ url: watcher.url, eventTypes: ['webhook.disabled'] });
  receiver.answer = (_, response) => response.writeHead(410).end();
  await addFamily();
  await expect.poll(() => watcher.received.length, { timeout: 10_000 }).toBe(1);
  expect(JSON.parse(watcher.received[0]?.body ?? '').data).toMatchObject({ id, reason: 'gone' });
  expect(dataOf<Endpoint>(await admin('GET', `/api/v1/webhooks/${id}`))).toMatchObject({ isEnabled: false, disabledReason: 'gone' });
  const mails = dataOf<{ template: string }[]>(await admin('GET', '/api/v1/mail-log?limit=100'));
  expect(mails.map(({ template }) => template)).toContain('webhook.disabled');
  await watcher.close();
});

test('a range is counted before it is sent again, and arrives under the same ids', async () => {
  const { id } = await addEndpoint();
  for (let n = 0; n < 4; n++) await addFamily();
  await arrived(4);
  await expect.poll(async () => (await deliveries(id, '&status=SUCCESS')).length, { timeout: 5000 }).toBe(4);
  const range = { from: new Date(Date.now() - 60_000).toISOString(), to: new Date(Date.now() + 60_000).toISOString() };
  expect(dataOf(await admin('POST', `/api/v1/webhooks/${id}/replay`, { ...range, dryRun: true }))).toEqual({ count: 4, dryRun: true });
  expect(receiver.received.length).toBe(4);
  expect(dataOf(await admin('POST', `/api/v1/webhooks/${id}/replay`, range))).toEqual({ count: 4, dryRun: false });
  await arrived(8);
  const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
  expect(ids.slice(4).sort()).toEqual(ids.slice(0, 4).sort());
  await expect.poll(async () => (await deliveries(id, '&status=SUCCESS')).length, { timeout: 5000 }).toBe(4);
});

test('while a secret is replaced the printed header carries the old one’s signature, the standard header both', async () => {
  const { id, secret: old } = await addEndpoint();
  const { secret: fresh } = dataOf<FreshEndpoint>(await admin('POST', `/api/v1/webhooks/${id}/rotate-secret`));
  await addFamily();
  await arrived(1);
  const first = receiver.received[0] as Receiver['received'][number];
  const printed = (secret: string, { headers, body }: Receiver['received'][number]) =>
    `sha256=${createHmac('sha256', secret).update(`${headers['x-aivo-timestamp']}.${body}`).digest('hex')}`;
  expect(first.headers['x-aivo-signature']).toBe(printed(old, first));
  for (const secret of [old, fresh]) new StandardWebhook(secret).verify(first.body, first.headers);
  expect((await admin('POST', `/api/v1/webhooks/${id}/confirm-secret`)).status).toBe(200);
  await addFamily();
  await arrived(2);
  const second = receiver.received[1] as Receiver['received'][number];
  expect(second.headers['x-aivo-signature']).toBe(printed(fresh, second));
  expect(() => new StandardWebhook(old).verify(second.body, second.headers)).toThrow();
});

test('an answer that does not end in time is none, and says so', async () => {
  receiver.answer = (_, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write('.'), 100);
    response.on('close', () => clearInterval(drip));
  };
  const { id } = await addEndpoint();
  await addFamily();
  await expect
    .poll(async () => (await deliveries(id, '&status=FAILED'))[0]?.error, { timeout: 10_000 })
    .toMatch(/did not end within 1\.5 s/);
});

test('a test delivery shows what the receiver answers', async () => {
  receiver.answer = (_, response) => response.writeHead(202).end('thanks');
  const { id } = await addEndpoint({ isEnabled: false });
  const detail = dataOf<DeliveryDetail>(await admin('POST', `/api/v1/webhooks/${id}/test`, {}));
  expect(detail).toMatchObject({ isTest: true, status: 'SUCCESS', responseStatus: 202, tries: [{ responseBody: 'thanks' }] });
  expect(receiver.received.map(({ headers }) => headers['x-aivo-event'])).toEqual(['customer.created']);
});

test('an endpoint that was down gets what waits when its pause is over, whatever else was due meanwhile', async () => {
  receiver.answer = (_, response) => response.writeHead(503).end();
  await addEndpoint({ retrySchedule: 'long' });
  const ids = await Promise.all(Array.from({ length: 40 }, () => addFamily()));
  // The long schedule tries again after 5 s: in the middle of the pause of 8 s that begins after the fourth short one.
  let last = 0;
  await expect
    .poll(
      () => {
        last = receiver.received.at(-1)?.at ?? Date.now();
        return Date.now() - last;
      },
      { timeout: 40_000, interval: 50 },
    )
    .toBeGreaterThan(6000);
  receiver.answer = (_, response) => response.end('ok');
  const reached = () => new Set(receiver.received.filter(({ at }) => at > last).map(({ body }) => JSON.parse(body).data.id)).size;
  await expect.poll(reached, { timeout: 15_000, interval: 100 }).toBe(ids.length);
});
