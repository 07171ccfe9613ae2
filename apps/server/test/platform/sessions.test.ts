import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiWith, openSchool, PASSWORD, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving');
  await openSchool(server, 'coding');
});
afterAll(() => server.close());

interface Tokens {
  accessToken: string;
  refreshToken: string;
}

async function login(email: string, password = PASSWORD, more: object = {}) {
  return apiWith(server.url, {})('POST', '/api/v1/auth/login', { email, password, ...more });
}
async function tokensOf(email: string): Promise<Tokens> {
  const { body } = await login(email);
  return body.data as unknown as Tokens;
}
const bearer = (token: string) => apiWith(server.url, { authorization: `Bearer ${token}` });
const me = async (token: string): Promise<number> => (await bearer(token)('GET', '/api/v1/auth/me')).status;
const refresh = (refreshToken: string) => apiWith(server.url, {})('POST', '/api/v1/auth/refresh', { refreshToken });

describe('signing in', () => {
  it('answers a wrong password and an unknown e-mail alike', async () => {
    const wrong = await login('viewer@driving.example', 'wrong-password');
    const unknown = await login('nobody@driving.example', 'wrong-password');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.body.error).toEqual(unknown.body.error);
  });

  it('names the schools of an e-mail known at several, only after the right password', async () => {
    await server.database.look(`UPDATE users SET email = 'both@example.org' WHERE id IN ('usr_driving_seller', 'usr_coding_seller')`);
    expect((await login('both@example.org', 'wrong-password')).status).toBe(401);
    const several = await login('BOTH@example.org');
    expect((several.body.data as unknown as { tenants: { id: string }[] }).tenants.map(({ id }) => id)).toEqual(['coding', 'driving']);
    const chosen = await login('both@example.org', PASSWORD, { tenant: 'coding' });
    expect((chosen.body.data as unknown as { user: { tenant: { id: string } } }).user.tenant.id).toBe('coding');
  });

  it('is refused after 10 tries in 15 minutes for one account, with Retry-After, and others still get in', async () => {
    const tries = [];
    for (let n = 0; n < 11; n++) tries.push(await login('manager@coding.example', 'wrong-password'));
    expect(tries.slice(0, 10).map(({ status }) => status)).toEqual(Array(10).fill(401));
    expect(tries[10]?.status).toBe(429);
    expect(Number(tries[10]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await login('admin@coding.example')).status).toBe(200);
  });
});

describe('a session', () => {
  it('goes on by refresh tokens, each good once; one that comes back ends it', async () => {
    const first = await tokensOf('manager@driving.example');
    const second = (await refresh(first.refreshToken)).body.data as unknown as Tokens;
    expect(await me(second.accessToken)).toBe(200);
    expect((await refresh(first.refreshToken)).status).toBe(401);
    await expect.poll(() => me(second.accessToken)).toBe(401);
    expect((await refresh(second.refreshToken)).status).toBe(401);
    expect(await server.database.look(`SELECT 1 FROM audit_log WHERE action = 'session.revoked_on_reuse'`)).toHaveLength(1);
  });

  it('of two refreshes at once with one token at most one succeeds', async () => {
    const { refreshToken } = await tokensOf('manager@driving.example');
    const answers = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('ends at once by signing out, on every server', async () => {
    const other = await startTestServer({ database: server.database });
    const { accessToken, refreshToken } = await tokensOf('viewer@driving.example');
    const there = apiWith(other.url, { authorization: `Bearer ${accessToken}` });
    expect((await there('GET', '/api/v1/auth/me')).status).toBe(200);
    expect((await apiWith(server.url, {})('POST', '/api/v1/auth/logout', { refreshToken })).status).toBe(204);
    await expect.poll(async () => (await there('GET', '/api/v1/auth/me')).status, { timeout: 10_000 }).toBe(401);
    await other.close();
  });

  it('is not given by a token of somebody else’s making, a changed one or a student’s', async () => {
    const { accessToken } = await tokensOf('instructor@driving.example');
    const [head = '', payload = '', signature = ''] = accessToken.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, tid: 'coding' })).toString('base64url');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    for (const token of [`${head}.${forged}.${signature}`, none, `${head}.${payload}`, 'x', '']) expect(await me(token)).toBe(401);
  });
});

