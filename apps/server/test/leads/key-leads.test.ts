import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Api, apiWith, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

async function keyWith(scopes: string[]): Promise<Api> {
  const { status, body } = await admin('POST', '/api/v1/api-keys', { name: 'Website', scopes });
  expect(status, JSON.stringify(body)).toBe(201);
  return apiWith(server.url, { 'x-api-key': String((body.data as unknown as { key: string }).key) });
}

it('an integrator with WRITE_LEADS brings a lead, hears its id, and of a repeat the same id', async () => {
  const program = await keyWith(['WRITE_LEADS']);
  const first = await program('POST', '/public/leads', { name: 'Dana Levi', phone: '050-123-4567', source: 'landing page' });
  expect(first.status, JSON.stringify(first.body)).toBe(201);
  const { leadId } = first.body as unknown as { leadId: string };
  expect(Number(first.headers.get('x-ratelimit-limit'))).toBe(1000);
  const again = await program('POST', '/api/v1/public/leads', { name: 'Dana', phone: '+972501234567', message: 'Hello again' });
  expect([again.status, again.body.data]).toEqual([200, { leadId, isRepeat: true }]);
  expect((await admin('GET', `/api/v1/leads/${leadId}`)).body.data).toMatchObject({ name: 'Dana Levi', phone: '+972501234567' });
  const activities = await admin('GET', `/api/v1/leads/${leadId}/activities`);
  expect(JSON.stringify(activities.body)).toContain('Hello again');
  expect(await server.database.look(`SELECT DISTINCT actor_kind FROM audit_log WHERE entity_id = $1`, [leadId])).toEqual([
    { actor_kind: 'key' },
  ]);
});

it('a key without the scope is told which it lacks, and one with it may read nothing', async () => {
  const stranger = await keyWith(['students:read']);
  const { status, body } = await stranger('POST', '/public/leads', { name: 'X', phone: '0501234568' });
  expect([status, JSON.stringify(body)]).toEqual([403, expect.stringContaining('WRITE_LEADS')]);
  const program = await keyWith(['WRITE_LEADS']);
  for (const path of ['leads', 'customers', 'students']) expect((await program('GET', `/api/v1/${path}`)).status).toBe(403);
});
