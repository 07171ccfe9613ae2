import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { attempt, daily, learningEvent, sendFacts, summary } from '../support/app-client.ts';
import { type Api, openSchool, signIn, tokenOf } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import { meetingsOf, openCycle, openPlace, registerIn } from '../support/teaching.ts';

let server: TestServer;
let admin: Api;
let app: { token: string; secret: string };
beforeAll(async () => {
  server = await startTestServer({ runsJobs: false, isPatient: true });
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
  const made = dataOf<{ serviceToken: string; hmacSecret: string }>(await admin('POST', '/api/v1/connected-apps', { name: 'App' }));
  app = { token: made.serviceToken, secret: made.hmacSecret };
});
afterAll(() => server.close());

type Files = Record<string, string>;

async function unzip(bytes: Buffer): Promise<Files> {
  const files: Files = {};
  const zip = await yauzl.fromBufferPromise(bytes);
  for await (const entry of zip.eachEntry()) files[entry.fileName] = await text(await zip.openReadStreamPromise(entry));
  return files;
}

async function take(id: string): Promise<Files> {
  const response = await fetch(`${server.url}/api/v1/customers/${id}/personal-data`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await tokenOf(server, 'admin')}` },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/zip');
  expect(response.headers.get('content-disposition')).toContain(`personal-data-${id}-`);
  return unzip(Buffer.from(await response.arrayBuffer()));
}

const make = async (path: string, body: object) => dataOf<{ id: string }>(await admin('POST', `/api/v1/${path}`, body)).id;
// What a file of the archive holds: rows of any shape.
const rowsIn = (files: Files, path: string) => JSON.parse(files[path] ?? 'null') as Record<string, unknown>[];

let families = 0;
async function addFamily(): Promise<{ customerId: string; studentId: string }> {
  const n = ++families;
  const email = `dana${n}@levi.example`;
  const customerId = await make('customers', { name: '<b>Dana</b> Levi', email, notes: 'Calls after six' });
  const studentId = await make('students', { customerId, name: 'נועה', phone: `+97254123456${n}` });
  await admin('POST', `/api/v1/students/${studentId}/account`, { password: 'tractor lamp 42' });
  const leadId = await make('leads', { name: 'Dana asked', email, allowDuplicate: true });
  await admin('POST', `/api/v1/leads/${leadId}/activities`, { type: 'note', text: 'She will think about it' });
  await make('tasks', { title: 'Ring Dana', entity: { type: 'student', id: studentId } });
  await make(`customers/${customerId}/consents`, { purpose: 'marketing', isGiven: false, source: 'phone' });
  await server.database.look(
    `INSERT INTO mails (tenant_id, id, template, recipient, locale, subject, letter_sealed)
     VALUES ('driving', 'mal_' || $1, 'x', $2, 'en', 'Your first lesson', 'sealed-secret')`,
    [String(n), email],
  );
  const cycle = await openCycle(admin, await openPlace(admin), { name: 'Sunday chess' });
  const [lesson] = await meetingsOf(admin, cycle.id);
  await registerIn(admin, cycle.id, studentId, { notes: 'Sits in front' });
  await make(`meetings/${lesson?.id}/attendance`, { studentId, status: 'excused' });
  await make('payments', { customerId, amount: 500, method: 'cash' });
  await sendFacts(server.url, 'daily', daily(studentId), app);
  await sendFacts(server.url, 'attempt', attempt(studentId, `att_${studentId}`), app);
  await sendFacts(server.url, 'ai-summary', summary(studentId, '2026-02-19T14:00:00+07:00', { strengths: ['Knows signs'] }), app);
  await sendFacts(server.url, 'events', learningEvent(studentId, `lev_${studentId}`, { payload: { answer: 'typed' } }), app);
  return { customerId, studentId };
}

describe('the personal data of a family', () => {
  it('is all there, for programs', async () => {
    const { customerId, studentId } = await addFamily();
    const files = await take(customerId);
    expect(rowsIn(files, 'customer.json')).toEqual([expect.objectContaining({ id: customerId, notes: 'Calls after six' })]);
    expect(rowsIn(files, 'students.json')).toEqual([expect.objectContaining({ id: studentId, name: 'נועה' })]);
    expect(rowsIn(files, 'leads.json')).toEqual([expect.objectContaining({ name: 'Dana asked' })]);
    expect(rowsIn(files, 'lead-activities.json').map(({ text: said }) => said)).toContain('She will think about it');
    expect(rowsIn(files, 'registrations.json')).toEqual([expect.objectContaining({ group: 'Sunday chess', notes: 'Sits in front' })]);
    expect(rowsIn(files, 'attendance.json')).toEqual([expect.objectContaining({ group: 'Sunday chess', status: 'excused' })]);
    expect(rowsIn(files, 'makeup-lessons.json')).toEqual([expect.objectContaining({ student_id: studentId })]);
    expect(rowsIn(files, 'payments.json')).toEqual([expect.objectContaining({ amount: 500, method: 'cash' })]);
    expect(rowsIn(files, 'consents.json')).toEqual([expect.objectContaining({ purpose: 'marketing', is_given: false })]);
    expect(rowsIn(files, 'tasks.json')).toEqual([expect.objectContaining({ title: 'Ring Dana' })]);
    expect(rowsIn(files, 'mails.json')).toEqual([expect.objectContaining({ subject: 'Your first lesson' })]);
    expect(rowsIn(files, 'audit-log.json').map(({ action }) => action)).toEqual(
      expect.arrayContaining(['customer.created', 'student.account_opened', 'customer.personal_data_exported']),
    );
    const of = (file: string) => rowsIn(files, `students/${studentId}/${file}.json`);
    expect(of('daily-snapshots')).toEqual([expect.objectContaining({ minutes: 12, questions_answered: 32 })]);
    expect(of('attempts')).toEqual([expect.objectContaining({ score: 28, total: 35 })]);
    expect(of('ai-summaries')).toEqual([expect.objectContaining({ strengths: ['Knows signs'] })]);
    expect(of('learning-events')).toEqual([expect.objectContaining({ payload: { answer: 'typed' } })]);
    expect(of('totals')).toEqual([expect.objectContaining({ questions_answered: 32 })]);
    expect(of('mastery').length).toBeGreaterThan(0);
    expect(of('login')).toEqual([expect.objectContaining({ phone: expect.stringMatching(/^\+97254123456\d$/), is_active: true })]);
  });

  it('is a page for people, with nothing in it that a browser would run, in the school’s language', async () => {
    const { customerId } = await addFamily();
    const files = await take(customerId);
    expect(files['index.html']).toContain('&lt;b&gt;Dana&lt;/b&gt; Levi');
    expect(files['index.html']).not.toMatch(/<b>|<script|https?:\/\//);
    expect(files['README.txt']).toContain('Your personal data');
    await server.database.look(`UPDATE tenants SET locale = 'he' WHERE id = 'driving'`);
    const hebrew = await take(customerId);
    await server.database.look(`UPDATE tenants SET locale = 'en' WHERE id = 'driving'`);
    expect(hebrew['index.html']).toContain('dir="rtl"');
    expect(hebrew['README.txt']).toContain('המידע האישי שלכם');
  });

  it('holds no secret, and nothing of another family', async () => {
    await make('customers', { name: 'Strangerzebra', notes: 'zebra' });
    const { customerId } = await addFamily();
    const all = Object.values(await take(customerId)).join('\n');
    expect(all).not.toMatch(/argon2|password_hash|sealed-secret|zebra/i);
  });

  it('is whole when it takes many pages', async () => {
    const { customerId, studentId } = await addFamily();
    await server.database.look(
      `INSERT INTO learning_events (tenant_id, event_id, student_id, type, occurred_at, payload, app_id, request_id, received_at)
       SELECT 'driving', 'many_' || n, $1, 'X', timestamptz '2026-01-01' + (n / 700) * interval '1 day', '{}', 'app_x', 'r', now()
       FROM generate_series(1, 2100) n`,
      [studentId],
    );
    const ids = rowsIn(await take(customerId), `students/${studentId}/learning-events.json`).map(({ event_id }) => event_id);
    expect(ids).toHaveLength(2101);
    expect(new Set(ids).size).toBe(2101);
  });

  it('breaks off rather than ends well when the database fails half-way', async () => {
    const { customerId } = await addFamily();
    await server.database.look('ALTER TABLE lead_activities RENAME TO lead_activities_away');
    await expect(take(customerId)).rejects.toThrow();
    await server.database.look('ALTER TABLE lead_activities_away RENAME TO lead_activities');
  });

  it('is for administrators, and 404 for nobody', async () => {
    const { customerId } = await addFamily();
    for (const role of ['manager', 'seller', 'viewer', 'instructor'] as const) {
      const api = await signIn(server, role);
      expect((await api('POST', `/api/v1/customers/${customerId}/personal-data`)).status, role).toBe(403);
    }
    expect((await admin('POST', '/api/v1/customers/cus_nobody/personal-data')).status).toBe(404);
  });
});
