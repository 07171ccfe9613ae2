import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '../../src/modules/access/api-keys/scopes.ts';
import { ROLES } from '../../src/modules/access/permission-matrix.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { sendFacts } from '../support/app-client.ts';
import { makeKey } from '../support/keys.ts';
import { type Api, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openSchoolOfExamples, type School } from './example-school.ts';
import { reachOf } from './role-permissions.ts';
import { answering, paramNames, pathOf, prepareCall, type RouteAnswer, type RouteCall, schemeOf, send } from './route-calls.ts';

let server: TestServer;
let here: School;
let there: School;
let routes: Route[];
let tables: string[];
let staffAndKeys: Tryer[];

beforeAll(async () => {
  server = await startTestServer({ isPatient: true, runsJobs: false });
  here = await openSchoolOfExamples(server);
  there = await openSchoolOfExamples(server, 'coding');
  routes = answering(server.app.routes);
  tables = (await tenantTables()).map(({ name }) => name);
  staffAndKeys = await openStaffAndKeys();
});
afterAll(() => server.close());

/** An answer without what differs in any two: id asked for, request id, time. */
function essence({ status, body }: RouteAnswer, id: string): unknown {
  const text = JSON.stringify({ ...(body as object), meta: undefined }).replaceAll(id, '<id>');
  return { status, body: JSON.parse(text) };
}

/** A fingerprint of each table of the school but who signed in: nothing that another school does may change it. */
async function contentsOf(tenantId: string): Promise<unknown> {
  // What keys ask for is counted every other second, and belongs to no call.
  const prints = tables.map(
    (
      name,
    ) => `SELECT '${name}' AS name, md5(string_agg(${name === 'api_keys' ? '' : 'xmin::text || '}(to_jsonb(t) - 'last_used_at')::text, ',' ORDER BY to_jsonb(t)::text)) AS print
                 FROM ${name} t WHERE tenant_id = $1`,
  );
  return server.database.look(prints.join(' UNION ALL '), [tenantId]);
}

