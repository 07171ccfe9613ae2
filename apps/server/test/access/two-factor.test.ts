import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RateLimits } from '../../src/platform/http/rate-limits.ts';
import { type Answer, type Api, apiWith, openSchool, PASSWORD, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addPerson, bearer, codeAt, dataOf, isSignedIn, login, type Person, signedIn } from '../support/staff.ts';

let server: TestServer;
let admin: Api;
// The clock of codes, moved by hand: half a minute is one time step.
let now = Date.now();
const STEP_MS = 30_000;

beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  await openSchool(server, 'driving');
  await openSchool(server, 'coding');
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());
beforeEach(() => {
  server.app.system.limits = new RateLimits(null);
  now += 10 * STEP_MS;
});

interface Guarded {
  person: Person;
  api: Api;
  secret: string;
  recoveryCodes: string[];
}

/** Somebody with two-factor sign-in, whose last code is of the present step. */
async function guarded(fields: object = {}): Promise<Guarded> {
  const person = await addPerson(admin, { ...fields });
  const { api } = await signedIn(server, person.email);
  const { secret } = dataOf<{ secret: string }>(await api('POST', '/api/v1/auth/two-factor'));
  const confirmed = await api('POST', '/api/v1/auth/two-factor/confirm', { code: codeAt(secret, now) });
  expect(confirmed.status).toBe(200);
  return { person, api, secret, recoveryCodes: dataOf<{ recoveryCodes: string[] }>(confirmed).recoveryCodes };
}

const challengeOf = (answer: Answer) => dataOf<{ twoFactor: { challenge: string } }>(answer).twoFactor.challenge;
const challenge = async (email: string) => challengeOf(await login(server, email));
const second = (body: object, url = server.url) => apiWith(url, {})('POST', '/api/v1/auth/login/two-factor', body);
const field = ({ status, body }: Answer) => [status, body.error?.details?.[0]?.field];

describe('setting up', () => {
  it('asks for nothing until a first code has come back, then at every sign-in', async () => {
    const { email } = await addPerson(admin);
    const { api } = await signedIn(server, email);
    const started = dataOf<{ secret: string; uri: string }>(await api('POST', '/api/v1/auth/two-factor'));
    expect(new URL(started.uri).searchParams.get('secret')).toBe(started.secret);
    expect(new URL(started.uri).searchParams.get('issuer')).toBe('School driving');
    expect(dataOf<object>(await login(server, email))).toHaveProperty('accessToken');
    expect(field(await api('POST', '/api/v1/auth/two-factor/confirm', { code: '000000' }))).toEqual([400, 'code']);
    expect((await api('POST', '/api/v1/auth/two-factor/confirm', { code: codeAt(started.secret, now) })).status).toBe(200);
    const asked = dataOf<object>(await login(server, email));
    expect(asked).toEqual({ twoFactor: { challenge: expect.any(String), expiresIn: 300 } });
    expect(dataOf(await api('GET', '/api/v1/auth/me'))).toMatchObject({ hasTwoFactor: true, mustSetUpTwoFactor: false });
  });

  it('begun anew makes the secret before worthless; begun when it is on is refused', async () => {
    const { email } = await addPerson(admin);
    const { api } = await signedIn(server, email);
    const first = dataOf<{ secret: string }>(await api('POST', '/api/v1/auth/two-factor')).secret;
    const next = dataOf<{ secret: string }>(await api('POST', '/api/v1/auth/two-factor')).secret;
    expect((await api('POST', '/api/v1/auth/two-factor/confirm', { code: codeAt(first, now) })).status).toBe(400);
    expect((await api('POST', '/api/v1/auth/two-factor/confirm', { code: codeAt(next, now) })).status).toBe(200);
    expect((await api('POST', '/api/v1/auth/two-factor')).status).toBe(409);
    expect((await api('POST', '/api/v1/auth/two-factor/confirm', { code: codeAt(next, now + STEP_MS) })).status).toBe(409);
  });

  it('leaves neither secret nor recovery codes readable in the database', async () => {
    const { secret, recoveryCodes } = await guarded();
    for (const table of ['user_two_factor', 'audit_log', 'events', 'mails', 'idempotency_keys']) {
      const rows = (await server.database.look<{ row: string }>(`SELECT t::text AS row FROM ${table} t`)).map(({ row }) => row).join('\n');
      for (const text of [secret, ...recoveryCodes]) expect(rows, table).not.toContain(text);
    }
  });
});

