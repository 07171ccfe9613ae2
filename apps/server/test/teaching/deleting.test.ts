import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import { addFamily, done, type MeetingSeen, meetingsOf, openCycle, openPlace, registerIn } from '../support/teaching.ts';

let server: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer({ runsJobs: false, isPatient: true });
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

const refusal = ({ status, body }: Answer) => [status, body.error?.message];
const remove = (path: string) => admin('DELETE', `/api/v1/${path}`);
const list = async (path: string) => dataOf<{ id: string }[]>(await admin('GET', `/api/v1/${path}`)).map(({ id }) => id);

describe('what a cycle that goes on needs', () => {
  it('is not deleted: its course, branch and instructor, each with the number of cycles', async () => {
    const place = await openPlace(admin);
    const cycle = await openCycle(admin, place);
    const second = await openCycle(admin, place, { startDate: '2032-09-06' });
    for (const path of [`courses/${place.courseId}`, `branches/${place.branchId}`, `instructors/${place.instructorId}`])
      expect(refusal(await remove(path)), path).toEqual([409, expect.stringContaining('2 cycles that go on')]);
    await done(admin, 'PATCH', `/cycles/${second.id}`, { status: 'frozen' });
    await done(admin, 'PATCH', `/cycles/${cycle.id}`, { status: 'cancelled' });
    expect(refusal(await remove(`courses/${place.courseId}`))).toEqual([409, expect.stringContaining('1 cycle that goes on')]);
    await done(admin, 'PATCH', `/cycles/${second.id}`, { status: 'cancelled' });
    for (const path of [`courses/${place.courseId}`, `branches/${place.branchId}`, `instructors/${place.instructorId}`])
      expect((await remove(path)).status, path).toBe(204);
  });

  it('is not deleted: the institutional order that pays for it', async () => {
    const place = await openPlace(admin);
    const order = await done<{ id: string }>(admin, 'POST', '/institutional-orders', { payerName: 'Haifa', branchId: place.branchId });
    const cycle = await openCycle(admin, place, { institutionalOrderId: order.id, type: 'institutional_fixed', meetingRevenue: 100 });
    expect(refusal(await remove(`institutional-orders/${order.id}`))).toEqual([409, expect.stringContaining('1 cycle that goes on')]);
    expect(await list(`institutional-orders/${order.id}/cycles`)).toEqual([cycle.id]);
    await done(admin, 'PATCH', `/cycles/${cycle.id}`, { institutionalOrderId: null });
    expect((await remove(`institutional-orders/${order.id}`)).status).toBe(204);
  });

  it('is not deleted: a substitute with a lesson to hold', async () => {
    const [place, other] = [await openPlace(admin), await openPlace(admin)];
    const [lesson] = await meetingsOf(admin, (await openCycle(admin, place)).id);
    await done(admin, 'POST', `/meetings/${lesson?.id}/substitute`, { instructorId: other.instructorId });
    expect(refusal(await remove(`instructors/${other.instructorId}`))).toEqual([409, expect.stringContaining('1 lesson to hold')]);
  });

  it('is not deleted: a student with a registration that counts', async () => {
    const cycle = await openCycle(admin, await openPlace(admin), { maxStudents: 1 });
    const { customerId, studentIds } = await addFamily(admin, 2);
    const registrations = [];
    for (const studentId of studentIds) registrations.push(await registerIn(admin, cycle.id, studentId));
    expect(registrations.map(({ status }) => status)).toEqual(['registered', 'waitlisted']);
    for (const id of studentIds)
      expect(refusal(await remove(`students/${id}`))).toEqual([409, expect.stringContaining('1 registration that still counts')]);
    const erasure = await admin('POST', `/api/v1/customers/${customerId}/erasure`, { confirm: customerId, reason: 'requested' });
    expect(refusal(erasure)).toEqual([409, expect.stringContaining('2 registrations that still count')]);
    await done(admin, 'POST', `/registrations/${registrations[1]?.id}/cancel`, { reason: 'Waited too long' });
    expect((await remove(`students/${studentIds[1]}`)).status).toBe(204);
    expect(await list(`registrations?cycleId=${cycle.id}`)).toEqual([registrations[0]?.id]);
  });
});

it('of deleting a course and opening a cycle of it at once, one wins, and never both', async () => {
  for (let round = 0; round < 8; round++) {
    const place = await openPlace(admin);
    const body = {
      ...{ name: 'At once', ...place, type: 'private', startDate: '2031-09-01', totalMeetings: 4 },
      dayOfWeek: [{ day: 1, startTime: '16:00', endTime: '17:00' }],
    };
    const [opened, removed] = await Promise.all([admin('POST', '/api/v1/cycles', body), remove(`courses/${place.courseId}`)]);
    expect([opened.status, removed.status].sort()).toEqual(opened.status === 201 ? [201, 409] : [204, 400]);
  }
});

describe('a deleted cycle', () => {
  it('takes its coming lessons with it, gives their hours back, and brings them along when it is restored', async () => {
    const place = await openPlace(admin);
    const cycle = await openCycle(admin, place);
    const lessons = await meetingsOf(admin, cycle.id);
    await done(admin, 'DELETE', `/meetings/${lessons[3]?.id}`);
    await done(admin, 'DELETE', `/cycles/${cycle.id}`);
    expect(await meetingsOf(admin, cycle.id)).toEqual([]);
    const other = await openCycle(admin, place);
    expect(refusal(await admin('POST', `/api/v1/cycles/${cycle.id}/restore`))).toEqual([409, expect.stringContaining('another lesson')]);
    await done(admin, 'DELETE', `/cycles/${other.id}`);
    await done(admin, 'POST', `/cycles/${cycle.id}/restore`);
    const back: MeetingSeen[] = await meetingsOf(admin, cycle.id);
    // The one that was deleted before stays so.
    expect(back.map(({ id }) => id)).toEqual(lessons.slice(0, 3).map(({ id }) => id));
  });

  it('hides what was held from lists, and leaves it where it counts', async () => {
    const cycle = await openCycle(admin, await openPlace(admin), { totalMeetings: 1 });
    const { studentIds } = await addFamily(admin, 1);
    const { id } = await registerIn(admin, cycle.id, studentIds[0] ?? '');
    const [lesson] = await meetingsOf(admin, cycle.id);
    await done(admin, 'POST', `/meetings/${lesson?.id}/attendance`, { studentId: studentIds[0], status: 'present' });
    await done(admin, 'POST', `/meetings/${lesson?.id}/complete`, {});
    const lists = [`meetings?cycleId=${cycle.id}`, `registrations?cycleId=${cycle.id}`, `attendance?studentId=${studentIds[0]}`];
    for (const path of lists) expect(await list(path), path).toHaveLength(1);
    await done(admin, 'DELETE', `/cycles/${cycle.id}`);
    for (const path of lists) expect(await list(path), path).toEqual([]);
    const kept = `SELECT revenue::int, (SELECT count(*)::int FROM revenue_shares WHERE registration_id = $2) AS shares FROM meetings WHERE id = $1`;
    expect(await server.database.look(kept, [lesson?.id, id])).toEqual([{ revenue: 40_000, shares: 1 }]);
  });
});
