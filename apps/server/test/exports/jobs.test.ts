import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../src/modules/exports/jobs/job-schemas.ts';
import { makeKey } from '../support/keys.ts';
import { type Api, openSchool, signIn, tokenOf } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import { addFamily, openCycle, openPlace } from '../support/teaching.ts';
import { unzipped } from '../support/unzipped.ts';
import { ask, bytesOf, download, ended, jobOf } from './export-calls.ts';

const ROWS = 3210;

let server: TestServer;
let admin: Api;
let manager: Api;

beforeAll(async () => {
  server = await startTestServer({ isPatient: true });
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  await openSchool(server, 'coding');
  admin = await signIn(server, 'admin');
  manager = await signIn(server, 'manager');
  await server.database.look(
    `INSERT INTO customers (tenant_id, id, name, city, phone, search_text)
     SELECT 'driving', 'cus_many_' || n, 'Family ' || lpad(n::text, 6, '0'), CASE WHEN n % 2 = 0 THEN 'Haifa' ELSE 'Eilat' END,
       '+97250' || lpad(n::text, 7, '0'), 'family' FROM generate_series(1, $1::int) n`,
    [ROWS],
  );
});
afterAll(() => server.close());

async function csvOf(job: Job): Promise<string[][]> {
  return parse(await bytesOf(server, job), { bom: true });
}

async function listed(path: string): Promise<string> {
  const response = await fetch(`${server.url}/api/v1${path}`, { headers: { authorization: `Bearer ${await tokenOf(server, 'admin')}` } });
  return response.text();
}

const refusalOf = async (api: Api, body: object) => {
  const answer = await api('POST', '/api/v1/reports/export', body);
  return [answer.status, ...new Set((answer.body.error?.details ?? []).map(({ field }) => field))];
};

describe('a file asked for', () => {
  it('is the list’s own export, byte for byte, and its job tells how far it is', async () => {
    const filters = { city: 'Haifa', sortBy: 'name', sortOrder: 'desc' };
    const job = await ended(admin, await ask(admin, { resource: 'customers', filters, columns: ['name', 'id', 'phone'] }));
    expect(job).toMatchObject({
      ...{ kind: 'export', state: 'completed', resource: 'customers', report: null, format: 'csv', error: null },
      ...{ rowsDone: ROWS / 2, rowsTotal: ROWS / 2, percent: 100, requestedBy: { id: 'usr_driving_admin', name: 'The admin' } },
    });
    expect(Date.parse(job.expiresAt ?? '') - Date.parse(job.finishedAt ?? '')).toBe(24 * 3_600_000);
    const response = await download(server, job);
    expect(response.headers.get('content-length')).toBe(String(job.sizeBytes));
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="customers-\d{4}-\d\d-\d\d\.csv"/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toBe(await listed('/customers/export?city=Haifa&sortBy=name&sortOrder=desc&columns=name,id,phone'));
  });

  it('as a workbook has the same rows, and stands from right to left in Hebrew', async () => {
    const asked = { resource: 'customers', format: 'xlsx', columns: ['name', 'phone', 'createdAt'] };
    const bytes = await bytesOf(server, await ended(admin, await ask(admin, { ...asked, locale: 'he' })));
    const { sheets } = await readXlsx(new Uint8Array(bytes));
    expect(sheets[0]?.rows).toHaveLength(ROWS + 1);
    expect(sheets[0]?.rows[1]?.slice(0, 2)).toEqual(['Family 000001', '+972500000001']);
    expect(sheets[0]?.rows[1]?.[2]).toBeInstanceOf(Date);
    expect((await unzipped(bytes))['xl/worksheets/sheet1.xml']).toContain('rightToLeft="1"');
    const english = await bytesOf(server, await ended(admin, await ask(admin, asked)));
    expect((await unzipped(english))['xl/worksheets/sheet1.xml']).not.toContain('rightToLeft');
  });

  it('may leave out the mark of UTF-8, for programs', async () => {
    const bytes = await bytesOf(server, await ended(admin, await ask(admin, { resource: 'customers', columns: ['id'], bom: false })));
    expect(bytes.subarray(0, 4).toString()).toBe('id\r\n');
    expect(await listed('/customers/export?columns=id&bom=false&city=nowhere')).toBe('id\r\n');
  });

  it('of a report has the report’s rows, filtered as the report filters', async () => {
    const cycle = await openCycle(admin, await openPlace(admin));
    await addFamily(admin, 1);
    const job = await ended(admin, await ask(admin, { report: 'cycle-progress', filters: { cycleId: cycle.id } }));
    expect(job).toMatchObject({ state: 'completed', resource: null, report: 'cycle-progress', rowsDone: 1, rowsTotal: null });
    const [header = [], row = [], ...more] = await csvOf(job);
    expect(Object.fromEntries(header.map((name, n) => [name, row[n]]))).toMatchObject({
      key: cycle.id,
      startDate: '2031-09-01',
      totalMeetings: '4',
    });
    expect(more).toEqual([]);
    const workbook = await bytesOf(server, await ended(admin, await ask(admin, { report: 'cycle-progress', format: 'xlsx' })));
    const { sheets } = await readXlsx(new Uint8Array(workbook));
    expect(sheets[0]?.rows[1]?.[3]).toEqual(new Date('2031-09-01'));
  });

  it('takes filters as JSON too: numbers and yes or no', async () => {
    const job = await ended(admin, await ask(admin, { resource: 'instructors', filters: { isActive: true } }));
    expect(job).toMatchObject({ state: 'completed', error: null });
  });

  it.each([
    [{ resource: 'customers', filters: { nope: 1 } }, 'filters.nope'],
    [{ resource: 'customers', filters: { limit: 5 } }, 'filters.limit'],
    [{ resource: 'customers', filters: { cursor: '' } }, 'filters.cursor'],
    [{ resource: 'customers', filters: { sortBy: 'phone' } }, 'filters.sortBy'],
    [{ resource: 'customers', filters: { customField: 'nope' } }, 'filters.customField'],
    [{ resource: 'customers', filters: { city: ['Haifa'] } }, 'filters.city'],
    [{ resource: 'customers', columns: ['name', 'password'] }, 'columns'],
    [{ resource: 'passwords' }, 'resource'],
    [{ report: 'passwords' }, 'report'],
    [{ report: 'today' }, 'report'],
    [{ report: 'revenue', filters: { groupBy: 'customer' } }, 'filters.groupBy'],
    [{ report: 'revenue', filters: { from: 'yesterday' } }, 'filters.from'],
    [{ resource: 'customers', report: 'revenue' }, 'report'],
    [{ resource: 'customers', format: 'pdf' }, 'format'],
    [{ resource: 'customers', more: 1 }, 'more'],
  ])('%j is refused, naming the field', async (body, field) => {
    expect(await refusalOf(admin, body)).toEqual([400, field]);
  });

  it('is asked for once with one Idempotency-Key', async () => {
    const twice = [1, 2].map(() =>
      admin('POST', '/api/v1/reports/export', { resource: 'branches' }, { 'idempotency-key': 'one-file-please' }),
    );
    const ids = (await Promise.all(twice)).map(({ status, body }) => [status, (body.data as unknown as { jobId: string }).jobId]);
    expect(ids[0]).toEqual(ids[1]);
    expect(ids[0]?.[0]).toBe(202);
  });
});

