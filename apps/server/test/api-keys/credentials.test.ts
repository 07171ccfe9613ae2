import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MadeKey, makeKey, withKey } from '../support/keys.ts';
import { type Answer, type Api, addStudents, apiWith, openSchool, signIn, tokenOf } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';

let server: TestServer;
let admin: Api;
let good: MadeKey;
let now = 0;

beforeAll(async () => {
  server = await startTestServer({ clock: () => Date.now() + now, runsJobs: false });
  await openSchool(server);
  await addStudents(server, 'driving', ['stu_1']);
  admin = await signIn(server, 'admin');
  good = await makeKey(server, admin);
});
afterAll(() => server.close());

const list = (api: Api) => api('GET', '/api/v1/students');
const status = async (api: Api) => (await list(api)).status;
const refusal = ({ status, body }: Answer) => ({ status, error: body.error });

describe('a key', () => {
  it.each(['x-api-key', 'x-aivo-api-key', 'X-Api-Key'])('opens the API in %s', async (header) => {
    expect(await status(apiWith(server.url, { [header]: good.key }))).toBe(200);
  });

  it('opens the API as a bearer token, however the scheme is written', async () => {
    for (const scheme of ['Bearer', 'bearer', 'BEARER ']) {
      expect(await status(apiWith(server.url, { authorization: `${scheme} ${good.key}` }))).toBe(200);
    }
  });

  it('is shown once: nothing read later, and no row, holds it', async () => {
    const shown = JSON.stringify([
      (await admin('GET', '/api/v1/api-keys')).body,
      (await admin('GET', `/api/v1/api-keys/${good.id}`)).body,
      await server.database.look(`SELECT to_jsonb(k) FROM api_keys k`),
      await server.database.look(`SELECT old_values, new_values FROM audit_log`),
    ]);
    expect(shown).not.toContain(good.key);
    expect(shown).not.toContain(good.key.split('_')[2]);
    expect(shown).toContain(good.key.slice(0, 'rbk_live_'.length + 4));
  });

  it('begins as the installation says, and keys made before go on working', async () => {
    const renamed = await startTestServer({ database: server.database, environment: { API_KEY_PREFIX: 'aivo' } });
    const made = await makeKey(renamed, admin, { environment: 'test' });
    expect(made.key).toMatch(/^rbk_test_/);
    const there = apiWith(renamed.url, { authorization: `Bearer ${await tokenOf(server, 'admin')}` });
    const { key } = dataOf<MadeKey>(await there('POST', '/api/v1/api-keys', { name: 'Aivo', scopes: ['students:read'] }));
    expect(key).toMatch(/^aivo_live_/);
    expect([await status(withKey(renamed, good.key)), await status(withKey(server, key))]).toEqual([200, 200]);
    await renamed.close();
  });

  it('is told which one it is', async () => {
    const { status, body } = await good.api('GET', '/api/v1/auth/key');
    expect(status).toBe(200);
    expect(body.data).toEqual({
      id: good.id,
      name: 'A key',
      environment: 'live',
      scopes: ['students:read'],
      rateLimitPerHour: 1000,
      expiresAt: null,
      tenant: { id: 'driving', name: 'School driving' },
    });
    expect((await admin('GET', '/api/v1/auth/key')).status).toBe(401);
  });
});

describe('every key that is not good is refused in the same words', () => {
  it('mistyped, unknown, revoked, expired, from elsewhere, or no key at all', async () => {
    const revoked = await makeKey(server, admin);
    expect(await status(revoked.api)).toBe(200);
    await admin('DELETE', `/api/v1/api-keys/${revoked.id}`);
    const expired = await makeKey(server, admin, { expiresAt: new Date(Date.now() + 60_000).toISOString() });
    expect(await status(expired.api)).toBe(200);
    const foreign = await makeKey(server, admin, { allowedIps: ['203.0.113.0/24'] });
    const unknown = await makeKey(server, admin);
    await server.database.look(`DELETE FROM api_keys WHERE id = $1`, [unknown.id]);
    const mistyped = `${good.key.slice(0, -1)}${good.key.endsWith('0') ? '1' : '0'}`;
    await expect.poll(() => status(revoked.api), { timeout: 10_000 }).toBe(401);
    now = 61_000;
    const answers = [];
    for (const key of [
      revoked.key,
      expired.key,
      foreign.key,
      unknown.key,
      mistyped,
      '',
      'x',
      good.key.toLowerCase(),
      `${good.key} `.repeat(50),
    ])
      answers.push(refusal(await list(withKey(server, key))));
    now = 0;
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, error: { code: 'UNAUTHORIZED' } });
  });

  it('and a mistyped one without asking the database', async () => {
    const asked = async () => {
      let count = 0;
      const connect = server.app.system.database.connect.bind(server.app.system.database);
      server.app.system.database.connect = (...args) => {
        count++;
        return connect(...args);
      };
      return { stop: () => Object.assign(server.app.system.database, { connect }), count: () => count };
    };
    const watched = await asked();
    for (let n = 0; n < 20; n++) await list(withKey(server, `rbk_live_${'x'.repeat(33)}_00000${n % 10}`));
    const typos = watched.count();
    await list(withKey(server, (await makeKey(server, admin)).key));
    watched.stop();
    expect(typos).toBe(0);
    expect(watched.count()).toBeGreaterThan(1);
  });
});

