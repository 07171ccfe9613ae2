import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RateLimits } from '../../src/platform/http/rate-limits.ts';
import { type Answer, apiWith, openSchool } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { bearer, dataOf, login } from '../support/staff.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving');
});
afterAll(() => server.close());
beforeEach(() => {
  server.app.system.limits = new RateLimits(null);
});

const school = {
  name: 'Carmel coding club',
  subdomain: 'carmel',
  locale: 'he',
  timezone: 'Asia/Jerusalem',
  currency: 'ILS',
  country: 'IL',
  weekStart: 0,
  branchName: 'Carmel centre',
  adminName: 'Yael Mor',
  adminEmail: 'yael@carmel.example',
  password: 'tractor lamp 42',
};
const signUp = (fields: object = {}, url = server.url): Promise<Answer> =>
  apiWith(url, {})('POST', '/api/v1/sign-up', { ...school, ...fields });
const counts = () =>
  server.database.look(
    `SELECT (SELECT count(*) FROM tenants) AS tenants, (SELECT count(*) FROM users) AS users, (SELECT count(*) FROM branches) AS branches`,
  );

describe('signing up', () => {
  it('opens a school with its first branch and administrator, who is signed in', async () => {
    const answer = await signUp();
    expect(answer.status).toBe(200);
    const { accessToken, user } = dataOf<{ accessToken: string; user: { id: string; tenant: { id: string } } }>(answer);
    expect(user).toMatchObject({
      email: 'yael@carmel.example',
      role: 'admin',
      tenant: { name: 'Carmel coding club', currency: 'ILS', weekStart: 0 },
    });
    const api = bearer(server, accessToken);
    expect(dataOf<{ name: string }[]>(await api('GET', '/api/v1/branches')).map(({ name }) => name)).toEqual(['Carmel centre']);
    expect((await api('GET', '/api/v1/users')).body).toMatchObject({ pagination: { total: 1 } });
    expect((await login(server, 'yael@carmel.example', school.password)).status).toBe(200);
    const rows = await server.database.look<{ xid: string; actor: string }>(
      `SELECT DISTINCT xmin::text AS xid, actor_id AS actor FROM audit_log WHERE tenant_id = $1 AND action <> 'user.signed_in' OR tenant_id = $1 AND created_at = (SELECT min(created_at) FROM audit_log WHERE tenant_id = $1)`,
      [user.tenant.id],
    );
    expect(rows).toEqual([{ xid: expect.any(String), actor: user.id }]);
  });

  it('leaves nothing behind when any of it is refused', async () => {
    const before = await counts();
    const taken = await signUp({ subdomain: 'driving' });
    expect([taken.status, taken.body.error?.message]).toEqual([409, expect.stringContaining('subdomain')]);
    const poor = await signUp({ subdomain: 'fresh', password: 'basketball1' });
    expect([poor.status, poor.body.error?.details?.[0]?.field]).toEqual([400, 'password']);
    expect(await counts()).toEqual(before);
  });

  it('of five at once for one subdomain one succeeds', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => signUp({ subdomain: 'wanted' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(4).fill(409)]);
  });

  it('is limited by address', async () => {
    const statuses = [];
    for (let n = 0; n < 6; n++) statuses.push((await signUp({ subdomain: 'driving' })).status);
    expect(statuses).toEqual([409, 409, 409, 409, 409, 429]);
  });

  it.each([
    ['subdomain', 'Has Spaces'],
    ['timezone', 'Nowhere'],
    ['currency', 'ABC'],
    ['country', 'Israel'],
    ['adminEmail', 'yael'],
    ['branchName', ''],
    ['id', 'driving'],
  ])('refuses %s: %j', async (field, value) => {
    const answer = await signUp({ subdomain: 'unused', [field]: value });
    expect([answer.status, answer.body.error?.details?.[0]?.field]).toEqual([400, field]);
  });

  it('is closed unless the installation opens it, and the version says which', async () => {
    const closed = await startTestServer({ database: server.database, environment: { ALLOW_SIGNUP: 'false' } });
    const before = await counts();
    expect((await signUp({ subdomain: 'closed' }, closed.url)).status).toBe(403);
    expect(await counts()).toEqual(before);
    const allows = async ({ url }: TestServer) =>
      dataOf<{ allowsSignUp: boolean }>(await apiWith(url, {})('GET', '/api/v1/meta/version')).allowsSignUp;
    expect([await allows(closed), await allows(server)]).toEqual([false, true]);
    await closed.close();
  });
});
