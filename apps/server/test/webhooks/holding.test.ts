import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addCourse, addEndpointAt, deleteEndpoints } from '../support/webhooks.ts';

/** What holds one endpoint up, and nothing else. */
let server: TestServer;
let admin: Api;
let receiver: Receiver;

beforeAll(async () => {
  server = await startTestServer({ environment: { WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_WORKER_INTERVAL_MS: '60000' } });
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

const addEndpoint = async (path: string, fields: object = {}) =>
  (await addEndpointAt(admin, `${receiver.url}${path}`, { eventTypes: ['course.created'], ...fields })).id;
const at = (path: string) => receiver.received.filter((one) => one.path === path);
const arrived = (path: string, count: number) => expect.poll(() => at(path).length, { timeout: 10_000, interval: 20 }).toBe(count);

test('a secret that can’t be opened holds up its own endpoint alone, and a fresh one lets what waits go', async () => {
  const [broken] = [await addEndpoint('/broken'), await addEndpoint('/well')];
  await addCourse(admin);
  await arrived('/well', 1);
  await arrived('/broken', 1);
  // As when the key that sealed it was dropped.
  await server.database.look(`UPDATE webhook_endpoints SET secret = 'v1:gone', version = version + 1 WHERE id = $1`, [broken]);
  for (let n = 0; n < 3; n++) await addCourse(admin);
  await arrived('/well', 4);
  expect(at('/broken').length).toBe(1);
  expect((await admin('POST', `/api/v1/webhooks/${broken}/rotate-secret`)).status).toBeLessThan(300);
  await arrived('/broken', 4);
});

test('a lane that another worker took over is let go, and taken up again when that one is gone', async () => {
  const id = await addEndpoint('/taken');
  await addCourse(admin);
  await arrived('/taken', 1);
  // Somebody who holds no lock: dead before it could deliver anything.
  await server.database.look('UPDATE webhook_lanes SET worker = 2000000000, fence = fence + 1 WHERE endpoint_id = $1', [id]);
  for (let n = 0; n < 5; n++) await addCourse(admin);
  await expect.poll(() => new Set(at('/taken').map(({ headers }) => headers['webhook-id'])).size, { timeout: 10_000 }).toBe(6);
  await expect
    .poll(() => server.database.look('SELECT count(*)::int AS count FROM webhook_queue WHERE endpoint_id = $1', [id]), { timeout: 10_000 })
    .toEqual([{ count: 0 }]);
});

test('what the receiver asked to have later waits, also when everything else is hurried after a pause', async () => {
  let later = '';
  let isUp = false;
  receiver.answer = ({ body }, response) => {
    const { data } = JSON.parse(body) as { data: { id: string } };
    if (isUp) response.end('ok');
    else if (data.id === later) response.writeHead(503, { 'retry-after': '14' }).end();
    else response.writeHead(503).end();
  };
  await addEndpoint('/asks', { retrySchedule: 'long' });
  later = await addCourse(admin);
  const others = await Promise.all(Array.from({ length: 20 }, () => addCourse(admin)));
  const idsSince = (since: number) =>
    new Set(at('/asks').flatMap((one) => (one.at > since ? [(JSON.parse(one.body) as { data: { id: string } }).data.id] : [])));
  await expect.poll(() => idsSince(0).has(later), { timeout: 10_000 }).toBe(true);
  const asked = at('/asks').find(({ body }) => body.includes(later))?.at ?? 0;
  // Until the breaker has paused at least once: nothing for more than a second.
  await expect.poll(() => Date.now() - (at('/asks').at(-1)?.at ?? 0), { timeout: 20_000, interval: 50 }).toBeGreaterThan(1500);
  isUp = true;
  const upAt = Date.now();
  await expect
    .poll(() => others.filter((id) => idsSince(upAt).has(id)).length, { timeout: 12_000 })
    .toBeGreaterThanOrEqual(others.length - 1);
  await expect.poll(() => idsSince(upAt).has(later), { timeout: 20_000, interval: 20 }).toBe(true);
  const again = at('/asks').filter(({ body }) => body.includes(later))[1]?.at ?? 0;
  expect(again - asked).toBeGreaterThanOrEqual(14_000);
});
