import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RateLimits } from '../../src/platform/http/rate-limits.ts';
import { type Answer, type Api, apiWith, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';

let server: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());
beforeEach(() => {
  server.app.system.limits = new RateLimits(null);
});

const OLD = 'tractor lamp 42';
const NEW = 'cloud bicycle 7';
let people = 0;

/** A student with a login; answers the phone. */
async function newStudent(): Promise<string> {
  const phone = `+97250${String(2_000_000 + people++)}`;
  const { id: customerId } = dataOf<{ id: string }>(await admin('POST', '/api/v1/customers', { name: 'Family' }));
  const { id } = dataOf<{ id: string }>(await admin('POST', '/api/v1/students', { customerId, name: 'Noa' }));
  await admin('POST', `/api/v1/students/${id}/account`, { phone, password: OLD });
  return phone;
}

const login = (phone: string, password = OLD): Promise<Answer> =>
  apiWith(server.url, {})('POST', '/api/student/login', { phone, password });
const cookieOf = (answer: Answer): string => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
const as = (cookie: string, url = server.url): Api => apiWith(url, { cookie, origin: server.url });
const me = async (cookie: string, url?: string) => (await as(cookie, url)('GET', '/api/student/me')).status;
const change = (cookie: string, current: string, next: string) => as(cookie)('PUT', '/api/student/password', { current, new: next });
const quick = { timeout: 10_000, interval: 20 };

describe('a student’s own password', () => {
  it('is changed by who knows it: other devices are signed out on every server, this one goes on', async () => {
    const other = await startTestServer({ database: server.database });
    const phone = await newStudent();
    const [here, elsewhere] = [cookieOf(await login(phone)), cookieOf(await login(phone))];
    expect(await me(elsewhere, other.url)).toBe(200);
    const answer = await change(here, OLD, NEW);
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^student_access_token=.*HttpOnly.*SameSite=Lax/i);
    const renewed = cookieOf(answer);
    await expect.poll(() => me(renewed), quick).toBe(200);
    await expect.poll(() => me(elsewhere), quick).toBe(401);
    await expect.poll(() => me(elsewhere, other.url), quick).toBe(401);
    expect(await me(here)).toBe(401);
    expect([(await login(phone)).status, (await login(phone, NEW)).status]).toEqual([401, 200]);
    await other.close();
  });

  it('is not changed by who doesn’t know it, and not guessed by an open session', async () => {
    const cookie = cookieOf(await login(await newStudent()));
    for (let n = 0; n < 10; n++) {
      const { status, body } = await change(cookie, `guess number ${n}`, NEW);
      expect([status, body.error?.details?.[0]?.field]).toEqual([400, 'current']);
    }
    expect((await change(cookie, OLD, NEW)).status).toBe(429);
    expect(await me(cookie)).toBe(200);
  });

  it.each(['short', 'password1', '+972502000002', '11111111'])('does not become %s', async (poor) => {
    const phone = await newStudent();
    const cookie = cookieOf(await login(phone));
    const { status, body } = await change(cookie, OLD, poor.startsWith('+') ? phone : poor);
    expect([status, body.error?.details?.[0]?.field]).toEqual([400, 'new']);
    expect(await me(cookie)).toBe(200);
  });

  it('is not changed from another site’s page, nor by somebody on the staff', async () => {
    const cookie = cookieOf(await login(await newStudent()));
    const elsewhere = apiWith(server.url, { cookie, origin: 'https://evil.example' });
    expect((await elsewhere('PUT', '/api/student/password', { current: OLD, new: NEW })).status).toBe(403);
    expect((await admin('PUT', '/api/student/password', { current: OLD, new: NEW })).status).toBe(401);
  });

  it('of two changes at once one succeeds', async () => {
    const cookie = cookieOf(await login(await newStudent()));
    const answers = await Promise.all([change(cookie, OLD, NEW), change(cookie, OLD, 'quiet river 99')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 400]);
  });

  it('changed leaves the student’s own audit row, without the password', async () => {
    const cookie = cookieOf(await login(await newStudent()));
    await change(cookie, OLD, NEW);
    const rows = await server.database.look<{ kind: string; text: string }>(
      `SELECT actor_kind AS kind, concat(old_values, new_values) AS text FROM audit_log WHERE action = 'student.account_password_changed'`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { kind, text } of rows) {
      expect(kind).toBe('student');
      expect(text).not.toMatch(/argon2|bicycle/);
    }
  });
});
