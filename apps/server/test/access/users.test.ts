import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, PASSWORD, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addPerson, bearer, dataOf, isSignedIn, login, type Person, signedIn } from '../support/staff.ts';

let server: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer();
  for (const school of ['driving', 'coding', 'demoted', 'deactivated', 'deleted']) await openSchool(server, school);
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

const emails = (answer: Awaited<ReturnType<Api>>): string[] => dataOf<Person[]>(answer).map(({ email }) => email);

describe('a user', () => {
  it('is made, replaced, changed, deleted and restored, and the version says so', async () => {
    const { id } = await addPerson(admin, { email: 'Yael@School.Example', externalId: 'hr-7' });
    const path = `/api/v1/users/${id}`;
    expect(dataOf(await admin('GET', path))).toMatchObject({
      email: 'yael@school.example',
      externalId: 'hr-7',
      version: 1,
      hasPassword: true,
    });
    const changed = await admin('PATCH', path, { role: 'seller' }, { 'If-Match': '"1"' });
    expect(dataOf(changed)).toMatchObject({ role: 'seller', version: 2, externalId: 'hr-7' });
    expect((await admin('PATCH', path, { role: 'viewer' }, { 'If-Match': '"1"' })).status).toBe(412);
    const replaced = await admin('PUT', path, { name: 'Yael', email: 'yael@school.example', role: 'seller' });
    expect(dataOf(replaced)).toMatchObject({ name: 'Yael', externalId: null, version: 3 });
    expect((await admin('DELETE', path)).status).toBe(204);
    expect((await admin('GET', path)).status).toBe(404);
    expect((await login(server, 'yael@school.example')).status).toBe(401);
    expect((await admin('POST', `${path}/restore`)).status).toBe(200);
    expect((await login(server, 'yael@school.example')).status).toBe(200);
  });

  it('never shows a password or its hash, in any answer, event or audit row', async () => {
    const person = await addPerson(admin, { password: 'tractor lamp 42 x' });
    const shown = JSON.stringify([
      person,
      (await admin('GET', `/api/v1/users/${person.id}`)).body,
      (await admin('GET', '/api/v1/users')).body,
    ]);
    const kept = JSON.stringify(
      await server.database.look(`SELECT old_values, new_values FROM audit_log UNION ALL SELECT data::jsonb, NULL FROM events`),
    );
    for (const text of [shown, kept]) expect(text).not.toMatch(/argon2|tractor lamp/);
  });

  it('has an e-mail and an externalId nobody else at the school has; at another school they may', async () => {
    await addPerson(admin, { email: 'taken@school.example', externalId: 'ext-1' });
    const twin = { name: 'Twin', role: 'viewer', password: PASSWORD };
    const byEmail = await admin('POST', '/api/v1/users', { ...twin, email: 'TAKEN@school.example' });
    const byExternal = await admin('POST', '/api/v1/users', { ...twin, email: 'other@school.example', externalId: 'ext-1' });
    expect([byEmail.status, byEmail.body.error?.message]).toEqual([409, expect.stringContaining('e-mail')]);
    expect([byExternal.status, byExternal.body.error?.message]).toEqual([409, expect.stringContaining('externalId')]);
    const there = await signIn(server, 'admin', 'coding');
    expect((await there('POST', '/api/v1/users', { ...twin, email: 'taken@school.example', externalId: 'ext-1' })).status).toBe(201);
  });

  it('deleted does not come back beside somebody who took the e-mail since', async () => {
    const { id } = await addPerson(admin, { email: 'back@school.example' });
    await admin('DELETE', `/api/v1/users/${id}`);
    await addPerson(admin, { email: 'back@school.example' });
    expect((await admin('POST', `/api/v1/users/${id}/restore`)).status).toBe(409);
  });

  it.each([
    ['neither password nor invitation', {}, 'password'],
    ['both', { password: PASSWORD, invite: true }, 'password'],
    ['a short password', { password: 'short' }, 'password'],
    ['a common password', { password: 'Qwertyuiop12' }, 'password'],
    ['their e-mail as password', { password: 'new@school.example' }, 'password'],
    ['no such role', { password: PASSWORD, role: 'owner' }, 'role'],
    ['no e-mail', { password: PASSWORD, email: 'new at school' }, 'email'],
    ['two lines as a name', { password: PASSWORD, name: 'A\nBcc: b@c.example' }, 'name'],
  ])('with %s is refused, naming the field', async (_, fields, field) => {
    const answer = await admin('POST', '/api/v1/users', { name: 'New', email: 'new@school.example', role: 'viewer', ...fields });
    expect([answer.status, answer.body.error?.details?.[0]?.field]).toEqual([400, field]);
  });
});

describe('the list of users', () => {
  it('is filtered by role, activity, externalId and part of a name or e-mail, marks or not', async () => {
    const { id, email } = await addPerson(admin, { name: 'Đặng Thị Ánh', role: 'instructor', externalId: 'find-me' });
    const found = async (query: string) => emails(await admin('GET', `/api/v1/users?${query}`));
    expect(await found('search=dang%20anh')).toEqual([email]);
    expect(await found(`search=${email.slice(0, 8)}`)).toContain(email);
    expect(await found('externalId=find-me')).toEqual([email]);
    expect(await found('role=instructor&limit=100')).toContain(email);
    expect(await found('role=manager&limit=100')).not.toContain(email);
    await admin('POST', `/api/v1/users/${id}/deactivate`);
    expect(await found('isActive=false&limit=100')).toContain(email);
    expect(await found('isActive=true&limit=100')).not.toContain(email);
  });

  it('by cursor shows everybody once, in both orders', async () => {
    const all = dataOf<Person[]>(await admin('GET', '/api/v1/users?limit=100')).map(({ id }) => id);
    for (const sort of ['sortBy=name', 'sortBy=createdAt&sortOrder=desc']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await admin('GET', `/api/v1/users?limit=3&${sort}&cursor=${cursor}`);
        const page = body as unknown as { data: Person[]; pagination: { nextCursor: string | null } };
        seen.push(...page.data.map(({ id }) => id));
        cursor = page.pagination.nextCursor;
      }
      expect([...seen].sort()).toEqual([...all].sort());
    }
  });
});

