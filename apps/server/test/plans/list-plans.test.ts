import { sql } from 'kysely';
import type { OpenAPIV3 } from 'openapi-types';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { db } from '../../src/platform/db/query.ts';
import { Transaction } from '../../src/platform/db/transactions.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { ROWS } from './filling.ts';
import { fillSchool } from './full-school.ts';
import { type Query, whatIsRead } from './reading.ts';
import { TEACHING_PARAMS, TEACHING_VALUES } from './teaching-values.ts';

/**
 * The lists that grow with the school, at ROWS rows each: every filter, with the default sorting, as the console
 * asks (by cursor). What a request really asks PostgreSQL is caught and explained again; no step of a plan may read
 * more than LIMIT rows to answer a page of 20, and all of it no more than BLOCKS. `search` is not a filter of this kind: bench/search.ts measures it.
 */
const LIMIT = 2000;
// Of eight kilobytes, indexes included: an index gone through for one row is a long way, too. Every month of the audit log costs some.
const BLOCKS = 1500;
const AS_SCHOOL = "SET LOCAL ROLE rollbook_app; SET LOCAL rollbook.tenants = 'driving'";
const PAGING = ['limit', 'offset', 'cursor', 'sortBy', 'sortOrder', 'search', 'q'];

// Lists that can't grow so far, and what keeps them from it.
const BOUNDED: Record<string, string> = {
  listHolidays: 'a school has at most MAX_HOLIDAYS (holidays.ts); more are refused',
  listLearnerSessions: 'sessions of one learner; test/learner-api/many-sessions.test.ts asks for 100,000',
  publicListLearnerSessions: 'the same by its printed path',
  listWebhooks: 'a school has at most fifty (endpoints.ts); more are refused',
  listAllWebhookDeliveries:
    'the part of each of at most fifty endpoints is that of listWebhookDeliveries; for an event it looks through 1,000',
  adminListWebhookDeliveries: 'listWebhookDeliveries by its printed path',
  listEvents: 'an answer looks at 2,000 events at most (feed.ts), however few of them fit',
  listTimeOff: 'an instructor has at most MAX_TIME_OFF (time-off.ts); more is refused',
};