function tenantTables(): Promise<{ name: string }[]> {
  return server.database.look<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id'
       AND table_name !~ '_(default|\\d{4}_\\d\\d)$' AND table_name NOT IN ('user_sessions', 'api_key_usage') ORDER BY 1`,
  );
}

// Lists by an id that need not be known: of what is foreign there is nothing in them, as of what never was.
const LISTS_OF_ANYTHING = ['listAuditLogsOf'];
const isEmptyList = (body: unknown) => (body as { data?: unknown[] }).data?.length === 0;

/** Somebody of the other school. */
interface Tryer {
  name: string;
  mayCall: (route: Route) => boolean;
  send: (call: RouteCall) => Promise<RouteAnswer>;
}

/** Each role, a key that may do whatever keys may, and one that may do nothing here; of a route not for staff, whom it is for. */
function tryersOf(route: Route): Tryer[] {
  if (schemeOf(route) === 'staffToken') return staffAndKeys;
  return [{ name: schemeOf(route), mayCall: () => true, send: (call) => send(there, call) }];
}

async function openStaffAndKeys(): Promise<Tryer[]> {
  const tryer = (name: string, api: Api, mayCall: Tryer['mayCall']): Tryer => ({
    name,
    mayCall,
    send: ({ route, path, body }) => api(route.method, path, body),
  });
  const staff = ROLES.map(async (role) =>
    tryer(role, await signIn(server, role, there.id), ({ gate }) => reachOf(role, gate.asks) !== 'none'),
  );
  const [able, unable] = [
    await makeKey(server, there.admin, { scopes: SCOPES }),
    await makeKey(server, there.admin, { scopes: ['READ_ANALYTICS'] }),
  ];
  return [
    ...(await Promise.all(staff)),
    tryer('a key with every scope', able.api, ({ gate }) => gate.security.some((scheme) => 'apiKey' in scheme)),
    tryer('a key with no permission', unable.api, () => false),
  ];
}

/** What is wrong with the answer to a foreign id; null when nothing is. */
async function tryForeign(call: RouteCall, name: string, id: string, tryer: Tryer): Promise<unknown> {
  const { route, params } = call;
  const unknownId = `${id.slice(0, -4)}0000`;
  const foreign = await tryer.send(call);
  const unknown = await tryer.send({ ...call, path: pathOf(route, { ...params, [name]: unknownId }) });
  const [asForeign, asUnknown] = [essence(foreign, id), essence(unknown, unknownId)];
  const isRight = tryer.mayCall(route)
    ? LISTS_OF_ANYTHING.includes(route.operationId)
      ? isEmptyList(foreign.body)
      : foreign.status === 404
    : foreign.status === 403;
  return isRight && JSON.stringify(asForeign) === JSON.stringify(asUnknown) ? null : { asForeign, asUnknown };
}

/** Every page of a list: its rows, and what it says there are in all. */
async function wholeList(route: Route, query: string): Promise<{ status: number; rows: { id: string }[]; total: number }> {
  const rows: { id: string }[] = [];
  for (;;) {
    const path = route.query ? `${route.path}?limit=100&offset=${rows.length}${query}` : route.path;
    const { status, body } = await send(there, { route, params: {}, path, body: undefined });
    if (status !== 200) return { status, rows, total: -1 };
    const { data, pagination } = body as { data: { id: string }[]; pagination: { total: number; hasMore: boolean } };
    rows.push(...data);
    if (!pagination.hasMore) return { status, rows, total: pagination.total };
  }
}

/** What a route for many answered of each; of another one, one that was taken. */
function outcomes(body: unknown): { ok: boolean }[] {
  return (body as { data?: { results?: { ok: boolean }[] } }).data?.results ?? [{ ok: true }];
}

// Whoever has the address has what is there: its token or signature is the credential, and belongs to one thing of one school.
const ADDRESSED_BY_TOKEN = ['getCalendarFile', 'downloadExport'];
// The school in the address is not looked up for the caller: its own secret has to have signed (test/meeting-rooms/zoom.test.ts).
const ADDRESSED_BY_SCHOOL = ['hearZoomOfSchool', 'tellZoomOfSchool'];

describe('a thing of another school', () => {
  it('is to everybody exactly as one that does not exist: 404 to who may call, 403 to who may not', async () => {
    const withIds = routes.filter(
      (route) =>
        paramNames(route).some((name) => /id$/i.test(name)) && ![...ADDRESSED_BY_TOKEN, ...ADDRESSED_BY_SCHOOL].includes(route.operationId),
    );
    expect(withIds.length).toBeGreaterThan(20);
    const problems: Record<string, unknown> = {};
    for (const route of withIds) {
      const call = await prepareCall(here, route);
      for (const name of paramNames(route).filter((name) => /id$/i.test(name))) {
        const id = call.params[name] ?? '';
        const before = await contentsOf('driving');
        const tries = tryersOf(route).map(async (tryer) => {
          const problem = await tryForeign(call, name, id, tryer);
          if (problem) problems[`${route.operationId} ${name} as ${tryer.name}`] = problem;
        });
        await Promise.all(tries);
        expect(await contentsOf('driving'), `${route.operationId} left something in the other school`).toEqual(before);
      }
      // The call itself is good: its own school gets another answer.
      const own = await send(here, call);
      if (own.status >= 300) problems[`${route.operationId} at home`] = own;
    }
    expect(problems).toEqual({});
  });

  it('can’t be referred to in a body either', async () => {
    const problems: Record<string, unknown> = {};
    let tried = 0;
    for (const route of routes.filter((route) => schemeOf(route) === 'staffToken')) {
      for (const [field, given] of Object.entries((route.example.body ?? {}) as Record<string, unknown>)) {
        const id = Array.isArray(given) ? given[0] : given;
        if (!/^ids$|[a-z]Ids?$/.test(field) || typeof id !== 'string') continue;
        tried++;
        const bodyWith = (one: string) => ({ ...(route.example.body as object), [field]: Array.isArray(given) ? [one] : one });
        const [first, second] = [await prepareCall(there, route), await prepareCall(there, route)];
        // `id` is the one the examples name: it exists here, and not there.
        const foreign = await send(there, { ...first, body: bodyWith(id) });
        const unknown = await send(there, { ...second, body: bodyWith('no_such_id') });
        const [asForeign, asUnknown] = [essence(foreign, id), essence(unknown, 'no_such_id')];
        const isRefused = foreign.status >= 400 || outcomes(foreign.body).every(({ ok }) => !ok);
        if (!isRefused || JSON.stringify(asForeign) !== JSON.stringify(asUnknown))
          problems[`${route.operationId} ${field}`] = { asForeign, asUnknown };
      }
    }
    expect(problems).toEqual({});
    expect(tried).toBeGreaterThan(0);
  });

  it('appears in no list, search or count', async () => {
    const problems: Record<string, unknown> = {};
    const lists = routes.filter(({ reply, path }) => reply.kind === 'list' && !path.includes(':'));
    const answered = new Set<string>();
    for (const route of lists) {
      for (const query of ['', '&search=example', '&search=fresh', '&customerId=cus_123', '&branchId=brn_123']) {
        const { status, rows, total } = await wholeList(route, query);
        // Not every list has every filter.
        if (status === 400) continue;
        answered.add(route.operationId);
        const owners = await server.database.look<{ id: string }>(`SELECT id FROM (${ALL_IDS}) every WHERE tenant_id = 'coding'`);
        const own = new Set(owners.map(({ id }) => id));
        const foreign = rows.filter(({ id }) => !own.has(id));
        if (foreign.length > 0 || total !== rows.length) problems[`${route.operationId} ${query}`] = { status, foreign, total };
      }
    }
    // The first wants to be asked something, the others have no pages of this kind (test/webhooks/watching.test.ts asks the log).
    const silent = lists.map(({ operationId }) => operationId).filter((id) => !answered.has(id));
    expect(silent).toEqual(['searchCustomers', 'listEvents', 'listAllWebhookDeliveries']);
    expect(problems).toEqual({});
  });

  it('takes no facts from the app of this one, which hears what it hears of nobody', async () => {
    for (const route of routes.filter((route) => schemeOf(route) === 'serviceToken' && route.operationId !== 'ingestBatch')) {
      const path = route.path.replace('/api/student-progress/', '');
      const before = await contentsOf('driving');
      const foreign = await sendFacts(server.url, path, { ...(route.example.body as object), studentId: 'stu_123' }, there.app);
      const unknown = await sendFacts(server.url, path, { ...(route.example.body as object), studentId: 'stu_000' }, there.app);
      expect(foreign.status, route.operationId).toBe(422);
      expect(essence(foreign, 'stu_123')).toEqual(essence(unknown, 'stu_000'));
      expect(await contentsOf('driving')).toEqual(before);
    }
  });
});

// Roles are the same five everywhere.
const ROLES_EVERYWHERE = `SELECT t.id AS tenant_id, role FROM tenants t, unnest('{admin,manager,instructor,seller,viewer}'::text[]) role`;
const ALL_IDS = [
  'customers',
  'students',
  'branches',
  'courses',
  'instructors',
  'institutional_orders',
  'holidays',
  'api_keys',
  'audit_log',
  'connected_apps',
  'users',
  'user_sessions',
  'mails',
  'imports',
  'exports',
  'tasks',
  'saved_views',
  'custom_fields',
  'leads',
  'lead_forms',
  'cycles',
  'meetings',
  'registrations',
  'payments',
  'attendance',
]
  .map((table) => `SELECT tenant_id, id FROM ${table}`)
  .concat(ROLES_EVERYWHERE)
  .join(' UNION ALL ');