describe('who sees it', () => {
  it('the one who asked, and administrators; to everybody else it is not there', async () => {
    const id = await ask(manager, { resource: 'customers', columns: ['id'] });
    expect(await jobOf(manager, id)).toMatchObject({ id });
    expect(await jobOf(admin, id)).toMatchObject({ id, requestedBy: { id: 'usr_driving_manager' } });
    const own = await ask(admin, { resource: 'users', columns: ['id'] });
    const others = [manager, await signIn(server, 'viewer'), await signIn(server, 'admin', 'coding')];
    for (const api of others) {
      expect((await api('GET', `/api/v1/jobs/${own}`)).status).toBe(404);
      expect((await api('POST', `/api/v1/jobs/${own}/cancel`)).status).toBe(404);
    }
    const listedIds = async (api: Api) => dataOf<Job[]>(await api('GET', '/api/v1/jobs?limit=100')).map((job) => job.id);
    expect(await listedIds(manager)).toContain(id);
    expect(await listedIds(manager)).not.toContain(own);
    expect(await listedIds(admin)).not.toContain(id);
    expect(await listedIds(await signIn(server, 'admin', 'coding'))).toEqual([]);
  });

  it('lists them newest first, by state', async () => {
    const ids = [await ask(manager, { resource: 'courses' }), await ask(manager, { resource: 'branches' })];
    for (const id of ids) await ended(manager, id);
    const jobs = dataOf<Job[]>(await manager('GET', '/api/v1/jobs?state=completed&limit=2'));
    expect(jobs.map(({ id }) => id)).toEqual(ids.reverse());
    expect(dataOf<Job[]>(await manager('GET', '/api/v1/jobs?state=failed'))).toEqual([]);
  });

  it('asks for what the list itself asks for, and exports besides', async () => {
    expect(await refusalOf(manager, { resource: 'users' })).toEqual([403]);
    expect(await refusalOf(manager, { resource: 'audit-logs' })).toEqual([403]);
    for (const role of ['seller', 'viewer', 'instructor'] as const)
      expect(await refusalOf(await signIn(server, role), { resource: 'customers' }), role).toEqual([403]);
    const { api } = await makeKey(server, admin, { scopes: ['customers:read'] });
    expect(await refusalOf(api, { resource: 'customers' })).toEqual([403]);
    expect((await api('GET', '/api/v1/jobs')).status).toBe(403);
  });
});

describe('what it leaves behind', () => {
  it('is an event in the transaction that completes it, and audit rows of asking, completing and downloading', async () => {
    const id = await ask(manager, { resource: 'customers', filters: { city: 'Eilat' }, format: 'xlsx' });
    const job = await ended(manager, id);
    await bytesOf(server, job);
    const taken = { resource: 'customers', format: 'xlsx', filters: { city: 'Eilat' } };
    const trail = await server.database.look<{ action: string; actor: string; values: object; xid: string }>(
      `SELECT action, concat_ws(':', actor_kind, actor_id) AS actor, new_values AS values, xmin::text AS xid FROM audit_log WHERE entity_id = $1 ORDER BY created_at, id`,
      [id],
    );
    expect(trail.map(({ xid: _, ...row }) => row)).toEqual([
      { action: 'export.requested', actor: 'user:usr_driving_manager', values: taken },
      { action: 'export.completed', actor: 'user:usr_driving_manager', values: { ...taken, rows: ROWS / 2, sizeBytes: job.sizeBytes } },
      {
        action: 'export.downloaded',
        actor: 'anonymous',
        values: { resource: 'customers', format: 'xlsx', requestedBy: 'usr_driving_manager' },
      },
    ]);
    const events = await server.database.look<{ xid: string }>(
      `SELECT type, actor, data, xmin::text AS xid FROM events WHERE subject = $1`,
      [id],
    );
    expect(events).toEqual([
      {
        type: 'export.completed',
        actor: 'user:usr_driving_manager',
        data: { exportId: id, resource: 'customers', format: 'xlsx', rows: ROWS / 2 },
        xid: trail[1]?.xid,
      },
    ]);
  });
});
