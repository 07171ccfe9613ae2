import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSchoolOfExamples, type School } from '../guarantees/example-school.ts';
import { apiWith, PASSWORD } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let school: School;

beforeAll(async () => {
  server = await startTestServer();
  school = await openSchoolOfExamples(server);
});
afterAll(() => server.close());

interface Tokens {
  accessToken: string;
  refreshToken: string;
}

async function signIn(role: string, on: TestServer = server): Promise<Tokens> {
  const { body } = await apiWith(on.url, {})('POST', '/api/v1/auth/login', { email: `${role}@driving.example`, password: PASSWORD });
  // The login's own reply schema says so.
  return body.data as unknown as Tokens;
}

const me = async (token: string, on: TestServer = server): Promise<number> =>
  (await apiWith(on.url, { authorization: `Bearer ${token}` })('GET', '/api/v1/auth/me')).status;
const refresh = async (refreshToken: string): Promise<number> =>
  (await apiWith(server.url, {})('POST', '/api/v1/auth/refresh', { refreshToken })).status;

// What a change of a user does: the row, and the word to every server.
async function change(role: string, set: string): Promise<void> {
  await server.database.look(`UPDATE users SET ${set} WHERE tenant_id = 'driving' AND role = $1`, [role]);
  await server.database.look(`SELECT pg_notify('rollbook_sessions', '*')`);
}

describe('access ends at once, on every server', () => {
  it.each([
    ['deactivated', 'is_active = false', 'is_active = true'],
    ['deleted', 'deleted_at = now()', 'deleted_at = NULL'],
  ])('for a person who is %s, who can’t go on by a refresh token or a new sign-in either', async (_, end, undo) => {
    const other = await startTestServer({ database: server.database });
    const { accessToken, refreshToken } = await signIn('viewer');
    expect([await me(accessToken), await me(accessToken, other)]).toEqual([200, 200]);
    await change('viewer', end);
    await expect.poll(() => me(accessToken), { timeout: 10_000 }).toBe(401);
    await expect.poll(() => me(accessToken, other), { timeout: 10_000 }).toBe(401);
    expect(await refresh(refreshToken)).toBe(401);
    const again = await apiWith(server.url, {})('POST', '/api/v1/auth/login', { email: 'viewer@driving.example', password: PASSWORD });
    expect([again.status, again.body.error?.code]).toEqual([401, 'UNAUTHORIZED']);
    await change('viewer', undo);
    await other.close();
  });

  it('and so does what a role allowed, when the role is another', async () => {
    const { accessToken } = await signIn('manager');
    const add = async () =>
      (await apiWith(server.url, { authorization: `Bearer ${accessToken}` })('POST', '/api/v1/branches', { name: 'x', type: 'school' }))
        .status;
    expect(await add()).toBe(201);
    await server.database.look(`UPDATE users SET role = 'viewer' WHERE id = 'usr_driving_manager'`);
    await server.database.look(`SELECT pg_notify('rollbook_sessions', '*')`);
    await expect.poll(add, { timeout: 10_000 }).toBe(403);
    await server.database.look(`UPDATE users SET role = 'manager' WHERE id = 'usr_driving_manager'`);
    await server.database.look(`SELECT pg_notify('rollbook_sessions', '*')`);
  });

  it('even while the server can’t hear: what it remembers isn’t trusted then', async () => {
    const { accessToken } = await signIn('seller');
    expect(await me(accessToken)).toBe(200);
    await server.database.look(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'rollbook' AND query ~ '^(LISTEN|SELECT 1$|SELECT pg_notify)'`,
    );
    await expect.poll(() => server.app.system.listener.isConnected, { timeout: 10_000, interval: 5 }).toBe(false);
    await server.database.look(`UPDATE users SET is_active = false WHERE id = 'usr_driving_seller'`);
    expect(await me(accessToken)).toBe(401);
    await expect.poll(() => server.app.system.listener.isConnected, { timeout: 5000 }).toBe(true);
    await change('seller', 'is_active = true');
    expect(await me(accessToken)).toBe(200);
  });

  it('when the token has expired', async () => {
    const brief = await startTestServer({ database: server.database, environment: { JWT_ACCESS_TTL: '5s' } });
    const { accessToken } = await signIn('instructor', brief);
    expect(await me(accessToken, brief)).toBe(200);
    await sleep(5100);
    expect([await me(accessToken, brief), await me(accessToken)]).toEqual([401, 401]);
    await brief.close();
  });
});

describe('a token is good for what it was given for', () => {
  it('a student’s opens no staff route, and a staff member’s no student route', async () => {
    const { cookie = '' } = school.credentials.studentCookie ?? {};
    const studentToken = cookie.split('=').slice(1).join('=');
    const { accessToken } = await signIn('admin');
    expect((await apiWith(server.url, { cookie })('GET', '/api/student/me')).status).toBe(200);
    expect(await me(studentToken)).toBe(401);
    const asCookie = (name: string, token: string) => apiWith(server.url, { cookie: `${name}=${token}` });
    expect((await asCookie('rollbook_access', studentToken)('GET', '/api/v1/students')).status).toBe(401);
    expect((await asCookie('student_access_token', accessToken)('GET', '/api/student/me')).status).toBe(401);
    expect((await asCookie('rollbook_access', accessToken)('GET', '/api/v1/students')).status).toBe(200);
  });

  it('a refresh token opens no route, and an access token refreshes nothing', async () => {
    const { accessToken, refreshToken } = await signIn('admin');
    expect(await me(refreshToken)).toBe(401);
    expect(await refresh(accessToken)).toBe(401);
    expect(await refresh(refreshToken.replace('driving.', 'coding.'))).toBe(401);
    expect(await refresh(refreshToken)).toBe(200);
  });
});

describe('a change that a cookie pays for', () => {
  it('may come without an Origin when the browser says it is from here', async () => {
    const { accessToken } = await signIn('admin');
    const patch = async (headers: Record<string, string>) =>
      (await apiWith(server.url, { cookie: `rollbook_access=${accessToken}` })('PATCH', '/api/v1/auth/me', { locale: 'en' }, headers))
        .status;
    const raw = (site: string) => ({ 'sec-fetch-site': site });
    const statuses = [];
    for (const site of ['same-origin', 'same-site', 'cross-site', 'none']) statuses.push(await patch(raw(site)));
    expect(statuses).toEqual([200, 403, 403, 403]);
  });
});