describe('deactivating', () => {
  it('ends every session at once, on every server, and lets nobody in', async () => {
    const other = await startTestServer({ database: server.database });
    const person = await addPerson(admin);
    const { accessToken, refreshToken, api } = await signedIn(server, person.email);
    const there = bearer(other, accessToken);
    expect(await isSignedIn(there)).toBe(true);
    expect((await admin('POST', `/api/v1/users/${person.id}/deactivate`)).status).toBe(200);
    await expect.poll(() => isSignedIn(api), { timeout: 10_000, interval: 20 }).toBe(false);
    await expect.poll(() => isSignedIn(there), { timeout: 10_000, interval: 20 }).toBe(false);
    expect((await api('POST', '/api/v1/auth/refresh', { refreshToken })).status).toBe(401);
    const refused = await login(server, person.email);
    expect(refused.body.error).toEqual((await login(server, 'nobody@school.example')).body.error);
    await admin('POST', `/api/v1/users/${person.id}/activate`);
    expect((await login(server, person.email)).status).toBe(200);
    // What was ended stays ended.
    expect(await isSignedIn(api)).toBe(false);
    await other.close();
  });

  it('a changed role holds from the next request on, on every server', async () => {
    const other = await startTestServer({ database: server.database });
    const person = await addPerson(admin, { role: 'manager' });
    const { accessToken } = await signedIn(server, person.email);
    const [here, there] = [bearer(server, accessToken), bearer(other, accessToken)];
    for (const api of [here, there]) expect((await api('POST', '/api/v1/customers', { name: 'Family' })).status).toBe(201);
    await admin('PATCH', `/api/v1/users/${person.id}`, { role: 'viewer' });
    for (const api of [here, there]) {
      await expect
        .poll(async () => (await api('POST', '/api/v1/customers', { name: 'Family' })).status, { timeout: 10_000, interval: 20 })
        .toBe(403);
    }
    await other.close();
  });
});

describe('the last administrator who can sign in', () => {
  it('can’t be deleted, deactivated or made something else, not even by themselves', async () => {
    const there = await signIn(server, 'admin', 'coding');
    const path = '/api/v1/users/usr_coding_admin';
    const replacement = { name: 'The admin', email: 'admin@coding.example', role: 'manager' };
    const answers = [
      await there('DELETE', path),
      await there('POST', `${path}/deactivate`),
      await there('PATCH', path, { role: 'viewer' }),
      await there('PUT', path, replacement),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
    expect(answers[0]?.body.error?.message).toContain('only administrator');
    // A name may change all the same.
    expect((await there('PATCH', path, { name: 'Still the admin' })).status).toBe(200);
  });

  it('is still the last beside one who is invited, deactivated or deleted', async () => {
    const there = await signIn(server, 'admin', 'coding');
    await there('POST', '/api/v1/users', { name: 'Invited', email: 'invited@coding.example', role: 'admin', invite: true });
    const second = await addPerson(there, { role: 'admin' });
    await there('POST', `/api/v1/users/${second.id}/deactivate`);
    const third = await addPerson(there, { role: 'admin' });
    await there('DELETE', `/api/v1/users/${third.id}`);
    expect((await there('POST', '/api/v1/users/usr_coding_admin/deactivate')).status).toBe(409);
  });

  it.each(['demoted', 'deactivated', 'deleted'])('stays when all are %s at once, by each other', async (school) => {
    const there = await signIn(server, 'admin', school);
    const second = await addPerson(there, { role: 'admin' });
    const third = await addPerson(there, { role: 'admin' });
    const admins = [`usr_${school}_admin`, second.id, third.id];
    const remove = (id: string) => {
      if (school === 'demoted') return there('PATCH', `/api/v1/users/${id}`, { role: 'viewer' });
      return school === 'deleted' ? there('DELETE', `/api/v1/users/${id}`) : there('POST', `/api/v1/users/${id}/deactivate`);
    };
    // Sent together, many times over: each waits for the one before.
    const answers = await Promise.all([...admins, ...admins].map(remove));
    const left = await server.database.look<{ id: string }>(
      `SELECT id FROM users WHERE tenant_id = $1 AND role = 'admin' AND is_active AND deleted_at IS NULL`,
      [school],
    );
    expect(left).toHaveLength(1);
    // Both requests about the one who is left were refused, and nothing broke.
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
    expect(answers.every(({ status }) => status < 500)).toBe(true);
  });
});

it('staff of another school are nobody here', async () => {
  const there = await signIn(server, 'admin', 'coding');
  const person = await addPerson(admin);
  for (const action of ['', '/activate', '/deactivate', '/invite', '/reset-two-factor', '/restore']) {
    const method = action === '' ? 'DELETE' : 'POST';
    expect((await there(method, `/api/v1/users/${person.id}${action}`)).status, action).toBe(404);
  }
  expect(emails(await there('GET', '/api/v1/users?limit=100'))).not.toContain(person.email);
  expect((await login(server, person.email)).status).toBe(200);
});
