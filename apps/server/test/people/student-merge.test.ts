import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempt, daily, learningEvent, sendFacts, summary } from '../support/app-client.ts';
import { type Api, apiWith, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';

let server: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

interface Thing {
  id: string;
  customerId: string;
  version: number;
}
const family = async (name = 'Dana Levi') => dataOf<Thing>(await admin('POST', '/api/v1/customers', { name })).id;
const child = async (customerId: string, more: object = {}) =>
  dataOf<Thing>(await admin('POST', '/api/v1/students', { customerId, name: 'Noa', ...more })).id;
const twins = async (): Promise<[string, string, string]> => {
  const customerId = await family();
  return [await child(customerId), await child(customerId), customerId];
};
const merge = (id: string, duplicateId: string, headers = {}) => admin('POST', `/api/v1/students/${id}/merge`, { duplicateId }, headers);
const send = (kind: string, fact: object) => sendFacts(server.url, kind, fact);
const login = (phone: string) => apiWith(server.url, {})('POST', '/api/student/login', { phone, password: 'tractor lamp 42' });

interface Progress {
  snapshots: { dateKey: string }[];
  attempts: { attemptId: string }[];
  aiSummary: object | null;
  events: object[];
  mastery: { totals: { minutes: number; attempts: number } };
}
const progressOf = async (id: string) =>
  dataOf<Progress>(await admin('GET', `/api/v1/students/${id}/progress?from=2026-02-01&to=2026-03-01`));

describe('a merge of two students', () => {
  it('fills the gaps and leaves the duplicate’s id as an alias', async () => {
    const customerId = await family();
    const kept = await child(customerId, { grade: '6', tags: ['chess'] });
    const gone = await child(customerId, { name: 'Noa L.', birthDate: '2014-05-09', grade: '5', externalId: 'old-7', tags: ['vip'] });
    const merged = await merge(kept, gone);
    expect(merged.status).toBe(200);
    expect(dataOf(merged)).toMatchObject({
      id: kept,
      name: 'Noa',
      grade: '6',
      birthDate: '2014-05-09',
      externalId: 'old-7',
      tags: ['chess', 'vip'],
    });
    expect(dataOf(await admin('GET', `/api/v1/students/${gone}`))).toMatchObject({ id: kept });
    const live = dataOf<Thing[]>(await admin('GET', `/api/v1/students?customerId=${customerId}`));
    expect(live.map(({ id }) => id)).toEqual([kept]);
    const restored = await admin('POST', `/api/v1/students/${gone}/restore`);
    expect([restored.status, restored.body.error?.message]).toEqual([409, expect.stringContaining(kept)]);
  });

  it('brings everything learned, counted again, and goes on taking facts for the duplicate’s id', async () => {
    const [kept, gone] = await twins();
    await send('daily', daily(kept, { dateKey: '2026-02-18', minutes: 10, lastActiveAt: '2026-02-18T10:00:00Z' }));
    await send('daily', daily(gone, { dateKey: '2026-02-19', minutes: 5, lastActiveAt: '2026-02-19T10:00:00Z' }));
    const tried = attempt(gone, 'att_gone');
    await send('attempt', tried);
    await send('ai-summary', summary(gone, '2026-02-19T06:21:00Z'));
    await send('events', learningEvent(gone, 'evt_gone'));
    expect((await merge(kept, gone)).status).toBe(200);
    const now = await progressOf(kept);
    expect(now.snapshots.map(({ dateKey }) => dateKey)).toEqual(['2026-02-18', '2026-02-19']);
    expect(now.attempts.map(({ attemptId }) => attemptId)).toEqual(['att_gone']);
    expect([now.aiSummary === null, now.events.length, now.mastery.totals.attempts]).toEqual([false, 1, 1]);
    expect(now.mastery.totals.minutes).toBeGreaterThanOrEqual(15);
    expect(await progressOf(gone)).toEqual(now);
    const later = daily(gone, { dateKey: '2026-02-20', minutes: 7, lastActiveAt: '2026-02-20T10:00:00Z' });
    expect(await send('daily', later)).toMatchObject({ body: { status: 'created' } });
    expect(await send('daily', later)).toMatchObject({ body: { status: 'unchanged' } });
    expect(await send('attempt', tried)).toMatchObject({ body: { status: 'duplicate' } });
    expect((await progressOf(kept)).mastery.totals.minutes).toBe(now.mastery.totals.minutes + 7);
  });

  it('is refused when both practised on one day, and changes nothing', async () => {
    const [kept, gone] = await twins();
    for (const studentId of [kept, gone]) await send('daily', daily(studentId));
    const refused = await merge(kept, gone);
    expect([refused.status, refused.body.error?.message]).toEqual([409, expect.stringContaining('2026-02-19')]);
    expect(dataOf(await admin('GET', `/api/v1/students/${gone}`))).toMatchObject({ id: gone, version: 1 });
  });

  it('takes tasks and consents along', async () => {
    const [kept, gone, customerId] = await twins();
    const task = dataOf<Thing>(await admin('POST', '/api/v1/tasks', { title: 'Call', entity: { type: 'student', id: gone } }));
    const consent = { studentId: gone, purpose: 'photos', isGiven: true, source: 'paper' };
    await admin('POST', `/api/v1/customers/${customerId}/consents`, { ...consent, givenAt: '2026-01-02T10:00:00Z' });
    await admin('POST', `/api/v1/customers/${customerId}/consents`, {
      ...consent,
      studentId: kept,
      isGiven: false,
      givenAt: '2026-01-01T10:00:00Z',
    });
    await merge(kept, gone);
    expect(dataOf(await admin('GET', `/api/v1/tasks/${task.id}`))).toMatchObject({ entity: { type: 'student', id: kept } });
    const { current } = dataOf<{ current: object[] }>(await admin('GET', `/api/v1/customers/${customerId}/consents`));
    expect(current).toMatchObject([{ studentId: kept, purpose: 'photos', isGiven: true }]);
  });

  it('leaves the lead that became the duplicate naming the one who stays', async () => {
    const lead = dataOf<Thing>(await admin('POST', '/api/v1/leads', { name: 'Ron', phone: '0523334444' }));
    const converted = dataOf<{ student: Thing; customer: Thing }>(
      await admin('POST', `/api/v1/leads/${lead.id}/convert`, { student: { name: 'Ron' } }),
    );
    const kept = await child(converted.customer.id, { name: 'Ron' });
    expect((await merge(kept, converted.student.id)).status).toBe(200);
    expect(dataOf(await admin('GET', `/api/v1/leads/${lead.id}`))).toMatchObject({ studentId: kept });
  });

  it('gives the duplicate’s login to the one who stays, and refuses two', async () => {
    const [kept, gone] = await twins();
    const open = (id: string, phone: string) => admin('POST', `/api/v1/students/${id}/account`, { phone, password: 'tractor lamp 42' });
    await open(gone, '0521112222');
    await open(kept, '0521113333');
    expect((await merge(kept, gone)).status).toBe(409);
    await admin('DELETE', `/api/v1/students/${kept}/account`);
    expect((await merge(kept, gone)).status).toBe(200);
    expect((await login('0521112222')).status).toBe(200);
    const [account] = await server.database.look('SELECT student_id FROM student_accounts WHERE phone = $1 AND is_active', [
      '+972521112222',
    ]);
    expect(account).toEqual({ student_id: kept });
  });

  it('of two families is refused, naming what to do first', async () => {
    const [one, other] = [await family('Dana Levi'), await family('Ron Cohen')];
    const refused = await merge(await child(one), await child(other));
    expect([refused.status, refused.body.error?.message]).toEqual([409, expect.stringContaining('Merge these customers first')]);
  });

  it('stays part of what is known of the family when the student gets another customer', async () => {
    const [kept, gone] = await twins();
    await merge(kept, gone);
    const other = await family('The grandparents');
    await admin('PATCH', `/api/v1/students/${kept}`, { customerId: other });
    const rows = await server.database.look('SELECT customer_id FROM students WHERE id = ANY ($1)', [[kept, gone]]);
    expect(rows).toEqual([{ customer_id: other }, { customer_id: other }]);
  });

  it('leads older aliases to the one who stays, and tells who went into whom, once', async () => {
    const customerId = await family();
    const [a, b, c] = [await child(customerId), await child(customerId), await child(customerId)];
    await merge(b, a);
    await merge(c, b);
    expect(dataOf<Thing>(await admin('GET', `/api/v1/students/${a}`)).id).toBe(c);
    const events = await server.database.look<{ data: { mergedId: string } }>(
      `SELECT data FROM events WHERE type = 'student.merged' AND subject = $1`,
      [c],
    );
    expect(events.map(({ data }) => data.mergedId)).toEqual([b]);
  });

  it('crosswise and at once leaves exactly one of the two', async () => {
    const [a, b] = await twins();
    const answers = await Promise.all([merge(a, b), merge(b, a)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  });

  it('with oneself, a stale version or nobody is refused', async () => {
    const [id, other] = await twins();
    expect((await merge(id, id)).status).toBe(400);
    expect((await merge(id, 'stu_nobody')).status).toBe(404);
    expect((await merge(id, other, { 'If-Match': '"7"' })).status).toBe(412);
  });
});
