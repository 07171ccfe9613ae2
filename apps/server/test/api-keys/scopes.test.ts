import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantsOfScopes, SCOPES } from '../../src/modules/access/api-keys/scopes.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { openSchoolOfExamples, type School } from '../guarantees/example-school.ts';
import { answering, prepareCall, schemeOf } from '../guarantees/route-calls.ts';
import { makeKey } from '../support/keys.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';

let server: TestServer;
let school: School;
let routes: Route[];

beforeAll(async () => {
  server = await startTestServer({ isPatient: true, runsJobs: false });
  school = await openSchoolOfExamples(server);
  routes = answering(server.app.routes).filter((route) => schemeOf(route) === 'staffToken');
});
afterAll(() => server.close());

const isOpen = (route: Route) => route.gate.security.some((scheme) => 'apiKey' in scheme);

describe('every staff route', () => {
  it('takes a key that has all scopes where the docs say so, and answers it as it answers a person', async () => {
    const { api } = await makeKey(server, school.admin, { scopes: SCOPES });
    const problems: Record<string, unknown> = {};
    let opened = 0;
    for (const route of routes) {
      const call = await prepareCall(school, route);
      const { status, body } = await api(route.method, call.path, call.body);
      if (isOpen(route)) opened++;
      if (status !== (isOpen(route) ? route.reply.status : 403)) problems[route.operationId] = { status, body };
    }
    expect(problems).toEqual({});
    expect(opened).toBeGreaterThan(40);
  });

  it('refuses a key without its scope, naming it, until it has those it was told of', async () => {
    const { api: bare } = await makeKey(server, school.admin, { scopes: ['READ_ANALYTICS'] });
    const problems: Record<string, unknown> = {};
    for (const route of routes.filter(isOpen)) {
      const refused = await prepareCall(school, route);
      const { status, body } = await bare(route.method, refused.path, refused.body);
      const scopes: string[] = [];
      let answer = { status, body };
      while (answer.status === 403 && scopes.length < 3) {
        scopes.push(/ scope (\S+)\. /.exec(answer.body.error?.message ?? '')?.[1] ?? 'none named');
        const { api } = await makeKey(server, school.admin, { scopes });
        const call = await prepareCall(school, route);
        answer = await api(route.method, call.path, call.body);
      }
      // An example that was sent before may be refused as a duplicate, by now.
      if (scopes.length === 0 || ![route.reply.status, 409].includes(answer.status))
        problems[`${route.operationId} with ${scopes}`] = answer;
    }
    expect(problems).toEqual({});
  });

  it('about users, keys, apps, settings and the audit log is closed to every key', () => {
    const open = routes.filter(isOpen).map(({ path }) => path);
    expect(open.length).toBeGreaterThan(40);
    expect(open.filter((path) => /users|api-keys|connected-apps|settings|roles|audit|auth|imports|export/.test(path))).toEqual([]);
  });
});

describe('a key', () => {
  it('can’t manage keys, itself least of all', async () => {
    const { id, api } = await makeKey(server, school.admin, { scopes: SCOPES });
    const tries: [string, string, unknown?][] = [
      ['PATCH', `/api/v1/api-keys/${id}`, { rateLimitPerHour: 1_000_000, allowedIps: [] }],
      ['POST', '/api/v1/api-keys', { name: 'more', scopes: ['students:read'] }],
      ['POST', `/api/v1/api-keys/${id}/rotate`, {}],
      ['DELETE', `/api/v1/api-keys/${id}`],
      ['GET', '/api/v1/api-keys'],
      ['GET', '/admin/api-keys'],
      ['POST', '/admin/api-keys', { name: 'more', scopes: ['students:read'] }],
      ['DELETE', `/admin/api-keys/${id}`],
    ];
    for (const [method, path, body] of tries) expect((await api(method, path, body)).status, `${method} ${path}`).toBe(403);
    expect(dataOf(await school.admin('GET', `/api/v1/api-keys/${id}`))).toMatchObject({ version: 1, rateLimitPerHour: 1000 });
  });

  it('gets no scope that is none, in no spelling', async () => {
    for (const scope of [
      'users:read',
      'settings:write',
      'api-keys:write',
      '*',
      'students:*',
      'students:READ',
      'students',
      'students:delete',
      '__proto__',
    ]) {
      const { status, body } = await school.admin('POST', '/api/v1/api-keys', { name: 'x', scopes: ['students:read', scope] });
      expect([status, body.error?.details?.[0]?.field], scope).toEqual([400, 'scopes.1']);
    }
  });

  it('sees what its scopes are about, and of that nobody else’s phone', async () => {
    const { api } = await makeKey(server, school.admin, { scopes: ['students:read'] });
    await school.admin('PATCH', '/api/v1/customers/cus_123', { phone: '+972501112233', email: 'family@levi.example' });
    const student = dataOf<{ customer: object }>(await api('GET', '/api/v1/students/stu_123'));
    expect(student.customer).toMatchObject({ phone: null, email: null });
    const { api: both } = await makeKey(server, school.admin, { scopes: ['students:read', 'customers:read'] });
    expect(dataOf<{ customer: object }>(await both('GET', '/api/v1/students/stu_123')).customer).toMatchObject({ phone: '+972501112233' });
  });

  it('that lost a scope that was taken out of the list keeps the rest', () => {
    expect([...grantsOfScopes(['courses:read', 'gone:read']).keys()]).toEqual(['courses:VIEW']);
  });

  it('stands in the audit log and the events by its id', async () => {
    const { id, api } = await makeKey(server, school.admin, { scopes: ['courses:write'] });
    await api('POST', '/api/v1/courses', { name: 'Made by a key', category: 'x' });
    expect(
      await server.database.look(
        `SELECT actor_kind, actor_id FROM audit_log WHERE action = 'course.created' AND new_values->>'name' = 'Made by a key'`,
      ),
    ).toEqual([{ actor_kind: 'key', actor_id: id }]);
    expect(await server.database.look(`SELECT type FROM events WHERE actor = $1`, [`key:${id}`])).toEqual([{ type: 'course.created' }]);
  });

  it('has Idempotency-Keys of its own: another key’s are others', async () => {
    const one = await makeKey(server, school.admin, { scopes: ['courses:write'] });
    const two = await makeKey(server, school.admin, { scopes: ['courses:write'] });
    const post = ({ api }: typeof one) =>
      api('POST', '/api/v1/courses', { name: 'Once', category: 'x' }, { 'idempotency-key': 'the-same' });
    const ids = [
      dataOf<{ id: string }>(await post(one)).id,
      dataOf<{ id: string }>(await post(one)).id,
      dataOf<{ id: string }>(await post(two)).id,
    ];
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });
});