// A value that nearly every row has, and one that a few rows at the far end of the list have.
const VALUES: Record<string, Record<string, string[]>> = {
  ...TEACHING_VALUES,
  listCustomers: {
    city: ['Common', 'Rare'],
    externalId: ['x-5', `x-${ROWS - 1}`],
    hasActiveRegistration: ['true', 'false'],
    tag: ['common', 'rare'],
    customField: ['size=M', 'size=XXL'],
  },
  listStudents: {
    customerId: ['cus_0000001', `cus_${String(ROWS - 1).padStart(7, '0')}`],
    grade: ['common', 'rare'],
    externalId: ['x-5', `x-${ROWS - 1}`],
    branchId: ['brn_common', 'brn_rare'],
    cycleId: ['cyc_common', 'cyc_rare'],
    hasActiveRegistration: ['true', 'false'],
    tag: ['common', 'rare'],
    customField: ['size=M', 'size=XXL'],
  },
  listLeads: {
    status: ['new', 'contacted', 'converted', 'open'],
    ownerId: ['usr_driving_seller', 'usr_driving_viewer', 'none'],
    source: ['common', 'rare'],
    courseId: ['crs_common', 'crs_rare'],
    branchId: ['brn_common', 'brn_rare'],
    followUp: ['due', 'today', 'overdue', 'none'],
    from: ['2026-01-01', '1999-01-01'],
    to: ['2030-01-01', '1999-12-31'],
    tag: ['common', 'rare'],
    customField: ['size=M', 'size=XXL'],
  },
  listTasks: {
    assigneeId: ['usr_driving_seller', 'usr_driving_viewer'],
    status: ['open', 'done'],
    due: ['overdue', 'today', 'none'],
    entityType: ['customer', 'lead'],
    entityId: ['cus_0000001', `cus_${String(ROWS - 1).padStart(7, '0')}`],
  },
  listCustomerStudents: {
    grade: ['common', 'rare'],
    externalId: ['x-5', `x-${ROWS - 1}`],
    branchId: ['brn_common', 'brn_rare'],
    cycleId: ['cyc_common', 'cyc_rare'],
    hasActiveRegistration: ['true', 'false'],
    tag: ['common', 'rare'],
    customField: ['size=M', 'size=XXL'],
  },
  listBranches: {
    type: ['school', 'online'],
    city: ['Common', 'Rare'],
    isActive: ['true', 'false'],
    externalId: ['x-5', `x-${ROWS - 1}`],
  },
  listCourses: {
    category: ['common', 'rare'],
    origin: ['own', 'partner'],
    isActive: ['true', 'false'],
    externalId: ['x-5', `x-${ROWS - 1}`],
  },
  listInstructors: { isActive: ['true', 'false'], hasAvailability: ['true', 'false'], externalId: ['x-5', `x-${ROWS - 1}`] },
  listInstitutionalOrders: {
    branchId: ['brn_common', 'brn_rare'],
    status: ['active', 'cancelled'],
    from: ['2000-01-01', '2027-05-01'],
    to: ['2030-01-01', '2000-01-02'],
  },
  listBranchOrders: { status: ['active', 'cancelled'], from: ['2000-01-01', '2027-05-01'], to: ['2030-01-01', '2000-01-02'] },
  listUsers: { role: ['viewer', 'manager', 'admin'], isActive: ['true', 'false'], externalId: ['x-5', `x-${ROWS - 1}`] },
  listMails: { status: ['sent', 'failed'], to: ['common@driving.example', 'rare@driving.example'] },
  listCustomFields: { resource: ['customer', 'lead'] },
  listSavedViews: { resource: ['customers', 'leads'] },
  listImports: { resource: ['customers', 'leads'], status: ['completed', 'failed', 'running'] },
  listJobs: { state: ['completed', 'failed', 'running'] },
  listWebhookDeliveries: {
    status: ['SUCCESS', 'PERMANENT_FAILURE', 'PENDING'],
    type: ['lead.created', 'lead.deleted'],
    from: ['2020-01-01T00:00:00Z', '2100-01-01T00:00:00Z'],
    to: ['2020-01-01T00:00:00Z', '2100-01-01T00:00:00Z'],
  },
  listImportRows: { outcome: ['created', 'error'] },
  listAuditLogs: {
    userId: ['usr_driving_seller', 'usr_driving_viewer'],
    actorKind: ['user', 'key'],
    action: ['customer.updated', 'customer.restored'],
    entity: ['customer', 'thing'],
    entityId: ['cus_common', 'cus_rare'],
    from: ['2020-01-01T00:00:00Z', '2100-01-01T00:00:00Z'],
    to: ['2020-01-01T00:00:00Z', '2100-01-01T00:00:00Z'],
  },
  listAuditLogsOf: { from: ['2020-01-01T00:00:00Z', '2100-01-01T00:00:00Z'], to: ['2020-01-01T00:00:00Z', '2100-01-01T00:00:00Z'] },
};

/** What stands for the parameters of a path. */
const PARAMS: Record<string, Record<string, string>> = {
  ...TEACHING_PARAMS,
  listCustomerStudents: { id: 'cus_0000001' },
  listBranchOrders: { id: 'brn_common' },
  listWebhookDeliveries: { id: 'whk_common' },
  listImportRows: { id: 'imp_0000001' },
  listAuditLogsOf: { entity: 'customer', entityId: 'cus_common' },
};

interface Asked extends Query {
  /** How PostgreSQL chose between a plan for these values and one for any. */
  mode: string;
}

let server: TestServer;
let admin: Api;
let client: pg.Client;
const rowsOf = Transaction.prototype.rows;
let asked: Asked[] = [];

beforeAll(async () => {
  server = await startTestServer({ runsJobs: false });
  await openSchool(server);
  await fillSchool(server.database);
  admin = await signIn(server, 'admin');
  client = new pg.Client(server.database.connection);
  await client.connect();
  Transaction.prototype.rows = async function rows(query) {
    const { sql: text, parameters } = 'compile' in query ? query.compile() : query;
    const [shown] = await rowsOf.call(this, sql`SHOW plan_cache_mode`.compile(db));
    asked.push({ mode: String((shown as { plan_cache_mode: string }).plan_cache_mode), text, values: parameters });
    // The method that stood here before, on the same transaction.
    return rowsOf.call(this, query) as ReturnType<typeof rowsOf<never>>;
  };
}, 1_200_000);
afterAll(async () => {
  Transaction.prototype.rows = rowsOf;
  await client?.end();
  await server?.close();
});

