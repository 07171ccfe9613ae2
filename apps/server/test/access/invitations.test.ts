import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailedToken, waitingMails } from '../support/mails.ts';
import { type Answer, type Api, apiWith, openSchool, PASSWORD, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addPerson, bearer, dataOf, isSignedIn, login, type Person } from '../support/staff.ts';

let server: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer({ environment: { PUBLIC_URL: 'https://school.example' } });
  await openSchool(server, 'driving');
  await openSchool(server, 'coding');
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

const CHOSEN = 'tractor lamp 42';
const accept = (token: string, more: object = {}, headers: Record<string, string> = {}): Promise<Answer> =>
  apiWith(server.url, headers)('POST', '/api/v1/auth/register', { token, password: CHOSEN, ...more });

async function invite(email: string, fields: object = {}): Promise<Person> {
  const answer = await admin('POST', '/api/v1/users', { name: 'Yael Mor', email, role: 'seller', invite: true, ...fields });
  expect(answer.status).toBe(201);
  return dataOf<Person>(answer);
}

const field = ({ status, body }: Answer) => [status, body.error?.details?.[0]?.field];

describe('an invitation', () => {
  it('goes by mail in the person’s language, with a link to our own address whatever the Host says', async () => {
    const answer = await admin(
      'POST',
      '/api/v1/users',
      { name: 'Yael', email: 'he@mor.example', role: 'seller', locale: 'he', invite: true },
      { host: 'evil.example' },
    );
    expect(dataOf<Person>(answer)).toMatchObject({ hasPassword: false, invitationExpiresAt: expect.stringMatching(/Z$/) });
    const [mail] = await waitingMails(server, 'he@mor.example');
    expect(mail?.letter.text).toMatch(/https:\/\/school\.example\/register#token=driving\.tok_/);
    expect(mail?.letter.html).toContain('dir="rtl"');
    expect(JSON.stringify(mail?.letter)).not.toContain('evil.example');
  });

  it('accepted signs the person in with the password they chose, as whom they were invited', async () => {
    const { id } = await invite('accept@mor.example');
    expect((await login(server, 'accept@mor.example', CHOSEN)).status).toBe(401);
    const answer = await accept(await mailedToken(server, 'accept@mor.example'), { name: 'Yael M.' });
    expect(answer.status).toBe(200);
    const { accessToken, user } = dataOf<{ accessToken: string; user: object }>(answer);
    expect(user).toMatchObject({ id, name: 'Yael M.', role: 'seller', tenant: { id: 'driving' } });
    expect(await isSignedIn(bearer(server, accessToken))).toBe(true);
    expect((await login(server, 'accept@mor.example', CHOSEN)).status).toBe(200);
    const [row] = await server.database.look<{ actor_kind: string; actor_id: string }>(
      `SELECT actor_kind, actor_id FROM audit_log WHERE action = 'user.registered' AND entity_id = $1`,
      [id],
    );
    expect(row).toEqual({ actor_kind: 'user', actor_id: id });
  });

  it('sets cookies for our own pages only', async () => {
    await invite('cookie@mor.example');
    const token = await mailedToken(server, 'cookie@mor.example');
    expect((await accept(token, { cookies: true }, { origin: 'https://evil.example' })).status).toBe(403);
    const answer = await accept(token, { cookies: true }, { origin: 'https://school.example' });
    expect(answer.headers.getSetCookie()).toHaveLength(2);
    expect(JSON.stringify(answer.body)).not.toMatch(/accessToken|refreshToken/);
  });

  it('works once, also for many at once', async () => {
    await invite('once@mor.example');
    const token = await mailedToken(server, 'once@mor.example');
    const answers = await Promise.all(Array.from({ length: 8 }, () => accept(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(400)]);
    expect(field(await accept(token))).toEqual([400, 'token']);
  });

  it('is used up by nothing that was refused', async () => {
    await invite('again@mor.example');
    const token = await mailedToken(server, 'again@mor.example');
    expect(field(await accept(token, { password: 'password123' }))).toEqual([400, 'password']);
    expect(field(await accept(token, { password: 'short' }))).toEqual([400, 'password']);
    expect((await accept(token)).status).toBe(200);
  });

  it('sent again takes the place of the one before; nobody with a password gets one', async () => {
    const { id } = await invite('resend@mor.example');
    const first = await mailedToken(server, 'resend@mor.example');
    expect((await admin('POST', `/api/v1/users/${id}/invite`)).status).toBe(200);
    const second = await mailedToken(server, 'resend@mor.example');
    expect(second).not.toBe(first);
    expect(field(await accept(first))).toEqual([400, 'token']);
    expect((await accept(second)).status).toBe(200);
    expect((await admin('POST', `/api/v1/users/${id}/invite`)).status).toBe(409);
  });

  it.each([
    ['expired', (id: string) => server.database.look(`UPDATE user_tokens SET expires_at = now() WHERE user_id = $1`, [id])],
    ['of somebody deactivated', (id: string) => admin('POST', `/api/v1/users/${id}/deactivate`)],
    ['of somebody deleted', (id: string) => admin('DELETE', `/api/v1/users/${id}`)],
    ['sent to an e-mail they no longer have', (id: string) => admin('PATCH', `/api/v1/users/${id}`, { email: `${id}@elsewhere.example` })],
  ])('%s opens nothing', async (how, spoil) => {
    const email = `${how.replaceAll(' ', '-')}@mor.example`;
    const { id } = await invite(email);
    const token = await mailedToken(server, email);
    await spoil(id);
    expect(field(await accept(token))).toEqual([400, 'token']);
  });

  it('made up, of another school or for another purpose is answered like any other', async () => {
    await invite('forge@mor.example');
    const token = await mailedToken(server, 'forge@mor.example');
    const [tenant, id = '', secret = ''] = token.split('.');
    const forged = [
      `coding.${id}.${secret}`,
      `nowhere.${id}.${secret}`,
      `${tenant}.tok_none.${secret}`,
      `${tenant}.${id}.${'A'.repeat(43)}`,
      `${tenant}.${id}.${secret.slice(0, -1)}`,
      `${tenant}.${id}.${secret}.more`,
      `${tenant},coding.${id}.${secret}`,
      'x',
      "driving'; DROP TABLE users; --.a.b",
    ];
    const errors = new Set<string>();
    for (const one of forged) {
      const answer = await accept(one);
      expect(field(answer), one).toEqual([400, 'token']);
      errors.add(JSON.stringify(answer.body.error));
    }
    expect(errors.size).toBe(1);
    const reset = await apiWith(server.url, {})('POST', '/api/v1/auth/reset-password', { token, password: CHOSEN });
    expect(field(reset)).toEqual([400, 'token']);
    expect((await accept(token)).status).toBe(200);
  });

  it('lies in the database as a hash alone', async () => {
    const { id } = await invite('hash@mor.example');
    const token = await mailedToken(server, 'hash@mor.example');
    const secret = token.split('.')[2] ?? '';
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    for (const table of ['user_tokens', 'mails', 'users', 'audit_log', 'events']) {
      const rows = await server.database.look<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
      expect(rows.map(({ row }) => row).join('\n'), table).not.toContain(secret);
    }
    const [row] = await server.database.look<{ length: number }>(
      `SELECT length(token_hash) AS length FROM user_tokens WHERE user_id = $1`,
      [id],
    );
    expect(row?.length).toBe(32);
  });
});

it('the mail log shows who was sent what, never what stands in it, and only to those who may', async () => {
  await invite('logged@mor.example');
  const manager = await signIn(server, 'manager');
  const answer = await manager('GET', '/api/v1/mail-log?to=Logged@mor.example');
  expect(dataOf<object[]>(answer)).toEqual([
    expect.objectContaining({
      to: 'logged@mor.example',
      template: 'user.invitation',
      status: 'queued',
      subject: expect.stringContaining('School driving'),
    }),
  ]);
  expect(JSON.stringify(answer.body)).not.toMatch(/token|sealed|register/);
  expect((await (await signIn(server, 'seller'))('GET', '/api/v1/mail-log')).status).toBe(403);
  const newest = dataOf<{ createdAt: string }[]>(await manager('GET', '/api/v1/mail-log?limit=100')).map(({ createdAt }) => createdAt);
  expect(newest.length).toBeGreaterThan(5);
  expect(newest).toEqual([...newest].sort().reverse());
});

it('somebody with a password was not invited, and has no link', async () => {
  const { email, invitationExpiresAt } = await addPerson(admin, { password: PASSWORD });
  expect([invitationExpiresAt, await waitingMails(server, email)]).toEqual([null, []]);
});
