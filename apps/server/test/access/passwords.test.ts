import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RateLimits } from '../../src/platform/http/rate-limits.ts';
import { mailedToken, waitingMails } from '../support/mails.ts';
import { type Answer, type Api, apiWith, openSchool, PASSWORD, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addPerson, isSignedIn, login, signedIn } from '../support/staff.ts';

let server: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving');
  await openSchool(server, 'coding');
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());
beforeEach(() => {
  server.app.system.limits = new RateLimits(null);
});

const CHOSEN = 'cloud bicycle 7';
const field = ({ status, body }: Answer) => [status, body.error?.details?.[0]?.field];
const change = (api: Api, current: string, next: string) => api('PUT', '/api/v1/auth/password', { current, new: next });
const anybody = () => apiWith(server.url, {});
const forget = (email: string) => anybody()('POST', '/api/v1/auth/forgot-password', { email });
const reset = (token: string, password = CHOSEN) => anybody()('POST', '/api/v1/auth/reset-password', { token, password });
const patient = { timeout: 8000, interval: 50 };

/** Asks for a link and waits for its mail. */
async function linkFor(email: string): Promise<string> {
  const before = (await waitingMails(server, email)).length;
  expect((await forget(email)).status).toBe(204);
  await expect.poll(async () => (await waitingMails(server, email)).length, patient).toBe(before + 1);
  return mailedToken(server, email);
}

describe('one’s own password', () => {
  it('is changed by who knows it; other sessions end on every server, this one goes on', async () => {
    const other = await startTestServer({ database: server.database });
    const { email } = await addPerson(admin);
    const [here, elsewhere] = [await signedIn(server, email), await signedIn(other, email)];
    expect((await change(here.api, PASSWORD, CHOSEN)).status).toBe(204);
    await expect.poll(() => isSignedIn(elsewhere.api), { timeout: 10_000, interval: 20 }).toBe(false);
    expect((await anybody()('POST', '/api/v1/auth/refresh', { refreshToken: elsewhere.refreshToken })).status).toBe(401);
    expect(await isSignedIn(here.api)).toBe(true);
    expect((await anybody()('POST', '/api/v1/auth/refresh', { refreshToken: here.refreshToken })).status).toBe(200);
    expect([(await login(server, email)).status, (await login(server, email, CHOSEN)).status]).toEqual([401, 200]);
    await other.close();
  });

  it('is not changed by who doesn’t, and not guessed by an open session', async () => {
    const { email } = await addPerson(admin);
    const { api } = await signedIn(server, email);
    for (let n = 0; n < 10; n++) expect(field(await change(api, `guess number ${n}`, CHOSEN))).toEqual([400, 'current']);
    expect((await change(api, PASSWORD, CHOSEN)).status).toBe(429);
    expect(await isSignedIn(api)).toBe(true);
  });

  it.each(['short', 'basketball1', 'aaaaaaaaaaaaa'])('does not become %s', async (poor) => {
    const { email } = await addPerson(admin);
    expect(field(await change((await signedIn(server, email)).api, PASSWORD, poor))).toEqual([400, 'new']);
    expect((await login(server, email)).status).toBe(200);
  });

  it('changed is told to its owner by mail', async () => {
    const { email } = await addPerson(admin);
    await change((await signedIn(server, email)).api, PASSWORD, CHOSEN);
    const [mail] = await waitingMails(server, email);
    expect(mail?.template).toBe('user.sign_in_changed');
    expect(JSON.stringify(mail?.letter)).not.toContain(CHOSEN);
  });
});

