import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissionsOf } from '../../src/modules/access/permission-matrix.ts';
import { apiWith, openSchool, ROLES, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

// Spec 02's table for the resources that exist, written out: what each role may do. `own` in lower case.
const TABLE: Record<string, Record<(typeof ROLES)[number], string>> = {
  'connected-apps': { admin: 'VIEW CREATE UPDATE DELETE EXPORT RUN', manager: '', instructor: '', seller: '', viewer: '' },
  customers: { admin: 'VIEW CREATE UPDATE DELETE EXPORT RUN', manager: 'VIEW CREATE UPDATE DELETE EXPORT RUN', instructor: 'view', seller: 'VIEW CREATE UPDATE DELETE EXPORT RUN', viewer: 'VIEW' },
  students: { admin: 'VIEW CREATE UPDATE DELETE EXPORT RUN', manager: 'VIEW CREATE UPDATE DELETE EXPORT RUN', instructor: 'view', seller: 'VIEW CREATE UPDATE', viewer: 'VIEW' },
  courses: { admin: 'VIEW CREATE UPDATE DELETE EXPORT RUN', manager: 'VIEW CREATE UPDATE', instructor: 'VIEW', seller: 'VIEW', viewer: 'VIEW' },
  branches: { admin: 'VIEW CREATE UPDATE DELETE EXPORT RUN', manager: 'VIEW CREATE UPDATE', instructor: 'VIEW', seller: 'VIEW', viewer: 'VIEW' },
  progress: { admin: 'VIEW CREATE UPDATE DELETE EXPORT RUN', manager: 'VIEW', instructor: 'view', seller: '', viewer: 'VIEW' },
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server);
});
afterAll(() => server.close());

describe.each(Object.entries(TABLE))('%s', (resource, row) => {
  it.each(ROLES)('the %s has exactly the permissions of the table', (role) => {
    const granted = [...permissionsOf(role)]
      .filter(([permission]) => permission.startsWith(`${resource}:`))
      .map(([permission, scope]) => {
        const action = permission.split(':')[1] ?? '';
        return scope === 'own' ? action.toLowerCase() : action;
      });
    expect(granted.join(' ')).toBe(row[role]);
  });
});

/** What the gate of a route asks of staff; null for routes that aren't theirs. */
function permissionsAsked(asks: string): string[] | null {
  if (asks === 'signed in') return [];
  return /^[a-z-]+:[A-Z]+( and [a-z-]+:[A-Z]+)*$/.test(asks) ? asks.split(' and ') : null;
}

it('every staff route lets in exactly the roles that have what it asks for; nobody else gets past 401', async () => {
  const staffRoutes = server.app.routes.filter((route) => permissionsAsked(route.gate.asks) !== null && route.operationId !== 'watchChanges');
  expect(staffRoutes.length).toBeGreaterThan(30);
  const wrong: string[] = [];
  for (const route of staffRoutes) {
    const path = route.path.replace(/:\w+/g, 'does-not-exist');
    const call = async (api: ReturnType<typeof apiWith>): Promise<number> =>
      // A body that fits no schema: past the gate it's a 400 (or 404), never a change.
      (await api(route.method, path, route.method === 'GET' || route.method === 'DELETE' ? undefined : { 'no-such-field': 1 })).status;
    const anonymous = await call(apiWith(server.url, {}));
    if (anonymous !== 401) wrong.push(`${route.operationId} as nobody: ${anonymous}`);
    for (const role of ROLES) {
      const mayEnter = (permissionsAsked(route.gate.asks) ?? []).every((permission) => permissionsOf(role).has(permission)) && !(route.operationId.startsWith('restore') && role !== 'admin');
      const status = await call(await signIn(server, role));
      const isRight = mayEnter ? [200, 400, 404, 409].includes(status) : status === 403;
      if (!isRight) wrong.push(`${route.operationId} as ${role}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});
