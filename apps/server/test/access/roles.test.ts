import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissionsOf, type Role } from '../../src/modules/access/permission-matrix.ts';
import { type Answer, type Api, openSchool, signIn, tokenOf } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { bearer, dataOf } from '../support/staff.ts';

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

interface RoleView {
  id: string;
  version: number;
  permissions: Record<string, string>;
  isChanged: boolean;
}

/** Sets a role to the matrix with some permissions otherwise. */
function put(role: Role, otherwise: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
  const permissions = { ...Object.fromEntries(permissionsOf(role)), ...otherwise };
  return admin('PUT', `/api/v1/roles/${role}`, { permissions }, headers);
}
const quick = { timeout: 10_000, interval: 20 };
const status = async (api: Api, method: string, path: string, body?: object) => (await api(method, path, body)).status;

describe('a role’s permissions', () => {
  it('given and taken hold from the next request on, on every server', async () => {
    const token = await tokenOf(server, 'viewer');
    const apis = [bearer(server, token), bearer(other, token)];
    for (const api of apis) expect(await status(api, 'POST', '/api/v1/courses', { name: 'A', category: 'a' })).toBe(403);
    expect((await put('viewer', { 'courses.CREATE': 'all', 'students:VIEW': 'none' })).status).toBe(200);
    for (const api of apis) {
      await expect.poll(() => status(api, 'POST', '/api/v1/courses', { name: 'A', category: 'a' }), quick).toBe(201);
      expect(await status(api, 'GET', '/api/v1/students')).toBe(403);
      const { permissions } = dataOf<RoleView>(await api('GET', '/api/v1/auth/me'));
      expect([permissions['courses:CREATE'], permissions['students:VIEW']]).toEqual(['all', undefined]);
    }
    expect((await put('viewer', {})).status).toBe(200);
    for (const api of apis) await expect.poll(() => status(api, 'GET', '/api/v1/students'), quick).toBe(200);
  });

  it('are those of this school alone', async () => {
    await put('seller', { 'payments:VIEW': 'all' });
    const there = dataOf<RoleView[]>(await (await signIn(server, 'admin', 'coding'))('GET', '/api/v1/roles'));
    expect(there.every(({ isChanged, version }) => !isChanged && version === 1)).toBe(true);
    const here = dataOf<RoleView[]>(await admin('GET', '/api/v1/roles'));
    expect(here.filter(({ isChanged }) => isChanged).map(({ id }) => id)).toEqual(['seller']);
    expect(here.find(({ id }) => id === 'seller')?.permissions['payments:VIEW']).toBe('all');
  });

  it('are changed against the version read', async () => {
    const before = dataOf<RoleView>(await put('manager', { 'exports:RUN': 'none' }));
    expect((await put('manager', {}, { 'If-Match': `"${before.version - 1}"` })).status).toBe(412);
    expect((await put('manager', {}, { 'If-Match': `"${before.version}"` })).status).toBe(200);
  });

  it.each([
    ['manager', 'users:CREATE', 'all'],
    ['manager', 'settings:UPDATE', 'all'],
    ['manager', 'webhooks:CREATE', 'all'],
    ['seller', 'api-keys:VIEW', 'all'],
    ['viewer', 'audit-logs:VIEW', 'all'],
    ['viewer', 'connected-apps:CREATE', 'all'],
    ['instructor', 'customers:VIEW', 'all'],
    ['instructor', 'students:UPDATE', 'own'],
    ['instructor', 'payments:VIEW', 'all'],
    ['viewer', 'students:VIEW', 'own'],
    ['viewer', 'students:FLY', 'all'],
  ] as const)('%s can’t be given %s (%s): 400 naming it', async (role, permission, grant) => {
    const answer = await put(role, { [permission]: grant });
    expect([answer.status, answer.body.error?.details?.[0]?.field]).toEqual([400, `permissions.${permission}`]);
  });

  it('of administrators can’t be changed, nor of a role there is not', async () => {
    expect((await admin('PUT', '/api/v1/roles/admin', { permissions: { 'students:VIEW': 'all' } })).status).toBe(409);
    expect((await admin('PUT', '/api/v1/roles/owner', { permissions: {} })).status).toBe(400);
  });

  it('slipped into the table past the rules open nothing', async () => {
    await server.database.look(
      `INSERT INTO role_permissions (tenant_id, role, changes) VALUES ('coding', 'viewer', '{"users:VIEW": "all", "students:VIEW": "own", "nonsense": "all"}')`,
    );
    await server.database.look(`SELECT pg_notify('rollbook_roles', 'coding/viewer')`);
    const viewer = await signIn(server, 'viewer', 'coding');
    expect(await status(viewer, 'GET', '/api/v1/users')).toBe(403);
    expect(dataOf<RoleView>(await viewer('GET', '/api/v1/auth/me')).permissions).toEqual(Object.fromEntries(permissionsOf('viewer')));
  });
});
