import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TodayFigures } from '../../src/modules/reports/today/today-schemas.ts';
import { type Api, addStudents, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import { addFamily, done, openCycle, openPlace, registerIn } from '../support/teaching.ts';

let server: TestServer;
let admin: Api;
let manager: Api;
beforeAll(async () => {
  server = await startTestServer({ runsJobs: false });
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  await openSchool(server, 'coding');
  admin = await signIn(server, 'admin');
  manager = await signIn(server, 'manager');
});
afterAll(() => server.close());

const today = async (api = manager) => dataOf<TodayFigures>(await api('GET', '/api/v1/reports/today'));
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const lead = async (name: string, more: object = {}) =>
  dataOf<{ id: string }>(await admin('POST', '/api/v1/leads', { name, ownerId: 'usr_driving_seller', ...more })).id;
const age = (table: string, id: string, days: number) =>
  server.database.look(`UPDATE ${table} SET created_at = now() - make_interval(days => $2) WHERE id = $1`, [id, days]);

describe('the figures of today', () => {
  it('count leads that are due, that nobody works on, and the new ones of two weeks', async () => {
    await lead('Due', { followUpAt: inHours(-5) });
    await lead('Later', { followUpAt: inHours(72) });
    await age('leads', await lead('Last week'), 9);
    await age('leads', await lead('Long ago'), 20);
    const waiting = await lead('Waiting');
    await server.database.look('UPDATE leads SET owner_id = NULL WHERE id = $1', [waiting]);
    const closed = await lead('Closed', { followUpAt: inHours(-5) });
    await admin('PATCH', `/api/v1/leads/${closed}`, { status: 'closed', closedReason: 'Moved' });
    expect((await today()).leads).toEqual({ due: 1, waiting: 1, new: { week: 4, before: 1 } });
  });

  it('count everybody’s open tasks, overdue ones apart', async () => {
    const task = async (title: string, dueAt: string | null) =>
      dataOf<{ id: string }>(await admin('POST', '/api/v1/tasks', { title, dueAt, assigneeId: 'usr_driving_seller' })).id;
    await task('Yesterday', inHours(-30));
    await task('Never', null);
    await task('Next week', inHours(24 * 7));
    await admin('PATCH', `/api/v1/tasks/${await task('Done', inHours(-30))}`, { status: 'done' });
    expect((await today()).tasks).toEqual({ overdue: 1, today: 0 });
  });

  it('count new students, those who practised, imports at work and mails that failed', async () => {
    await addStudents(server, 'driving', ['s1', 's2', 's3']);
    await age('students', 's3', 10);
    await server.database.look(`UPDATE learners SET last_active_at = now(), last_active_on = now()::date WHERE student_id = 's1'`);
    await server.database.look(
      `UPDATE learners SET last_active_at = now() - interval '9 days', last_active_on = (now() - interval '9 days')::date WHERE student_id = 's2'`,
    );
    const made = dataOf<{ id: string }>(await admin('POST', '/api/v1/imports', { resource: 'customers', content: 'Name\nDana\n' }));
    await server.database.look(`UPDATE imports SET status = 'running' WHERE id = $1`, [made.id]);
    expect(await today()).toMatchObject({
      students: { new: { week: 2, before: 1 } },
      learners: { active: { week: 1, before: 1 } },
      imports: { atWork: 1 },
      mails: { failed: { week: 0, before: 0 } },
    });
  });

  it('say what is taught today by branch, what was held in two weeks, who was missing, and what is owed', async () => {
    const place = await openPlace(admin, { userId: 'usr_driving_instructor' });
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jerusalem' }).format();
    const dayBefore = (days: number) => new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
    const cycle = await openCycle(admin, place, { startDate: dayBefore(60), totalMeetings: 1, maxStudents: 9 });
    const { studentIds } = await addFamily(admin, 1);
    const student = studentIds[0] ?? '';
    await registerIn(admin, cycle.id, student, { amount: 30_000, registrationDate: dayBefore(14), startsOn: dayBefore(14) });
    const lesson = async (days: number, startTime: string) => {
      const body = { cycleId: cycle.id, date: dayBefore(days), startTime, endTime: `${startTime.slice(0, 2)}:45` };
      return (await done<{ id: string }>(admin, 'POST', '/meetings', body)).id;
    };
    const hold = async (id: string, status: string) =>
      done(admin, 'POST', `/meetings/${id}/complete`, { attendance: [{ studentId: student, status }] });
    await hold(await lesson(9, '08:00'), 'absent');
    await hold(await lesson(3, '08:00'), 'absent');
    await hold(await lesson(2, '08:00'), 'excused');
    await lesson(0, '08:00');
    await hold(await lesson(0, '09:00'), 'present');
    await done(admin, 'POST', `/meetings/${await lesson(0, '10:00')}/cancel`, { reason: 'Storm' });
    const figures = await today();
    expect(figures.lessons).toEqual({
      today: [expect.objectContaining({ id: place.branchId, scheduled: 1, completed: 1, cancelled: 1 })],
      held: { week: 3, before: 1 },
    });
    expect(figures.absences).toEqual({ week: 1, before: 1 });
    expect(figures.owed).toEqual({ registrations: 1, amount: 30_000 });
    const { totals } = dataOf<{ totals: { owed: number } }>(await admin('GET', '/api/v1/reports/receivables'));
    expect(figures.owed?.amount).toBe(totals.owed);
  });

  it('stop counting at a thousand', async () => {
    await server.database.look(
      `INSERT INTO leads (tenant_id, id, name, status, search_text) SELECT 'driving', 'led_many_' || n, 'Many', 'new', '' FROM generate_series(1, 1200) n`,
    );
    expect((await today()).leads).toMatchObject({ waiting: 1000, new: { week: 1000 } });
  });

  it('leave out what a person may not see, and are no other school’s', async () => {
    const nothing = {
      leads: null,
      tasks: null,
      students: null,
      learners: null,
      lessons: null,
      absences: null,
      owed: null,
      imports: null,
      mails: null,
    };
    expect(await today(await signIn(server, 'instructor'))).toEqual(nothing);
    expect((await (await signIn(server, 'seller'))('GET', '/api/v1/reports/today')).status).toBe(403);
    await admin('PUT', '/api/v1/roles/manager', { permissions: { 'reports:VIEW': 'all', 'leads:VIEW': 'all' } });
    expect(await today()).toEqual({ ...nothing, leads: expect.objectContaining({ waiting: 1000 }) });
    expect((await today(await signIn(server, 'admin', 'coding'))).leads).toEqual({ due: 0, waiting: 0, new: { week: 0, before: 0 } });
  });
});
