import { afterAll, beforeAll, expect, it } from 'vitest';
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

const branch = (name: string) => ({ name, type: 'school' });
const once = (key: string) => ({ 'Idempotency-Key': key });
const named = (name: string) => server.database.look(`SELECT id FROM branches WHERE name = $1`, [name]);

it('the same request again gets the same answer, says so, and makes nothing', async () => {
  const first = await admin('POST', '/api/v1/branches', branch('One'), once('k1'));
  const second = await admin('POST', '/api/v1/branches', branch('One'), once('k1'));
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body).toEqual(first.body);
  expect(second.headers.get('location')).toBe(first.headers.get('location'));
  expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([null, 'true']);
  expect(await named('One')).toHaveLength(1);
});

it('the key with another body is refused', async () => {
  await admin('POST', '/api/v1/branches', branch('Two'), once('k2'));
  const other = await admin('POST', '/api/v1/branches', branch('Two b'), once('k2'));
  expect([other.status, other.body.error?.code]).toEqual([409, 'CONFLICT']);
  expect(await named('Two b')).toHaveLength(0);
});

it('100 at once make one record and get one answer', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => admin('POST', '/api/v1/branches', branch('Many'), once('k3'))));
  const bodies = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => JSON.stringify(body)));
  expect(bodies.size).toBe(1);
  // A twin may be told to come back instead of waiting; it never runs.
  for (const { status, headers } of answers) if (status !== 201) expect([status, headers.has('retry-after')]).toEqual([409, true]);
  expect(await named('Many')).toHaveLength(1);
});

it('a refusal is an answer too: it is kept, and what it wrote is undone', async () => {
  await admin('POST', '/api/v1/branches', { ...branch('Taken'), id: 'taken' });
  const first = await admin('POST', '/api/v1/branches', { ...branch('Again'), id: 'taken' }, once('k4'));
  const second = await admin('POST', '/api/v1/branches', { ...branch('Again'), id: 'taken' }, once('k4'));
  expect([first.status, second.status]).toEqual([409, 409]);
  expect(second.headers.get('idempotency-replayed')).toBe('true');
  expect(second.body).toEqual(first.body);
  expect(await named('Again')).toHaveLength(0);
});

it('a 403 leaves the key free, and a key is one person’s own', async () => {
  const viewer = await signIn(server, 'viewer');
  expect((await viewer('POST', '/api/v1/branches', branch('Mine'), once('k5'))).status).toBe(403);
  const manager = await signIn(server, 'manager');
  const theirs = await manager('POST', '/api/v1/branches', branch('Mine'), once('k5'));
  const ours = await admin('POST', '/api/v1/branches', branch('Mine'), once('k5'));
  expect([theirs.status, ours.status]).toEqual([201, 201]);
  expect(ours.headers.get('idempotency-replayed')).toBeNull();
  expect(await named('Mine')).toHaveLength(2);
});

it('an answer with a secret is not kept, and the work is not done twice', async () => {
  const first = await admin('POST', '/api/v1/connected-apps', { name: 'Secretive' }, once('k6'));
  const second = await admin('POST', '/api/v1/connected-apps', { name: 'Secretive' }, once('k6'));
  expect([first.status, second.status]).toEqual([201, 409]);
  expect(await server.database.look(`SELECT id FROM connected_apps WHERE name = 'Secretive'`)).toHaveLength(1);
  const [kept] = await server.database.look<{ body: string | null }>(`SELECT body FROM idempotency_keys WHERE key = 'k6'`);
  expect(kept?.body).toBeNull();
});

it('a key that is none is named', async () => {
  const { status, body } = await admin('POST', '/api/v1/branches', branch('X'), once('x'.repeat(256)));
  expect([status, body.error?.details?.[0]?.field]).toEqual([400, 'Idempotency-Key']);
});

it('an update is done once, though its version moved on', async () => {
  const made = (await admin('POST', '/api/v1/branches', branch('Versioned'))).body.data as unknown as { id: string };
  const change = () => admin('PATCH', `/api/v1/branches/${made.id}`, { city: 'Haifa' }, { ...once('k8'), 'If-Match': '"1"' });
  const [first, second] = [await change(), await change()];
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.body).toEqual(first.body);
  expect((await admin('PATCH', `/api/v1/branches/${made.id}`, { city: 'Akko' }, { 'If-Match': '"1"' })).status).toBe(412);
});
