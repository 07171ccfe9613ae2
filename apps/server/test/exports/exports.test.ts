import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parse } from 'csv-parse/sync';
import { streamXlsxRows } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKey } from '../support/keys.ts';
import { type Api, openSchool, signIn, tokenOf } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';

let server: TestServer;
let admin: Api;

beforeAll(async () => {
  server = await startTestServer({ runsJobs: false });
  await openSchool(server);
  await openSchool(server, 'coding');
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

async function download(path: string, tenant = 'driving'): Promise<Response> {
  return fetch(`${server.url}/api/v1${path}`, { headers: { authorization: `Bearer ${await tokenOf(server, 'admin', tenant)}` } });
}

async function csv(path: string, tenant = 'driving'): Promise<string[][]> {
  const response = await download(path, tenant);
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.status !== 200) throw new Error(`${response.status} ${bytes}`);
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  return parse(bytes, { bom: true });
}

async function xlsx(path: string): Promise<unknown[][]> {
  const bytes = new Uint8Array(await (await download(path)).arrayBuffer());
  const rows: unknown[][] = [];
  for await (const { values } of streamXlsxRows(bytes)) rows.push(values);
  return rows;
}

const lastExport = async () =>
  (
    await server.database.look<{ actor: string; values: Record<string, unknown>; ip: string }>(
      `SELECT actor_kind || ':' || actor_id AS actor, new_values AS values, ip FROM audit_log WHERE action = 'export.made' ORDER BY created_at DESC, id DESC LIMIT 1`,
    )
  )[0];

const addCustomers = (count: number) =>
  server.database.look(
    `INSERT INTO customers (tenant_id, id, name, city, search_text)
     SELECT 'driving', 'cus_many_' || n, 'Family ' || lpad(n::text, 6, '0'), CASE WHEN n % 2 = 0 THEN 'Haifa' ELSE 'Eilat' END, 'family'
     FROM generate_series(1, $1::int) n`,
    [count],
  );

// A kilobyte each that compresses badly: a hundred megabytes in all.
const addManyCourses = () =>
  server.database.look(
    `INSERT INTO courses (tenant_id, id, name, category, description)
     SELECT 'coding', 'crs_many_' || n, 'Course ' || lpad(n::text, 6, '0'), 'x', (SELECT string_agg(md5(concat(n, k)), '') FROM generate_series(1, 32) k)
     FROM generate_series(1, 100000) n`,
  );

describe('a list as a file', () => {
  it('is the list: its filters, its sorting, its columns, every page of it', async () => {
    await addCustomers(1234);
    const rows = await csv('/customers/export?city=Haifa&sortBy=name&sortOrder=desc&columns=name,id,city');
    expect(rows[0]).toEqual(['name', 'id', 'city']);
    expect(rows).toHaveLength(618);
    expect(rows[1]).toEqual(['Family 001234', 'cus_many_1234', 'Haifa']);
    expect(rows.at(-1)).toEqual(['Family 000002', 'cus_many_2', 'Haifa']);
    expect(new Set(rows.map(([, id]) => id)).size).toBe(618);
    expect(rows.slice(1).every(([, , city]) => city === 'Haifa')).toBe(true);
  });

  it('has a name, and every field as a column unless some are chosen, custom fields too', async () => {
    await admin('POST', '/api/v1/custom-fields', { resource: 'student', key: 'shirt', label: 'Shirt', type: 'text' });
    const family = dataOf<{ id: string }>(await admin('POST', '/api/v1/customers', { name: 'נועה', phone: '+84912345678' }));
    await admin('POST', '/api/v1/students', { customerId: family.id, name: 'Đỗ Nữ', tags: ['b', 'a'], customFields: { shirt: 'XL' } });
    const response = await download('/students/export');
    await response.text();
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="students-\d{4}-\d\d-\d\d\.csv"/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const [header = [], row = []] = await csv('/students/export');
    const record = Object.fromEntries(header.map((name, n) => [name, row[n]]));
    expect(record).toMatchObject({
      name: 'Đỗ Nữ',
      'customer.name': 'נועה',
      'customer.phone': '+84912345678',
      'customFields.shirt': 'XL',
      grade: '',
    });
    expect(record.tags?.split(', ').sort()).toEqual(['a', 'b']);
  });

  it('as a workbook has texts as texts, numbers as numbers, and the same rows', async () => {
    await admin('POST', '/api/v1/instructors', { name: '=1+1', rateOnline: 12_000, city: '007' });
    const rows = await xlsx('/instructors/export?format=xlsx&columns=name,rateOnline,city,isActive,email');
    expect(rows[0]).toEqual(['name', 'rateOnline', 'city', 'isActive', 'email']);
    expect(rows[1]?.slice(0, 4)).toEqual(['=1+1', 12_000, '007', true]);
    const table = await xlsx('/customers/export?format=xlsx&columns=id');
    expect(table).toEqual(await csv('/customers/export?columns=id'));
  });

  it('in CSV holds no cell that a spreadsheet would run', async () => {
    for (const name of ['=HYPERLINK("http://evil.example")', '+cmd|calc', '-2+3', '@SUM(A1)']) {
      await admin('POST', '/api/v1/branches', { name, type: 'school' });
    }
    const rows = await csv('/branches/export?columns=name,id');
    expect(rows).toHaveLength(5);
    for (const [name] of rows.slice(1)) expect(name).toMatch(/^'[=+\-@]/);
  });

  it.each([
    ['leads', 'status=open', 'owner.name'],
    ['tasks', 'status=open', 'assignee.name'],
    ['courses', 'category=none', 'id'],
    ['institutional-orders', 'status=draft', 'payerName'],
    ['holidays', 'from=2026-01-01', 'startDate'],
    ['users', 'role=seller', 'email'],
    ['audit-logs', 'entity=user', 'actor.name'],
  ])('%s: takes the list’s filters', async (resource, filter, column) => {
    const [header = [], ...rows] = await csv(`/${resource}/export?${filter}`);
    expect(header).toContain(column);
    const { body } = await admin('GET', `/api/v1/${resource}?limit=1&${filter}`);
    expect(rows).toHaveLength((body.pagination as unknown as { total: number }).total);
  });

  it('refuses what the list refuses, and unknown columns, as an ordinary answer', async () => {
    for (const query of [
      'columns=name,password',
      'columns=',
      'format=pdf',
      'limit=5',
      'cursor=x',
      'sortBy=phone',
      'nope=1',
      'customField=nope',
    ]) {
      const response = await download(`/customers/export?${query}`);
      expect([response.status, ((await response.json()) as { error: { code: string } }).error.code], query).toEqual([
        400,
        'VALIDATION_ERROR',
      ]);
    }
  });
});

describe('who may take a list out', () => {
  it('administrators and managers, each what they see; no other role, and no key', async () => {
    const manager = await signIn(server, 'manager');
    expect((await manager('GET', '/api/v1/customers/export')).status).toBe(200);
    expect((await manager('GET', '/api/v1/users/export')).status).toBe(403);
    expect((await manager('GET', '/api/v1/audit-logs/export')).status).toBe(403);
    for (const role of ['seller', 'viewer', 'instructor'] as const)
      expect((await (await signIn(server, role))('GET', '/api/v1/customers/export')).status, role).toBe(403);
    const { api } = await makeKey(server, admin, { scopes: ['customers:read', 'customers:write'] });
    expect((await api('GET', '/api/v1/customers/export')).status).toBe(403);
  });

  it('nobody gets another school’s rows', async () => {
    expect(await csv('/customers/export?columns=id', 'coding')).toEqual([['id']]);
  });
});

describe('the audit log', () => {
  it('says who took what out, how filtered, and how many rows', async () => {
    await csv('/customers/export?city=Eilat&columns=id,name');
    expect(await lastExport()).toEqual({
      actor: 'user:usr_driving_admin',
      ip: '127.0.0.1',
      values: {
        resource: 'customers',
        format: 'csv',
        filters: { city: 'Eilat', sortBy: 'name', sortOrder: 'asc' },
        columns: ['id', 'name'],
        rows: 617,
        isComplete: true,
      },
    });
  });

  it('has no row of an export that was refused', async () => {
    const before = await lastExport();
    await admin('GET', '/api/v1/customers/export?columns=nope');
    expect(await lastExport()).toEqual(before);
  });
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is really held, garbage thrown away. */
function memoryInUse(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe('a hundred thousand rows', () => {
  beforeAll(addManyCourses);

  const stream = async (format: string) => {
    const { authorization } = { authorization: `Bearer ${await tokenOf(server, 'admin', 'coding')}` };
    return new Promise<import('node:http').IncomingMessage>((resolve, reject) =>
      get(`${server.url}/api/v1/courses/export?format=${format}`, { headers: { authorization } }, resolve).on('error', reject),
    );
  };

  it.each(['csv', 'xlsx'])('as %s go through in bounded memory', async (format) => {
    const before = memoryInUse();
    let peak = 0;
    let bytes = 0;
    let measuredAt = 0;
    const response = await stream(format);
    for await (const chunk of response) {
      bytes += (chunk as Buffer).length;
      if (bytes - measuredAt < 2 * 1024 * 1024) continue;
      measuredAt = bytes;
      peak = Math.max(peak, memoryInUse() - before);
    }
    expect((await lastExport())?.values).toMatchObject({ rows: 100_000, isComplete: true, format });
    expect(bytes).toBeGreaterThan(50 * 1024 * 1024);
    // Pages, buffers of both ends of the socket, and this test's own: a fraction of the file, whatever its size.
    expect(peak).toBeLessThan(25 * 1024 * 1024);
  });

  it.each(['csv', 'xlsx'])('as %s wait for a reader who has stopped, and what was taken by then is in the audit log', async (format) => {
    const response = await stream(format);
    response.once('data', () => response.pause());
    await sleep(2000);
    const connections = server.app.system.database.pool;
    const busy = connections.totalCount - connections.idleCount;
    response.destroy();
    expect(busy).toBe(0);
    await expect.poll(async () => (await lastExport())?.values, { timeout: 5000 }).toMatchObject({ format, isComplete: false });
    expect((await lastExport())?.values.rows).toBeLessThan(50_000);
  });
});