describe('cookies', () => {
  async function cookieOf(): Promise<string> {
    const { headers } = await login('instructor@driving.example', PASSWORD);
    expect(headers.getSetCookie()).toEqual([]);
    const answer = await fetch(`${server.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ email: 'instructor@driving.example', password: PASSWORD, cookies: true }),
    });
    const set = answer.headers.getSetCookie();
    for (const cookie of set) expect(cookie).toMatch(/HttpOnly.*SameSite=Lax/i);
    expect(JSON.stringify(await answer.json())).not.toContain('accessToken');
    return set.map((cookie) => cookie.split(';')[0]).join('; ');
  }

  it('pay for a change only when it comes from our own pages', async () => {
    const cookie = await cookieOf();
    const change = async (headers: Record<string, string>) =>
      (await apiWith(server.url, { cookie })('PATCH', '/api/v1/auth/me', { locale: 'en' }, headers)).status;
    expect(await change({ origin: server.url })).toBe(200);
    expect(await change({ origin: 'https://evil.example' })).toBe(403);
    expect(await change({ origin: 'null' })).toBe(403);
    expect(await change({})).toBe(403);
    expect((await apiWith(server.url, { cookie })('GET', '/api/v1/auth/me')).status).toBe(200);
  });

  it('are not set for another site’s page', async () => {
    const answer = await apiWith(server.url, { origin: 'https://evil.example' })('POST', '/api/v1/auth/login', {
      email: 'instructor@driving.example',
      password: PASSWORD,
      cookies: true,
    });
    expect(answer.status).toBe(403);
  });
});

describe('the request id', () => {
  it('is the caller’s when it can be, and a new one otherwise', async () => {
    const admin = await signIn(server, 'admin');
    const given = await admin('GET', '/api/v1/auth/me', undefined, { 'X-Request-Id': 'my-request-1' });
    expect(given.headers.get('x-request-id')).toBe('my-request-1');
    const long = await admin('GET', '/api/v1/auth/me', undefined, { 'X-Request-Id': 'x'.repeat(129) });
    expect(long.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

it('no secret reaches the log', async () => {
  const written: string[] = [];
  const { createLog } = await import('../../src/platform/log.ts');
  const log = createLog('trace', false, {
    write: (line) => {
      written.push(line);
    },
  });
  const { createApp } = await import('../../src/app.ts');
  const { readConfig } = await import('../../src/config.ts');
  const app = await createApp({ config: readConfig({ NODE_ENV: 'test' }), log, connection: server.database.connection });
  const login = await app.http.inject({
    method: 'POST',
    url: '/api/v1/auth/login?token=in-the-url',
    payload: { email: 'admin@driving.example', password: PASSWORD },
  });
  const signedIn = await app.http.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    payload: { email: 'admin@driving.example', password: PASSWORD },
  });
  const { accessToken, refreshToken } = signedIn.json().data;
  await app.http.inject({ method: 'GET', url: '/api/v1/auth/me', headers: { authorization: `Bearer ${accessToken}` } });
  await app.http.inject({
    method: 'POST',
    url: '/api/student-progress/daily',
    headers: { 'x-service-token': 'a-service-token', 'x-signature': 'abcdef123456' },
    payload: {},
  });
  log.info(
    { headers: { authorization: 'Bearer visible', cookie: 'visible', 'x-service-token': 'visible' }, password: 'visible' },
    'a careless line',
  );
  await app.stop();
  const all = written.join('');
  expect(login.statusCode).toBe(400);
  expect(all).toContain('answered');
  for (const secret of [PASSWORD, accessToken, refreshToken, 'a-service-token', 'abcdef123456', 'in-the-url', 'visible'])
    expect(all).not.toContain(secret);
});