describe('the second step', () => {
  it('by the code of an authenticator app signs in', async () => {
    const { person, secret } = await guarded();
    now += STEP_MS;
    const answer = await second({ challenge: await challenge(person.email), code: codeAt(secret, now) });
    const { accessToken, user } = dataOf<{ accessToken: string; user: { id: string } }>(answer);
    expect(user.id).toBe(person.id);
    expect(await isSignedIn(bearer(server, accessToken))).toBe(true);
  });

  it('takes a code once: not again, not an older one, and not twice at once', async () => {
    const { person, secret } = await guarded();
    const one = await challenge(person.email);
    // The code that turned it on has been used.
    expect((await second({ challenge: one, code: codeAt(secret, now) })).status).toBe(401);
    now += STEP_MS;
    const code = codeAt(secret, now);
    const answers = await Promise.all(Array.from({ length: 5 }, () => second({ challenge: one, code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
    expect((await second({ challenge: await challenge(person.email), code })).status).toBe(401);
    expect((await second({ challenge: one, code: codeAt(secret, now - STEP_MS) })).status).toBe(401);
  });

  it('allows a clock that is one step off, and no more', async () => {
    const { person, secret } = await guarded();
    now += 10 * STEP_MS;
    const one = await challenge(person.email);
    expect((await second({ challenge: one, code: codeAt(secret, now + 2 * STEP_MS) })).status).toBe(401);
    expect((await second({ challenge: one, code: codeAt(secret, now - 2 * STEP_MS) })).status).toBe(401);
    expect((await second({ challenge: one, code: codeAt(secret, now + STEP_MS) })).status).toBe(200);
  });

  it('takes each recovery code once, in any spelling, also at once', async () => {
    const { person, recoveryCodes } = await guarded();
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = '', next = ''] = recoveryCodes;
    const one = await challenge(person.email);
    const answers = await Promise.all(Array.from({ length: 4 }, () => second({ challenge: one, recoveryCode: first })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
    expect((await second({ challenge: one, recoveryCode: next.toLowerCase().replaceAll('-', ' ') })).status).toBe(200);
    expect((await second({ challenge: one, recoveryCode: 'AAAA-BBBB-CCCC-DDDD' })).status).toBe(401);
    const how = await server.database.look(
      `SELECT FROM audit_log WHERE action = 'user.signed_in' AND entity_id = $1 AND new_values->>'twoFactor' = 'recovery code'`,
      [person.id],
    );
    expect(how).toHaveLength(2);
  });

  it('is refused after ten tries, whatever the challenge', async () => {
    const { person, secret } = await guarded();
    now += STEP_MS;
    // Confirming was the first of its tries.
    server.app.system.limits = new RateLimits(null);
    for (let n = 0; n < 10; n++)
      expect((await second({ challenge: await challengeFor(person.email), code: String(100_000 + n) })).status).toBe(401);
    expect((await second({ challenge: await challengeFor(person.email), code: codeAt(secret, now) })).status).toBe(429);
  });

  it('needs a challenge of ours: of the last five minutes, for this person, with the password of now', async () => {
    const { person, secret, api } = await guarded();
    const old = await challenge(person.email);
    now += 301_000;
    expect((await second({ challenge: old, code: codeAt(secret, now) })).status).toBe(401);
    const good = await challenge(person.email);
    const forged = [`${good.slice(0, -2)}AA`, 'v1.x.y.z', 'x', good.split('.').slice(0, 3).join('.')];
    for (const one of forged) expect((await second({ challenge: one, code: codeAt(secret, now) })).status, one).toBe(401);
    // A sealed value of another kind is no challenge.
    const sealed = server.app.system.sealing.seal(
      JSON.stringify({ tenantId: 'driving', userId: person.id, password: '', until: now * 2 }),
      'mails:x',
    );
    expect((await second({ challenge: sealed, code: codeAt(secret, now) })).status).toBe(401);
    expect((await api('PUT', '/api/v1/auth/password', { current: PASSWORD, new: 'cloud bicycle 7' })).status).toBe(204);
    expect((await second({ challenge: good, code: codeAt(secret, now) })).status).toBe(401);
  });

  it('is of no use once the person is deactivated', async () => {
    const { person, secret } = await guarded();
    now += STEP_MS;
    const one = await challenge(person.email);
    await admin('POST', `/api/v1/users/${person.id}/deactivate`);
    expect((await second({ challenge: one, code: codeAt(secret, now) })).status).toBe(401);
  });

  it.each([
    ['neither', {}],
    ['both', { code: '123456', recoveryCode: 'AAAA-BBBB-CCCC-DDDD' }],
  ])('with %s of code and recovery code is refused', async (_, given) => {
    expect((await second({ challenge: 'x', ...given })).status).toBe(400);
  });

  it('a wrong password is answered as ever, two-factor or not', async () => {
    const { person } = await guarded();
    const [wrong, unknown] = [await login(server, person.email, 'wrong password'), await login(server, 'nobody@school.example')];
    expect(wrong.body.error).toEqual(unknown.body.error);
  });

  /** Signing in has limits of its own, which are not what is looked at. */
  async function challengeFor(email: string): Promise<string> {
    const { limits } = server.app.system;
    server.app.system.limits = new RateLimits(null);
    const one = await challenge(email);
    server.app.system.limits = limits;
    return one;
  }
});

describe('turning it off', () => {
  it('takes the password or a fresh code, and then signing in asks for none', async () => {
    const byPassword = await guarded();
    expect(field(await byPassword.api('DELETE', '/api/v1/auth/two-factor', { password: 'wrong' }))).toEqual([400, 'password']);
    expect((await byPassword.api('DELETE', '/api/v1/auth/two-factor', { password: PASSWORD })).status).toBe(204);
    expect(dataOf<object>(await login(server, byPassword.person.email))).toHaveProperty('accessToken');
    const byCode = await guarded();
    expect(field(await byCode.api('DELETE', '/api/v1/auth/two-factor', { code: codeAt(byCode.secret, now) }))).toEqual([400, 'code']);
    expect((await byCode.api('DELETE', '/api/v1/auth/two-factor', { code: codeAt(byCode.secret, now + STEP_MS) })).status).toBe(204);
    expect((await byCode.api('DELETE', '/api/v1/auth/two-factor', { password: PASSWORD })).status).toBe(409);
    expect((await byCode.api('DELETE', '/api/v1/auth/two-factor', {})).status).toBe(400);
  });

  it('for somebody else is an administrator’s, ends their sessions, and needs something to turn off', async () => {
    const { person, api } = await guarded();
    expect((await admin('POST', `/api/v1/users/${person.id}/reset-two-factor`)).status).toBe(200);
    await expect.poll(() => isSignedIn(api), { timeout: 10_000, interval: 20 }).toBe(false);
    expect(dataOf<object>(await login(server, person.email))).toHaveProperty('accessToken');
    expect((await admin('POST', `/api/v1/users/${person.id}/reset-two-factor`)).status).toBe(409);
  });
});

describe('a school that asks for it', () => {
  async function requireIt(requireTwoFactor: string): Promise<void> {
    const there = await signIn(server, 'admin', 'coding');
    expect((await there('PATCH', '/api/v1/settings', { requireTwoFactor })).status).toBe(200);
  }
  const statusOf = async (api: Api, path: string) => (await api('GET', path)).status;

  it('lets those without do nothing but set it up, on every server within a second', async () => {
    const other = await startTestServer({ database: server.database, clock: () => now });
    const { accessToken } = await signedIn(server, 'viewer@coding.example');
    const [here, there] = [bearer(server, accessToken), bearer(other, accessToken)];
    for (const api of [here, there]) expect(await statusOf(api, '/api/v1/students')).toBe(200);
    await requireIt('all');
    for (const api of [here, there])
      await expect.poll(() => statusOf(api, '/api/v1/students'), { timeout: 10_000, interval: 20 }).toBe(403);
    expect(await statusOf(here, '/api/v1/live')).toBe(403);
    expect(dataOf(await here('GET', '/api/v1/auth/me'))).toMatchObject({ mustSetUpTwoFactor: true });
    const { secret } = dataOf<{ secret: string }>(await here('POST', '/api/v1/auth/two-factor'));
    expect((await here('POST', '/api/v1/auth/two-factor/confirm', { code: codeAt(secret, now) })).status).toBe(200);
    for (const api of [here, there])
      await expect.poll(() => statusOf(api, '/api/v1/students'), { timeout: 10_000, interval: 20 }).toBe(200);
    await other.close();
  });

  it('of administrators leaves others alone, and shuts out no administrator from setting it up', async () => {
    const coding = await signIn(server, 'admin', 'coding');
    // Setting it for all shut the administrator out too: they set it up first.
    const { secret } = dataOf<{ secret: string }>(await coding('POST', '/api/v1/auth/two-factor'));
    await coding('POST', '/api/v1/auth/two-factor/confirm', { code: codeAt(secret, now) });
    await expect.poll(() => statusOf(coding, '/api/v1/settings'), { timeout: 10_000, interval: 20 }).toBe(200);
    await requireIt('admins');
    const seller = (await signedIn(server, 'seller@coding.example')).api;
    await expect.poll(() => statusOf(seller, '/api/v1/students'), { timeout: 10_000, interval: 20 }).toBe(200);
    const second = await addPerson(coding, { role: 'admin' });
    expect(await statusOf((await signedIn(server, second.email)).api, '/api/v1/students')).toBe(403);
  });
});
