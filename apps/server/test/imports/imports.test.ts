import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Import } from '../../src/modules/imports/schemas.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { bring, rowsOf, settled, step } from './import-calls.ts';

let server: TestServer;
let admin: Api;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
  const login = await admin('POST', '/api/v1/auth/login', { email: 'admin@driving.example', password: 'a-password-for-tests' });
  token = (login.body.data as unknown as { accessToken: string }).accessToken;
});
afterAll(() => server.close());

interface Customer {
  id: string;
  name: string;
  version: number;
}
const found = async (search: string): Promise<Customer[]> =>
  (await admin('GET', `/api/v1/customers?search=${encodeURIComponent(search)}`)).body.data as unknown as Customer[];
const everything = () =>
  server.database.look(
    `SELECT 'customer' AS kind, to_jsonb(c) AS row FROM customers c UNION ALL SELECT 'student', to_jsonb(s) FROM students s
     UNION ALL SELECT 'learner', to_jsonb(l) FROM learners l UNION ALL SELECT 'label', to_jsonb(r) FROM record_labels r ORDER BY 1, 2`,
  );
const ledger = () => server.database.look('SELECT (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM audit_log) AS audit');

describe('a check', () => {
  it('says of every row what a run would do, and writes nothing', async () => {
    await admin('POST', '/api/v1/customers', { name: 'Here already', phone: '050-000-0001' });
    const [before, told] = [await everything(), await ledger()];
    const file = 'שם,נייד,E-mail\nNew,050-000-0002,\nTaken,0500000001,\nBroken,12,\n,0500000003,\nTwin,050 000 0002,\nMail,,no mail\n';
    const checked = await bring(admin, file, { dryRun: true });
    expect(checked).toMatchObject({ status: 'checked', totalRows: 6, doneRows: 6, createdCount: 1, skippedCount: 2, errorCount: 3 });
    expect((await rowsOf(admin, checked.id)).map(({ outcome, reasons }) => [outcome, reasons?.[0]?.field])).toEqual([
      ['created', undefined],
      ['skipped', 'phone'],
      ['error', 'phone'],
      ['error', 'name'],
      ['skipped', 'phone'],
      ['error', 'email'],
    ]);
    expect(await everything()).toEqual(before);
    const [events] = (await ledger()) as { events: string }[];
    // Only the end of the check... tells nothing either: import.completed is for what was written.
    expect(events?.events).toBe((told[0] as { events: string }).events);
  });

  it('over many batches sees what earlier rows of the file took, and a run agrees with it', async () => {
    const lines = Array.from({ length: 700 }, (_, n) => `Bulk ${n},05100${String(n % 600).padStart(5, '0')}`);
    const checked = await bring(admin, `name,phone\n${lines.join('\n')}`, { dryRun: true });
    expect(checked).toMatchObject({ createdCount: 600, skippedCount: 100 });
    const said = (await rowsOf(admin, checked.id, '&outcome=skipped')).map(({ id }) => id);
    const run = await step(admin, checked.id, 'run');
    expect(run).toMatchObject({ status: 'completed', createdCount: 600, skippedCount: 100, errorCount: 0 });
    expect((await rowsOf(admin, checked.id, '&outcome=skipped')).map(({ id }) => id)).toEqual(said);
  });
});

