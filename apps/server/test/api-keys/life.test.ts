import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deleteOldUsage } from '../../src/modules/access/api-keys/usage/key-usage-store.ts';
import { inSystem } from '../../src/platform/db/transactions.ts';
import { type MadeKey, makeKey, withKey } from '../support/keys.ts';
import { type Api, addStudents, apiWith, openSchool, signIn, tokenOf } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';

let server: TestServer;
let other: TestServer;
let admin: Api;
let ahead = 0;
const clock = () => Date.now() + ahead;

beforeAll(async () => {
  server = await startTestServer({ clock });
  other = await startTestServer({ database: server.database, clock });
  await openSchool(server);
  await addStudents(server, 'driving', ['stu_1']);
  admin = await signIn(server, 'admin');
});
afterAll(async () => {
  await other.close();
  await server.close();
});

afterEach(() => {
  ahead = 0;
});

const status = async (key: string, on = server) => (await withKey(on, key)('GET', '/api/v1/students')).status;

describe('a revoked key', () => {
  it('is refused on every server, told by NOTIFY, and from the next request on where it was revoked', async () => {
    const { id, key } = await makeKey(server, admin);
    expect([await status(key), await status(key, other)]).toEqual([200, 200]);
    expect((await admin('DELETE', `/api/v1/api-keys/${id}`)).status).toBe(204);
    await expect.poll(() => status(key, other), { timeout: 10_000, interval: 10 }).toBe(401);
    await expect.poll(() => status(key), { timeout: 10_000, interval: 10 }).toBe(401);
    expect((await admin('GET', `/api/v1/api-keys/${id}`)).status).toBe(404);
  });

  it('is refused at once by a server that can’t hear', async () => {
    const { id, key } = await makeKey(server, admin);
    expect(await status(key, other)).toBe(200);
    await server.database.look(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'rollbook' AND query ~ '^(LISTEN|SELECT 1$|SELECT pg_notify)'`,
    );
    await expect.poll(() => other.app.system.listener.isConnected, { timeout: 10_000, interval: 5 }).toBe(false);
    await server.database.look('UPDATE api_keys SET deleted_at = now() WHERE id = $1', [id]);
    expect(await status(key, other)).toBe(401);
    await expect
      .poll(() => other.app.system.listener.isConnected && server.app.system.listener.isConnected, { timeout: 30_000 })
      .toBe(true);
  });

  it('takes back what a key may do as fast: scopes, limit, networks', async () => {
    const { id, key } = await makeKey(server, admin);
    expect(await status(key, other)).toBe(200);
    await admin('PATCH', `/api/v1/api-keys/${id}`, { scopes: ['courses:read'] });
    await expect.poll(() => status(key, other), { timeout: 10_000, interval: 10 }).toBe(403);
    await admin('PATCH', `/api/v1/api-keys/${id}`, { allowedIps: ['192.0.2.1'] });
    await expect.poll(() => status(key, other), { timeout: 10_000, interval: 10 }).toBe(401);
  });
});

describe('a rotated key', () => {
  it('has a new text under the same id; the old one works for the overlap and no longer', async () => {
    const before = await makeKey(server, admin);
    expect([await status(before.key), await status(before.key, other)]).toEqual([200, 200]);
    const after = dataOf<MadeKey>(await admin('POST', `/api/v1/api-keys/${before.id}/rotate`, { overlapHours: 2 }));
    expect([after.id, after.key === before.key, after.version]).toEqual([before.id, false, 2]);
    for (const on of [server, other]) expect([await status(before.key, on), await status(after.key, on)]).toEqual([200, 200]);
    ahead = 2 * 3_600_000 + 1000;
    // The other server is told of the rotation beside its requests, not in line with them.
    for (const on of [server, other])
      await expect.poll(async () => [await status(before.key, on), await status(after.key, on)], { timeout: 10_000 }).toEqual([401, 200]);
  });

  it('without overlap ends the old one at once; rotated twice, the first is gone', async () => {
    const first = await makeKey(server, admin);
    const rotate = async (overlapHours: number) =>
      dataOf<MadeKey>(await admin('POST', `/api/v1/api-keys/${first.id}/rotate`, { overlapHours })).key;
    expect(await status(first.key, other)).toBe(200);
    const second = await rotate(24);
    const third = await rotate(24);
    await expect.poll(() => status(first.key, other), { timeout: 10_000, interval: 10 }).toBe(401);
    expect([await status(second), await status(third)]).toEqual([200, 200]);
    const fourth = await rotate(0);
    await expect.poll(() => status(third), { timeout: 10_000, interval: 10 }).toBe(401);
    expect([await status(second), await status(fourth)]).toEqual([401, 200]);
  });

  it('honours If-Match, and so do a change and a revocation', async () => {
    const { id } = await makeKey(server, admin);
    const stale = { 'if-match': '"7"' };
    expect((await admin('POST', `/api/v1/api-keys/${id}/rotate`, {}, stale)).status).toBe(412);
    expect((await admin('PATCH', `/api/v1/api-keys/${id}`, { name: 'x' }, stale)).status).toBe(412);
    expect((await admin('DELETE', `/api/v1/api-keys/${id}`, undefined, stale)).status).toBe(412);
    expect((await admin('PATCH', `/api/v1/api-keys/${id}`, { name: 'x' }, { 'if-match': '"1"' })).status).toBe(200);
  });

  it('is not handed out again by an Idempotency-Key: a secret is shown once', async () => {
    const { id } = await makeKey(server, admin);
    const rotate = () => admin('POST', `/api/v1/api-keys/${id}/rotate`, {}, { 'idempotency-key': `rotate-${id}` });
    expect((await rotate()).status).toBe(200);
    expect((await rotate()).status).toBe(409);
    expect(dataOf(await admin('GET', `/api/v1/api-keys/${id}`))).toMatchObject({ version: 2 });
  });
});

describe('the printed paths of the integration service', () => {
  it('handle the same keys, without an envelope', async () => {
    const made = await admin('POST', '/admin/api-keys', { name: 'Bridge', scopes: ['READ_LEARNER_PROGRESS'] });
    expect([made.status, made.headers.get('location')]).toEqual([201, `/api/v1/api-keys/${String(made.body.id)}`]);
    const { id, key } = made.body as unknown as MadeKey;
    const listed = await fetch(`${server.url}/admin/api-keys`, { headers: await bearerOfAdmin() });
    expect((await listed.json()) as MadeKey[]).toContainEqual(expect.objectContaining({ id, name: 'Bridge' }));
    const rotated = await admin('POST', `/admin/api-keys/${id}/rotate`, { overlapHours: 0 });
    expect(rotated.body).toMatchObject({ id, key: expect.stringMatching(/^rbk_live_/) });
    expect((await admin('GET', `/admin/api-keys/${id}/usage`)).body).toEqual({ requests: 0, days: [], hours: [] });
    expect((await admin('DELETE', `/admin/api-keys/${id}`)).status).toBe(204);
    expect((await withKey(server, key)('GET', '/api/v1/auth/key')).status).toBe(401);
    expect((await admin('DELETE', `/admin/api-keys/${id}`)).body.error?.code).toBe('NOT_FOUND');
  });

  it('take an administrator’s cookie from our own pages, and nobody else', async () => {
    const { authorization = '' } = await bearerOfAdmin();
    const cookie = { cookie: `rollbook_access=${authorization.slice(7)}` };
    const body = { name: 'By cookie', scopes: ['students:read'] };
    expect((await apiWith(server.url, { ...cookie, origin: server.url })('POST', '/admin/api-keys', body)).status).toBe(201);
    expect((await apiWith(server.url, { ...cookie, origin: 'https://evil.example' })('POST', '/admin/api-keys', body)).status).toBe(403);
    for (const role of ['manager', 'instructor', 'seller', 'viewer'] as const)
      expect((await (await signIn(server, role))('GET', '/admin/api-keys')).status).toBe(403);
  });
});

async function bearerOfAdmin(): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await tokenOf(server, 'admin')}` };
}

describe('what a key asked for', () => {
  it('is counted exactly, over two servers, by part of the API and kind of answer', async () => {
    const { id, key } = await makeKey(server, admin, { scopes: ['students:read'], rateLimitPerHour: 20 });
    const ask = (on: TestServer, path: string) => withKey(on, key)('GET', path);
    await Promise.all(Array.from({ length: 15 }, (_, n) => ask(n % 2 ? server : other, '/api/v1/students')));
    for (const path of ['/api/v1/students/none', '/api/v1/courses', '/api/v1/auth/key']) await ask(server, path);
    const read = async () =>
      (await admin('GET', `/api/v1/api-keys/${id}/usage`)).body.data as unknown as { days: object[]; requests: number };
    await expect.poll(async () => (await read()).requests, { timeout: 30_000 }).toBe(18);
    const { days } = await read();
    expect(days).toEqual([
      {
        date: new Date().toISOString().slice(0, 10),
        requests: 18,
        byGroup: { students: 16, courses: 1, auth: 1 },
        byStatus: { '2xx': 16, '4xx': 2 },
      },
    ]);
    expect(dataOf(await admin('GET', `/api/v1/api-keys/${id}`))).toMatchObject({ version: 1, lastUsedAt: expect.stringMatching(/^20/) });
  });

  it('is added when the server stops, so that stopping loses nothing', async () => {
    const { id, key } = await makeKey(server, admin);
    const brief = await startTestServer({ database: server.database });
    await Promise.all(Array.from({ length: 7 }, () => status(key, brief)));
    await brief.close();
    expect(await server.database.look('SELECT sum(requests)::int AS requests FROM api_key_usage WHERE key_id = $1', [id])).toEqual([
      { requests: 7 },
    ]);
  });

  it('says when a key was last used, written at most once a minute', async () => {
    const { id, key } = await makeKey(server, admin);
    const lastUsed = async () => {
      await status(key, other);
      return dataOf<{ lastUsedAt: string | null }>(await admin('GET', `/api/v1/api-keys/${id}`)).lastUsedAt;
    };
    await expect.poll(lastUsed, { timeout: 30_000 }).not.toBeNull();
    const first = await lastUsed();
    ahead = 30_000;
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(await lastUsed()).toBe(first);
    ahead = 70_000;
    await expect.poll(lastUsed, { timeout: 30_000 }).not.toBe(first);
  });

  it('is forgotten after a month', async () => {
    const { id } = await makeKey(server, admin);
    await server.database.look(
      `INSERT INTO api_key_usage SELECT 'driving', $1, date_trunc('hour', now() - make_interval(days => days)), 'students', 2, 1
       FROM unnest(ARRAY[1, 29, 40]) AS days`,
      [id],
    );
    await inSystem(server.app.system.database, 'access: forget old use of API keys', deleteOldUsage);
    expect(dataOf<{ requests: number }>(await admin('GET', `/api/v1/api-keys/${id}/usage`)).requests).toBe(2);
    expect(await server.database.look('SELECT 1 FROM api_key_usage WHERE key_id = $1', [id])).toHaveLength(2);
  });
});