/** The filters of every list of the OpenAPI document, by operationId. A list is what answers with its pagination. */
async function listedFilters(): Promise<Map<string, string[]>> {
  const document = (await (await fetch(`${server.url}/api/v1/meta/schema`)).json()) as OpenAPIV3.Document;
  const operations = Object.values(document.paths).flatMap((path) => (path?.get ? [path.get] : []));
  const lists = operations.filter(({ responses }) => JSON.stringify(responses['200'] ?? {}).includes('"pagination"'));
  return new Map(
    lists.map(({ operationId, parameters = [] }) => {
      const filters = parameters.flatMap((one) => ('in' in one && one.in === 'query' && !PAGING.includes(one.name) ? [one.name] : []));
      return [operationId ?? '', filters.sort()];
    }),
  );
}

function pathOf(operationId: string): string {
  const path = server.app.routes.find((route) => route.operationId === operationId)?.path ?? '';
  return path.replace(/:(\w+)/g, (_, name: string) => PARAMS[operationId]?.[name] ?? name);
}

/** What each statement of this request reads beyond the limits, by the way it is planned. */
async function readBeyond(path: string, mostBlocks = BLOCKS): Promise<Record<string, string>> {
  asked = [];
  const { status, body } = await admin('GET', path);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(asked.length, path).toBeGreaterThan(0);
  const found: Record<string, string> = {};
  for (const query of asked) {
    // Left to itself, PostgreSQL may come to take either.
    for (const mode of query.mode === 'auto' ? ['force_custom_plan', 'force_generic_plan'] : [query.mode]) {
      const { rows, blocks } = await whatIsRead(client, AS_SCHOOL, query, mode);
      if (rows > LIMIT || blocks > mostBlocks) found[mode] = `${rows} rows, ${blocks} blocks`;
    }
  }
  return found;
}

it('every filter of every list of the API is tried, or its list can’t grow', async () => {
  const listed = [...(await listedFilters())].filter(([, filters]) => filters.length > 0);
  expect(listed.length).toBeGreaterThan(15);
  const tried = Object.entries(VALUES).map(([operationId, filters]) => [operationId, Object.keys(filters).sort()]);
  const byName = (a: unknown[], b: unknown[]) => String(a[0]).localeCompare(String(b[0]));
  expect(listed.filter(([operationId]) => !BOUNDED[operationId]).sort(byName)).toEqual(tried.sort(byName));
  expect(Object.keys(BOUNDED).filter((operationId) => !listed.some(([name]) => name === operationId))).toEqual([]);
});

it.each(Object.keys(VALUES))(
  '%s reads a bounded number of rows, whatever the filter and the plan',
  async (operationId) => {
    const found: Record<string, string> = {};
    const filters = Object.entries(VALUES[operationId] ?? {}).flatMap(([name, values]) =>
      values.map((value) => `${name}=${encodeURIComponent(value)}`),
    );
    for (const filter of ['', ...filters]) {
      const path = `${pathOf(operationId)}?cursor=&limit=20${filter ? `&${filter}` : ''}`;
      for (const [mode, read] of Object.entries(await readBeyond(path))) found[`${filter || 'no filter'}, ${mode}`] = read;
    }
    expect(found).toEqual({});
  },
  600_000,
);

it('the figures of today read a bounded number of rows', async () => {
  // Everybody practised today: the most there can be to count.
  await server.database.look('UPDATE learners SET last_active_on = current_date WHERE last_active_on < current_date');
  await server.database.look('VACUUM ANALYZE learners');
  // A dozen counts that stop at 1,000 each, two of which look every learner's student up by key: about 12,000 blocks, more or
  // less by how rows fell on pages. What reads a table instead is caught by its rows.
  expect(await readBeyond('/api/v1/reports/today', 16_000)).toEqual({});
}, 600_000);

it('is tried at as many rows as it says', async () => {
  const tables = [
    'customers',
    'students',
    'leads',
    'tasks',
    'branches',
    'courses',
    'instructors',
    'institutional_orders',
    'users',
    'mails',
    ...['cycles', 'meetings', 'registrations', 'payments', 'attendance'],
  ];
  for (const table of [...tables, 'custom_fields', 'saved_views', 'imports', 'import_rows', 'exports', 'webhook_attempts', 'audit_log']) {
    expect(await server.database.look(`SELECT count(*) >= ${ROWS} AS "isFull" FROM ${table}`), table).toEqual([{ isFull: true }]);
  }
}, 60_000);