describe('a forgotten password', () => {
  it('answers alike for known, unknown and deactivated people, and mails only the first', async () => {
    const { email } = await addPerson(admin);
    const shut = await addPerson(admin);
    await admin('POST', `/api/v1/users/${shut.id}/deactivate`);
    const answers = [await forget(email), await forget('nobody@nowhere.example'), await forget(shut.email)];
    for (const { status, body } of answers) expect([status, body]).toEqual([204, {}]);
    const headers = answers.map((answer) => [...answer.headers.keys()].sort().join());
    expect(new Set(headers).size).toBe(1);
    await expect.poll(async () => (await waitingMails(server, email)).length, patient).toBe(1);
    // The jobs of all three are done by now: they are taken in order.
    await linkFor((await addPerson(admin)).email);
    expect(await waitingMails(server, shut.email)).toEqual([]);
    expect(await waitingMails(server, 'nobody@nowhere.example')).toEqual([]);
  });

  it('leaves one and the same job behind for everybody: who is known is looked up later', async () => {
    const { email } = await addPerson(admin);
    for (const one of [email, 'stranger@nowhere.example']) {
      await forget(one);
      const jobs = await server.database.look(`SELECT FROM pgboss.job WHERE name = 'access.send-reset-links' AND data->>'email' = $1`, [
        one,
      ]);
      expect(jobs, one).toHaveLength(1);
    }
  });

  it('of an e-mail at two schools is two mails, each naming its school and opening that one alone', async () => {
    const there = await signIn(server, 'admin', 'coding');
    const { email } = await addPerson(admin, { email: 'both@school.example' });
    await addPerson(there, { email });
    await forget(email);
    await expect.poll(async () => (await waitingMails(server, email)).length, patient).toBe(2);
    const mails = (await waitingMails(server, email)).map(({ letter }) => letter.text);
    for (const school of ['driving', 'coding']) {
      const text = mails.find((mail) => mail.includes(`School ${school}`)) ?? '';
      expect(text).toContain(`#token=${school}.`);
    }
    const coding = mails.find((mail) => mail.includes('School coding')) ?? '';
    expect((await reset(/#token=(\S+)/.exec(coding)?.[1] ?? '')).status).toBe(204);
    const [byOld, byNew] = [await login(server, email), await login(server, email, CHOSEN)];
    const school = (answer: Answer) => (answer.body.data as unknown as { user: { tenant: { id: string } } }).user.tenant.id;
    expect([school(byOld), school(byNew)]).toEqual(['driving', 'coding']);
  });

  it('is asked for five times an hour, known or not', async () => {
    const { email } = await addPerson(admin);
    for (const one of [email, 'unknown@nowhere.example']) {
      const statuses = [];
      for (let n = 0; n < 6; n++) statuses.push((await forget(one)).status);
      expect(statuses).toEqual([204, 204, 204, 204, 204, 429]);
    }
  });

  it('is mailed once when somebody is impatient, so that the first link stays good', async () => {
    const { email } = await addPerson(admin);
    const token = await linkFor(email);
    await forget(email.toUpperCase());
    await linkFor((await addPerson(admin)).email);
    expect(await waitingMails(server, email)).toHaveLength(1);
    expect((await reset(token)).status).toBe(204);
  });

  it('reset ends every session on every server, signs nobody in, and is told to its owner', async () => {
    const other = await startTestServer({ database: server.database });
    const { email } = await addPerson(admin);
    const sessions = [await signedIn(server, email), await signedIn(other, email)];
    const answer = await reset(await linkFor(email));
    expect([answer.status, answer.body, answer.headers.getSetCookie()]).toEqual([204, {}, []]);
    for (const { api } of sessions) await expect.poll(() => isSignedIn(api), { timeout: 10_000, interval: 20 }).toBe(false);
    expect([(await login(server, email)).status, (await login(server, email, CHOSEN)).status]).toEqual([401, 200]);
    expect((await waitingMails(server, email)).map(({ template }) => template)).toEqual(['user.password_reset', 'user.sign_in_changed']);
    await other.close();
  });

  it('is reset once by a link, also by many at once', async () => {
    const { email } = await addPerson(admin);
    const token = await linkFor(email);
    const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => reset(token, `another bicycle ${n}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 400, 400, 400, 400, 400]);
  });

  it.each([
    ['an hour later', (id: string) => server.database.look(`UPDATE user_tokens SET expires_at = now() WHERE user_id = $1`, [id])],
    ['after the person was deactivated', (id: string) => admin('POST', `/api/v1/users/${id}/deactivate`)],
    ['after their e-mail changed', (id: string) => admin('PATCH', `/api/v1/users/${id}`, { email: `${id}@elsewhere.example` })],
  ])('is not reset %s', async (_, spoil) => {
    const { id, email } = await addPerson(admin);
    const token = await linkFor(email);
    await spoil(id);
    expect(field(await reset(token))).toEqual([400, 'token']);
  });

  it('has a link for an hour, which a change of the password makes useless', async () => {
    const { id, email } = await addPerson(admin);
    const { api } = await signedIn(server, email);
    const token = await linkFor(email);
    const [row] = await server.database.look<{ minutes: number }>(
      `SELECT round(extract(epoch FROM expires_at - now()) / 60)::int AS minutes FROM user_tokens WHERE user_id = $1`,
      [id],
    );
    expect(row?.minutes).toBe(60);
    expect((await change(api, PASSWORD, 'quiet river 99')).status).toBe(204);
    expect(field(await reset(token))).toEqual([400, 'token']);
  });
});
