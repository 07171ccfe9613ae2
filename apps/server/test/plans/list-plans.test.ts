import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { db } from '../../src/platform/db/query.ts';
import { Transaction } from '../../src/platform/db/transactions.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { fillMillion, ROWS } from './million.ts';

/**
 * The lists that grow with the school, at a million rows each: every filter, with the default sorting, as the console
 * asks (by cursor). What a request really asks PostgreSQL is caught and explained again; no step of a plan may read
 * more than LIMIT rows to answer a page of 20. `search` is not a filter of this kind: bench/search.ts measures it.
 */
const LIMIT = 2000;
const PAGING = ['limit', 'offset', 'cursor', 'sortBy', 'sortOrder', 'search'];

// A value that nearly every row has, and one that a few rows at the far end of the list have.
const VALUES: Record<string, Record<string, string[]>> = {
  listCustomers: {
    city: ['Common', 'Rare'],
    externalId: ['x-5', 'x-999999'],
    tag: ['common', 'rare'],
    customField: ['size=M', 'size=XXL'],
  },
  listStudents: {
    customerId: ['cus_0000001', 'cus_0999999'],
    grade: ['common', 'rare'],
    externalId: ['x-5', 'x-999999'],
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
    entityId: ['cus_0000001', 'cus_0999999'],
  },
};

interface Asked {
  /** How PostgreSQL chose between a plan for these values and one for any. */
  mode: string;
  text: string;
  values: readonly unknown[];
}

let server: TestServer;
let admin: Api;
let client: pg.Client;
const rowsOf = Transaction.prototype.rows;
let asked: Asked[] = [];

beforeAll(async () => {
  server = await startTestServer({ runsJobs: false });
  await openSchool(server);
  await fillMillion(server.database);
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
}, 600_000);
afterAll(async () => {
  Transaction.prototype.rows = rowsOf;
  await client?.end();
  await server?.close();
});

function filtersOf({ query }: Route): string[] {
  return query instanceof z.ZodObject ? Object.keys(query.shape).filter((name) => !PAGING.includes(name)) : [];
}

interface Node {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Join Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
}

/** The most rows that any step of the plan read, thrown away ones included. */
async function mostRead({ text, values }: Pick<Asked, 'text' | 'values'>, mode: string): Promise<number> {
  await client.query(`BEGIN; SET LOCAL ROLE rollbook_app; SET LOCAL rollbook.tenants = 'driving'; SET LOCAL plan_cache_mode = ${mode}`);
  try {
    await client.query(`PREPARE asked AS ${text}`);
    const literals = values.map((value) => literal(value)).join(', ');
    const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE asked${literals ? `(${literals})` : ''}`);
    const [{ 'QUERY PLAN': plans }] = rows as [{ 'QUERY PLAN': { Plan: Node }[] }];
    return Math.max(...plans.map(({ Plan }) => readBy(Plan)));
  } finally {
    await client.query('ROLLBACK; DEALLOCATE ALL');
  }
}

function readBy(node: Node): number {
  const removed =
    (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Join Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return Math.max((node['Actual Rows'] + removed) * node['Actual Loops'], ...(node.Plans ?? []).map(readBy));
}

function literal(value: unknown): string {
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((item) => `"${String(item)}"`).join(',')}}`);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : pg.escapeLiteral(String(value));
}

/** The most rows that any step of any plan for this request reads. */
async function readFor(path: string): Promise<number> {
  asked = [];
  const { status, body } = await admin('GET', path);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(asked.length, path).toBeGreaterThan(0);
  let most = 0;
  for (const query of asked) {
    // Left to itself, PostgreSQL may come to take either.
    for (const mode of query.mode === 'auto' ? ['force_custom_plan', 'force_generic_plan'] : [query.mode]) {
      most = Math.max(most, await mostRead(query, mode));
    }
  }
  return most;
}

it('every filter of every list that grows is tried', () => {
  const grown = server.app.routes.filter(({ operationId }) => VALUES[operationId]);
  expect(grown.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(VALUES).sort());
  for (const route of grown)
    expect(Object.keys(VALUES[route.operationId] ?? {}).sort(), route.operationId).toEqual(filtersOf(route).sort());
});

it.each(Object.keys(VALUES))(
  '%s reads a bounded number of rows, whatever the filter and the plan',
  async (operationId) => {
    const route = server.app.routes.find((one) => one.operationId === operationId);
    const found: Record<string, number> = {};
    const filters = Object.entries(VALUES[operationId] ?? {}).flatMap(([name, values]) =>
      values.map((value) => `${name}=${encodeURIComponent(value)}`),
    );
    for (const filter of ['', ...filters]) {
      const read = await readFor(`${route?.path}?cursor=&limit=20${filter ? `&${filter}` : ''}`);
      if (read > LIMIT) found[filter || 'no filter'] = read;
    }
    expect(found).toEqual({});
  },
  600_000,
);

it('the figures of today read a bounded number of rows', async () => {
  // A million people who all practised today: the most there can be to count.
  await server.database.look('UPDATE learners SET last_active_on = current_date WHERE last_active_on < current_date');
  await server.database.look('VACUUM ANALYZE learners');
  expect(await readFor('/api/v1/reports/today')).toBeLessThanOrEqual(LIMIT);
}, 600_000);

it('is tried at a million rows', async () => {
  for (const table of ['customers', 'students', 'leads', 'tasks']) {
    expect(await server.database.look(`SELECT count(*)::int AS n FROM ${table}`)).toEqual([{ n: ROWS }]);
  }
}, 60_000);