describe('a run', () => {
  it('writes each customer with its audit row and event, in the name of who started it', async () => {
    const { id } = await bring(admin, 'Name,Tags,Town\nRun One,"vip, chess",Haifa\n', { dryRun: false });
    const [row] = await rowsOf(admin, id);
    const [customer] = await found('Run One');
    expect(row).toMatchObject({ outcome: 'created', recordId: customer?.id });
    expect(customer).toMatchObject({ tags: ['vip', 'chess'], city: 'Haifa' });
    expect(await server.database.look(`SELECT actor_kind, actor_id FROM audit_log WHERE entity_id = $1`, [customer?.id])).toEqual([
      { actor_kind: 'user', actor_id: 'usr_driving_admin' },
    ]);
    expect(await server.database.look(`SELECT type FROM events WHERE subject = $1`, [customer?.id])).toEqual([
      { type: 'customer.created' },
    ]);
    expect(await server.database.look(`SELECT type FROM events WHERE subject = $1`, [id])).toEqual([{ type: 'import.completed' }]);
  });

  it('in upsert mode changes who is there, by external id, phone or e-mail; empty cells change nothing', async () => {
    await admin('POST', '/api/v1/customers', { name: 'Old name', externalId: 'x-1', city: 'Acre' });
    await admin('POST', '/api/v1/customers', { name: 'By phone', phone: '0529999999' });
    const file =
      'name,external id,phone,city\nNew name,x-1,,\nBy phone,,052-9999999,Jaffa\nBrand new,x-2,,Eilat\nNew name,x-1,,\nBrand new,x-2,,Haifa\n';
    const done = await bring(admin, file, { mode: 'upsert', dryRun: false });
    expect(done).toMatchObject({ createdCount: 1, updatedCount: 3, skippedCount: 1, errorCount: 0 });
    expect(await found('New name')).toMatchObject([{ name: 'New name', city: 'Acre', version: 2 }]);
    expect(await found('Brand new')).toMatchObject([{ city: 'Haifa', version: 2 }]);
    expect(await found('By phone')).toMatchObject([{ city: 'Jaffa' }]);
  });

  it('of students makes or finds their parents', async () => {
    await admin('POST', '/api/v1/customers', { name: 'Known parent', phone: '0533333333' });
    const file = [
      'שם תלמיד,תאריך לידה,כיתה,שם הורה,טלפון הורה',
      'Noa,9/5/2014,ו,Known parent,053-3333333',
      'Tom,2016-01-02,ג,New parent,0534444444',
      'Gil,2018-03-04,א,New parent,0534444444',
      'Orphan,,,,',
    ].join('\n');
    const done = await bring(admin, file, { resource: 'students', dryRun: false });
    expect(done).toMatchObject({ createdCount: 3, errorCount: 1 });
    const [parent] = await found('New parent');
    const { body } = await admin('GET', `/api/v1/customers/${parent?.id}/students`);
    expect((body.data as unknown as Customer[]).map(({ name }) => name).sort()).toEqual(['Gil', 'Tom']);
    expect((await rowsOf(admin, done.id, '&outcome=error'))[0]?.reasons?.[0]?.field).toBe('customerName');
  });

  it('of leads passes over who is an open lead or a customer already, and can be undone', async () => {
    await admin('POST', '/api/v1/customers', { name: 'A customer', phone: '0535555555' });
    const file = 'name,phone,message,tags\nNew lead,0536666666,Asks about Python,web\nA customer,053-5555555,,\n';
    const done = await bring(admin, file, { resource: 'leads', dryRun: false });
    expect(done).toMatchObject({ status: 'completed', createdCount: 1, skippedCount: 1 });
    const [row] = await rowsOf(admin, done.id);
    const lead = `/api/v1/leads/${row?.recordId}`;
    expect((await admin('GET', lead)).body.data).toMatchObject({ name: 'New lead', phone: '+972536666666', tags: ['web'], status: 'new' });
    expect(await step(admin, done.id, 'undo')).toMatchObject({ status: 'undone' });
    expect((await admin('GET', lead)).status).toBe(404);
  });

  it('reads a workbook sent as a form', async () => {
    const xlsx = await writeXlsx({
      sheets: [
        {
          name: 'Families',
          rows: [
            ['Name', 'Phone'],
            ['From Excel', '0541234567'],
          ],
        },
      ],
    });
    const form = new FormData();
    form.set('resource', 'customers');
    form.set('dryRun', 'false');
    form.set('mapping', JSON.stringify({ Name: 'name', Phone: 'phone' }));
    form.set('file', new File([new Uint8Array(xlsx)], 'משפחות.xlsx'));
    const answer = await fetch(`${server.url}/api/v1/imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    expect(answer.status).toBe(201);
    const { data } = (await answer.json()) as { data: Import };
    expect(data.fileName).toBe('משפחות.xlsx');
    expect(await settled(admin, data.id)).toMatchObject({ status: 'completed', createdCount: 1 });
  });

  it('can be cancelled, gone on with, and is for those who may write what it writes', async () => {
    const { id } = await bring(admin, 'name\nCancelled\n');
    await server.database.look(
      `UPDATE imports SET status = 'running', worker = 'another', worked_at = now() + interval '1 hour' WHERE id = $1`,
      [id],
    );
    expect((await admin('POST', `/api/v1/imports/${id}/cancel`)).status).toBe(200);
    expect(await step(admin, id, 'run')).toMatchObject({ status: 'completed', createdCount: 1 });
    expect((await admin('POST', `/api/v1/imports/${id}/run`)).status).toBe(409);
    const seller = await signIn(server, 'seller');
    expect((await seller('GET', `/api/v1/imports/${id}`)).status).toBe(404);
    expect((await seller('POST', '/api/v1/imports', { resource: 'students', content: 'name\nX\n' })).status).toBe(403);
    const own = await bring(seller, 'name\nSold to\n', { dryRun: false });
    expect((await seller('GET', '/api/v1/imports')).body.data).toHaveLength(1);
    // A seller may create customers and not change whoever they like by a file they may not run.
    expect(own.startedBy.id).toBe('usr_driving_seller');
  });
});

describe('an undo', () => {
  it('leaves everything as it was before', async () => {
    await admin('POST', '/api/v1/customers', { name: 'Unchanged', externalId: 'u-1', city: 'Acre', tags: ['old'] });
    await step(admin, (await bring(admin, 'name,external id\nWarm up,w-1\n', { mode: 'upsert' })).id, 'run');
    const contents = async () =>
      (await everything()).map((row) => {
        const { version: _, updated_at: __, ...rest } = (row as { row: Record<string, unknown> }).row;
        return rest;
      });
    const before = await contents();
    const file = `name,external id,city,tags\nChanged,u-1,Haifa,new\nChanged again,u-1,Jaffa,newer\n${Array.from({ length: 600 }, (_, n) => `Gone ${n},g-${n},Eilat,bulk`).join('\n')}\nGone twice,g-3,Eilat,\n`;
    const run = await bring(admin, file, { mode: 'upsert', dryRun: false });
    expect(run).toMatchObject({ createdCount: 600, updatedCount: 3 });
    const undone = await step(admin, run.id, 'undo');
    expect(undone).toMatchObject({ status: 'undone', doneRows: 603 });
    expect(await contents()).toEqual(before);
    expect(new Set((await rowsOf(admin, run.id)).map(({ outcome }) => outcome))).toEqual(new Set(['restored', 'removed']));
  });

  it('of students takes their new parents along, and keeps who was changed or is in use', async () => {
    const run = await bring(
      admin,
      'name,parent name,parent phone\nA,Undo parent,0555555551\nB,Used parent,0555555552\nC,Edited,0555555553\n',
      {
        resource: 'students',
        dryRun: false,
      },
    );
    const [used] = await found('Used parent');
    await admin('POST', `/api/v1/customers/${used?.id}/students`, { name: 'Came later' });
    const rows = await rowsOf(admin, run.id);
    await admin('PATCH', `/api/v1/students/${rows[2]?.recordId}`, { grade: '3' });
    await step(admin, run.id, 'undo');
    expect((await rowsOf(admin, run.id)).map(({ outcome }) => outcome)).toEqual(['removed', 'kept', 'kept']);
    expect(await found('Undo parent')).toEqual([]);
    expect(await found('Used parent')).toHaveLength(1);
    expect((await admin('GET', `/api/v1/students/${rows[2]?.recordId}`)).status).toBe(200);
  });

  it('lets the file come in again, with the same ids', async () => {
    const file = 'id,name\ncus_again,Again\n';
    const run = await bring(admin, file, { dryRun: false });
    await step(admin, run.id, 'undo');
    expect(await bring(admin, file, { dryRun: false })).toMatchObject({ createdCount: 1, errorCount: 0, skippedCount: 0 });
  });
});

describe('the report', () => {
  it('is a CSV with every row, what became of it and why, and no cell that a spreadsheet would run', async () => {
    const { id } = await bring(admin, 'name,phone\n=HYPERLINK("x"),\nFine,+972541111111\nBad,123\n', { dryRun: false });
    const answer = await fetch(`${server.url}/api/v1/imports/${id}/report`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.headers.get('content-disposition')).toContain(`import-${id}.csv`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    // Without its mark a spreadsheet would not read it as UTF-8.
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const lines = bytes.subarray(3).toString('utf8').split('\r\n');
    expect(lines[0]).toBe('Row,Outcome,Record,Reason,name,phone');
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(lines[2]).toMatch(/^2,created,cus_\w+,,Fine,\+972541111111$/);
    expect(lines[3]).toContain('3,error,,phone is not a phone number here (IL)');
  });

  it('of an import that is not there, or another school’s, is a 404 as JSON', async () => {
    const answer = await fetch(`${server.url}/api/v1/imports/imp_nothing/report`, { headers: { authorization: `Bearer ${token}` } });
    expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('a form that is not one', () => {
  const send = async (body: string | FormData, type?: string) => {
    const headers = { authorization: `Bearer ${token}`, ...(type ? { 'content-type': type } : {}) };
    const answer = await fetch(`${server.url}/api/v1/imports`, { method: 'POST', headers, body });
    return { status: answer.status, body: (await answer.json()) as { error?: { details?: { field: string }[] } } };
  };

  it('is refused, and says why', async () => {
    expect((await send('no boundary here', 'multipart/form-data')).status).toBe(400);
    expect((await send('--x\r\nbroken', 'multipart/form-data; boundary=x')).status).toBe(400);
    const twice = new FormData();
    twice.append('resource', 'customers');
    twice.append('resource', 'students');
    expect((await send(twice)).body.error?.details?.[0]?.field).toBe('resource');
    const stray = new FormData();
    stray.append('resource', new File(['x'], 'x'));
    expect((await send(stray)).body.error?.details?.[0]?.field).toBe('resource');
    const proto = new FormData();
    proto.append('__proto__', '{"isAdmin":true}');
    expect((await send(proto)).status).toBe(400);
    const bomb = new FormData();
    bomb.append('resource', 'customers');
    bomb.append('file', new File([new Uint8Array(21 * 1024 * 1024)], 'big.csv'));
    expect((await send(bomb)).status).toBe(413);
  });
});