describe('two credentials at once', () => {
  it.each<[string, (token: string) => Record<string, string>]>([
    ['a key in two headers', () => ({ 'x-api-key': good.key, 'x-aivo-api-key': good.key })],
    ['a key and a person’s token', (token) => ({ 'x-api-key': good.key, authorization: `Bearer ${token}` })],
    ['a key and a key as bearer', () => ({ 'x-api-key': good.key, authorization: `Bearer ${good.key}` })],
    ['a key and the cookie', (token) => ({ 'x-api-key': good.key, cookie: `rollbook_access=${token}` })],
    ['a key as bearer and the cookie', (token) => ({ authorization: `Bearer ${good.key}`, cookie: `rollbook_access=${token}` })],
    ['a bad key and a good token', (token) => ({ 'x-api-key': 'x', authorization: `Bearer ${token}` })],
  ])('%s are refused', async (_, headers) => {
    const answer = await list(apiWith(server.url, headers(await tokenOf(server, 'admin'))));
    expect(answer.status).toBe(401);
    expect(answer.body.error?.message).toMatch(/^Several credentials/);
  });

  it('also in one header sent twice, which a proxy might read otherwise than we do', async () => {
    const twice = (name: string, values: string[]) =>
      rawStatus(
        server,
        values.map((value) => `${name}: ${value}`),
      );
    expect(await twice('X-API-Key', [good.key])).toBe(200);
    expect(await twice('X-API-Key', [good.key, good.key])).toBe(401);
    expect(await twice('X-API-Key', ['', good.key])).toBe(401);
    expect(await twice('Authorization', [`Bearer ${good.key}`, `Bearer ${await tokenOf(server, 'admin')}`])).toBe(401);
    expect(await rawStatus(server, [`X-API-Key : ${good.key}`])).toBe(400);
    expect(await rawStatus(server, [`X_API_Key: ${good.key}`])).toBe(401);
  });
});

describe('a key with networks', () => {
  it('works from there, IPv4 also where the socket is IPv6, and from nowhere else', async () => {
    const here = await makeKey(server, admin, { allowedIps: ['127.0.0.0/8'] });
    const elsewhere = await makeKey(server, admin, { allowedIps: ['198.51.100.0/24', '2001:db8::/32'] });
    expect([await status(here.api), await status(elsewhere.api)]).toEqual([200, 401]);
    const claim = apiWith(server.url, { 'x-api-key': elsewhere.key, 'x-forwarded-for': '198.51.100.7', 'x-real-ip': '198.51.100.7' });
    expect(await status(claim)).toBe(401);
  });

  it('believes just the proxies it is told to', async () => {
    const key = await makeKey(server, admin, { allowedIps: ['198.51.100.0/24', '2001:db8::/32'] });
    const behind = await startTestServer({ database: server.database, environment: { TRUST_PROXY: '1' } });
    const from = (forwarded: string) => status(apiWith(behind.url, { 'x-api-key': key.key, 'x-forwarded-for': forwarded }));
    expect(await from('198.51.100.7')).toBe(200);
    expect(await from('::ffff:198.51.100.7')).toBe(200);
    expect(await from('2001:db8::7')).toBe(200);
    expect(await from('203.0.113.9')).toBe(401);
    // What the caller wrote stands before what the proxy added.
    expect(await from('198.51.100.7, 203.0.113.9')).toBe(401);
    expect(await from('203.0.113.9, 198.51.100.7')).toBe(200);
    expect(await from('not an address')).toBe(401);
    await behind.close();
  });

  it('refuses what is no network, naming it', async () => {
    for (const network of ['10.0.0.0/33', 'example.com', '10.0.0.1/-1', '10.0.0.1;', 'fe80::1%1']) {
      const { status, body } = await admin('POST', '/api/v1/api-keys', {
        name: 'x',
        scopes: ['students:read'],
        allowedIps: ['127.0.0.1', network],
      });
      expect([status, body.error?.details?.[0]?.field], network).toEqual([400, 'allowedIps.1']);
    }
  });
});

describe('an end', () => {
  it('must lie ahead', async () => {
    for (const expiresAt of ['2020-01-01T00:00:00Z', '9999-01-01T00:00:00Z', 'tomorrow', '0000-01-01T00:00:00Z']) {
      const { status, body } = await admin('POST', '/api/v1/api-keys', { name: 'x', scopes: ['students:read'], expiresAt });
      expect([status, body.error?.details?.[0]?.field], expiresAt).toEqual([400, 'expiresAt']);
    }
  });
});

/** The status of a request whose headers are written by hand. */
function rawStatus({ url }: TestServer, headers: string[]): Promise<number> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write(`GET /api/v1/students HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers.join('\r\n')}\r\n\r\n`),
    );
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1])));
  });
}
