import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, apiWith, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addPerson, bearer, dataOf, isSignedIn, type SignedIn, signedIn } from '../support/staff.ts';

let server: TestServer;
let other: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving');
  await openSchool(server, 'coding');
  other = await startTestServer({ database: server.database });
  admin = await signIn(server, 'admin');
});
afterAll(async () => {
  await other.close();
  await server.close();
});

interface OwnSession {
  id: string;
  device: string | null;
  ip: string;
  isCurrent: boolean;
}
const sessionsOf = async (api: Api) => dataOf<OwnSession[]>(await api('GET', '/api/v1/auth/sessions'));
const currentOf = async (api: Api) => (await sessionsOf(api)).find(({ isCurrent }) => isCurrent)?.id ?? '';
const ended = async (api: Api) => expect.poll(() => isSignedIn(api), { timeout: 10_000, interval: 20 }).toBe(false);

async function twoSessions(): Promise<{ email: string; one: SignedIn; two: SignedIn }> {
  const { email } = await addPerson(admin);
  return { email, one: await signedIn(server, email), two: await signedIn(server, email) };
}

describe('one’s sessions', () => {
  it('are listed with device and address, and the one asking is marked', async () => {
    const { email, one } = await twoSessions();
    const browser = apiWith(server.url, { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0' });
    await browser('POST', '/api/v1/auth/login', { email, password: 'a-password-for-tests' });
    const sessions = await sessionsOf(one.api);
    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    expect(sessions.map(({ device }) => device)).toContain('Firefox, Linux');
    expect(sessions.every(({ ip }) => ip === '127.0.0.1')).toBe(true);
    expect(JSON.stringify(sessions)).not.toMatch(/hash|refresh/i);
  });

  it('end one by one, at once and on every server', async () => {
    const { one, two } = await twoSessions();
    const there = bearer(other, two.accessToken);
    expect(await isSignedIn(there)).toBe(true);
    expect((await one.api('DELETE', `/api/v1/auth/sessions/${await currentOf(two.api)}`)).status).toBe(204);
    await ended(two.api);
    await ended(there);
    expect((await two.api('POST', '/api/v1/auth/refresh', { refreshToken: two.refreshToken })).status).toBe(401);
    expect(await isSignedIn(one.api)).toBe(true);
    expect(await sessionsOf(one.api)).toHaveLength(1);
  });

  it('end all but this one', async () => {
    const { email, one, two } = await twoSessions();
    const three = await signedIn(other, email);
    expect((await one.api('DELETE', '/api/v1/auth/sessions')).status).toBe(204);
    await ended(two.api);
    await ended(three.api);
    expect(await isSignedIn(one.api)).toBe(true);
  });

  it('of a colleague, of another school, or ended before, can’t be ended: 404', async () => {
    const [mine, colleague] = [await twoSessions(), await twoSessions()];
    const foreign = await currentOf(await signIn(server, 'admin', 'coding'));
    const gone = await currentOf(mine.two.api);
    await mine.one.api('DELETE', `/api/v1/auth/sessions/${gone}`);
    for (const id of [await currentOf(colleague.one.api), foreign, gone, 'ses_none']) {
      expect((await mine.one.api('DELETE', `/api/v1/auth/sessions/${id}`)).status, id).toBe(404);
    }
    // Not even an administrator ends somebody else's this way.
    expect((await admin('DELETE', `/api/v1/auth/sessions/${await currentOf(colleague.one.api)}`)).status).toBe(404);
    expect(await isSignedIn(colleague.one.api)).toBe(true);
  });
});
