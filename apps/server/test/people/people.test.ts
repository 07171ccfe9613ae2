import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, apiWith, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  await openSchool(server, 'coding', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

type Thing = { id: string; name: string; version: number; phone: string | null };
const data = <T = Thing>(answer: { body: { data?: unknown } }): T => answer.body.data as T;
const family = async (name: string, more: object = {}): Promise<Thing> => data(await admin('POST', '/api/v1/customers', { name, ...more }));
const student = async (customerId: string, name: string, more: object = {}): Promise<Thing> =>
  data(await admin('POST', '/api/v1/students', { customerId, name, ...more }));

describe('a record', () => {
  it('is made, read, replaced, changed, deleted and restored, and its version says so', async () => {
    const { id } = await family('Cohen');
    const made = await admin('POST', '/api/v1/students', { customerId: id, name: ' Noa Cohen ', birthDate: '2015-03-01', grade: '4' });
    expect([made.status, made.headers.get('location')]).toEqual([201, `/api/v1/students/${data(made).id}`]);
    const path = `/api/v1/students/${data(made).id}`;
    expect(data(made)).toMatchObject({ name: 'Noa Cohen', version: 1, grade: '4' });
    const changed = await admin('PATCH', path, { grade: '5' }, { 'If-Match': '"1"' });
    expect(data(changed)).toMatchObject({ grade: '5', name: 'Noa Cohen', version: 2, birthDate: '2015-03-01' });
    expect((await admin('PATCH', path, { grade: '6' }, { 'If-Match': '"1"' })).status).toBe(412);
    const replaced = await admin('PUT', path, { customerId: id, name: 'Noa' });
    expect(data(replaced)).toMatchObject({ name: 'Noa', grade: null, birthDate: null, version: 3 });
    expect((await admin('DELETE', path)).status).toBe(204);
    expect((await admin('GET', path)).status).toBe(404);
    expect((await admin('POST', `${path}/restore`)).status).toBe(200);
    expect((await admin('GET', path)).status).toBe(200);
  });

  it('that does not fit names each field', async () => {
    const { status, body } = await admin('POST', '/api/v1/customers', { name: '', phone: 'no phone', shoe: 1 });
    expect(status).toBe(400);
    expect(body.error?.details?.map(({ field }) => field).sort()).toEqual(expect.arrayContaining(['name', 'shoe']));
    const phone = await admin('POST', '/api/v1/customers', { name: 'X', phone: '12' });
    expect([phone.status, phone.body.error?.details?.[0]?.field]).toEqual([400, 'phone']);
  });

  it('of another school can not be pointed at', async () => {
    const other = await signIn(server, 'admin', 'coding');
    const theirs = data(await other('POST', '/api/v1/customers', { name: 'Theirs' }));
    const answer = await admin('POST', '/api/v1/students', { customerId: theirs.id, name: 'Mine' });
    expect([400, 404, 422]).toContain(answer.status);
  });
});

describe('phones', () => {
  it('are kept as E.164, whatever the spelling; a taken one answers 409 with whose it is, unless allowed', async () => {
    const first = await family('Levi', { phone: '050-123 4567' });
    expect(first.phone).toBe('+972501234567');
    const again = await admin('POST', '/api/v1/customers', { name: 'Levi 2', phone: '+972 50 1234567' });
    expect([again.status, again.body.error?.code]).toEqual([409, 'CONFLICT']);
    expect(JSON.stringify(again.body.error)).toContain(first.id);
    expect((await admin('POST', '/api/v1/customers', { name: 'Levi 3', phone: '0501234567', allowDuplicate: true })).status).toBe(201);
  });

  it('of 20 customers made at once with one phone one is kept', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => admin('POST', '/api/v1/customers', { name: `Twin ${n}`, phone: '052-765-4321' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
  });
});

describe('a customer with students', () => {
  it('is not deleted under them, and is afterwards', async () => {
    const { id } = await family('Mizrahi');
    const child = await student(id, 'Gal Mizrahi');
    const refused = await admin('DELETE', `/api/v1/customers/${id}`);
    expect([refused.status, refused.body.error?.message]).toEqual([409, expect.stringContaining('1')]);
    await admin('DELETE', `/api/v1/students/${child.id}`);
    expect((await admin('DELETE', `/api/v1/customers/${id}`)).status).toBe(204);
  });
});

describe('lists', () => {
  it('by cursor show everybody once, in order, in both directions and every sorting', async () => {
    const { id } = await family('Big family');
    for (let n = 0; n < 23; n++) await student(id, `Child ${String((n * 7) % 23).padStart(2, '0')}`);
    for (const sortBy of ['name', 'createdAt', 'lastActiveAt']) {
      for (const sortOrder of ['asc', 'desc']) {
        const seen: string[] = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const page = await admin(
            'GET',
            `/api/v1/students?customerId=${id}&limit=5&sortBy=${sortBy}&sortOrder=${sortOrder}&cursor=${cursor}`,
          );
          const { data: rows, pagination } = page.body as unknown as {
            data: Thing[];
            pagination: { nextCursor: string | null; total: null };
          };
          expect(pagination.total).toBeNull();
          seen.push(...rows.map((row) => (sortBy === 'name' ? row.name : row.id)));
          cursor = pagination.nextCursor;
        }
        expect(new Set(seen).size).toBe(23);
        if (sortBy === 'name') expect(seen).toEqual(sortOrder === 'asc' ? [...seen].sort() : [...seen].sort().reverse());
      }
    }
    const counted = (await admin('GET', `/api/v1/students?customerId=${id}&limit=5&offset=20`)).body as unknown as {
      data: Thing[];
      pagination: object;
    };
    expect(counted.pagination).toMatchObject({ total: 23, offset: 20, hasMore: false });
    expect(counted.data).toHaveLength(3);
  });

  it('find by part of a name, with or without its marks, and by digits of a phone', async () => {
    const { id } = await family('Nguyễn', { phone: '053-333-7788' });
    const found = async (search: string): Promise<string[]> =>
      (((await admin('GET', `/api/v1/students?search=${encodeURIComponent(search)}`)).body as unknown as { data: Thing[] }).data ?? []).map(
        ({ name }) => name,
      );
    await student(id, 'Đặng Thị Ánh', { phone: '054-222-9911' });
    await student(id, 'שָׁלוֹם כהן');
    expect(await found('dang anh')).toEqual(['Đặng Thị Ánh']);
    expect(await found('ĐẶNG')).toEqual(['Đặng Thị Ánh']);
    expect(await found('שלום')).toEqual(['שָׁלוֹם כהן']);
    expect(await found('9911')).toEqual(['Đặng Thị Ánh']);
    expect(await found('054-222')).toEqual(['Đặng Thị Ánh']);
    expect(await found('%')).toEqual([]);
  });

  it('refuse a cursor of another sorting or of nobody', async () => {
    for (const cursor of [
      'garbage',
      Buffer.from('["name","asc","x"]').toString('base64url'),
      Buffer.from('["createdAt","asc","not a date","x"]').toString('base64url'),
    ]) {
      const { status, body } = await admin('GET', `/api/v1/students?sortBy=createdAt&cursor=${cursor}`);
      expect([status, body.error?.details?.[0]?.field]).toEqual([400, 'cursor']);
    }
  });
});

describe('an instructor', () => {
  it('sees no student before cycles say which are theirs, and never a phone', async () => {
    const instructor = await signIn(server, 'instructor');
    const list = await instructor('GET', '/api/v1/students');
    expect(list.status).toBe(200);
    expect((list.body as unknown as { pagination: { total: number } }).pagination.total).toBe(0);
    const { id } = await family('Hidden');
    const child = await student(id, 'Hidden child');
    expect((await instructor('GET', `/api/v1/students/${child.id}`)).status).toBe(404);
    expect((await instructor('GET', `/api/v1/students/${child.id}/progress`)).status).toBe(404);
  });
});

describe('a student’s own login', () => {
  const phone = '058-700-1122';
  async function signInStudent(spelling: string, password = 'tractor lamp 42') {
    const answer = await fetch(`${server.url}/api/student/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ phone: spelling, password }),
    });
    return {
      status: answer.status,
      cookie: answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
      set: answer.headers.getSetCookie(),
    };
  }
  const profile = async (cookie: string) => apiWith(server.url, { cookie })('GET', '/api/student/me');

  it('works in any spelling of the phone, shows the profile, and ends at once when staff revoke it', async () => {
    const { id } = await family('Account family');
    const child = await student(id, 'With account', { phone });
    expect((await admin('POST', `/api/v1/students/${child.id}/account`, { password: 'tractor lamp 42' })).status).toBe(201);
    for (const spelling of [phone, '+972 58-7001122', '0587001122']) expect((await signInStudent(spelling)).status).toBe(200);
    expect((await signInStudent(phone, 'wrong password')).status).toBe(401);
    const { cookie, set } = await signInStudent(phone);
    expect(set[0]).toMatch(/^student_access_token=.*HttpOnly.*SameSite=Lax/i);
    expect((await profile(cookie)).body).toEqual({
      id: child.id,
      name: 'With account',
      phone: '+972587001122',
      locale: 'en',
      courses: [],
      cycles: [],
      streak: 0,
    });
    // An app server checks the cookie by itself with the published key.
    const { createRemoteJWKSet, jwtVerify } = await import('jose');
    const keys = createRemoteJWKSet(new URL(`${server.url}/.well-known/jwks.json`));
    const { payload } = await jwtVerify(cookie.split('=')[1] ?? '', keys, { audience: 'rollbook:student' });
    expect(payload.sub).toBe(child.id);
    expect((await apiWith(server.url, { authorization: `Bearer ${cookie.split('=')[1]}` })('GET', '/api/v1/auth/me')).status).toBe(401);
    expect((await admin('DELETE', `/api/v1/students/${child.id}/account`)).status).toBe(204);
    await expect.poll(async () => (await profile(cookie)).status, { timeout: 10_000 }).toBe(401);
    expect((await signInStudent(phone)).status).toBe(401);
  });

  it('is needed: /me without a cookie is 401', async () => {
    expect((await apiWith(server.url, {})('GET', '/api/student/me')).status).toBe(401);
  });
});
