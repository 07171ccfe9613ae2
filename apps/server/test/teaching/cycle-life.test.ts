import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, ROLES, type Role, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import {
  addFamily,
  type CycleSeen,
  done,
  type MeetingSeen,
  meetingsOf,
  openCycle,
  openPlace,
  type RegistrationSeen,
  registerIn,
} from '../support/teaching.ts';

let server: TestServer;
let as: Record<Role, Api>;

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  as = Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, await signIn(server, role)]))) as Record<Role, Api>;
});
afterAll(() => server.close());

describe('a cycle', () => {
  it('is planned, taught and paid to its end', async () => {
    const place = await openPlace(as.admin);
    const cycle = await openCycle(as.admin, place);
    expect(cycle).toMatchObject({ endDate: '2031-09-22', remainingMeetings: 4, status: 'active' });
    const { studentIds } = await addFamily(as.admin, 2);
    const first = await registerIn(as.admin, cycle.id, studentIds[0] ?? '');
    await registerIn(as.admin, cycle.id, studentIds[1] ?? '', { amount: 30_001 });
    expect((await meetingsOf(as.admin, cycle.id)).map(({ revenue }) => revenue)).toEqual([17_501, 17_500, 17_500, 17_500]);

    const paid = await done<RegistrationSeen>(as.admin, 'POST', `/registrations/${first.id}/payment`, { amount: 15_000, method: 'cash' });
    expect(paid).toMatchObject({ paidAmount: 15_000, paymentStatus: 'partial' });
    const tooMuch = await as.admin('POST', `/api/v1/registrations/${first.id}/payment`, { amount: 25_001, method: 'cash' });
    expect([tooMuch.status, tooMuch.body.error?.message]).toEqual([409, expect.stringContaining('25000')]);

    for (const { id } of await meetingsOf(as.admin, cycle.id)) await done(as.admin, 'POST', `/meetings/${id}/complete`, {});
    const meetings = await meetingsOf(as.admin, cycle.id);
    expect(meetings.map(({ status, revenue, instructorPayment, profit }) => [status, revenue, instructorPayment, profit])).toEqual([
      ['completed', 17_501, 12_000, 5501],
      ['completed', 17_500, 12_000, 5500],
      ['completed', 17_500, 12_000, 5500],
      ['completed', 17_500, 12_000, 5500],
    ]);
    expect(await done<CycleSeen>(as.admin, 'GET', `/cycles/${cycle.id}`)).toMatchObject({
      status: 'completed',
      completedMeetings: 4,
      remainingMeetings: 0,
    });
    expect(await done<RegistrationSeen>(as.admin, 'GET', `/registrations/${first.id}`)).toMatchObject({ status: 'completed' });
  });

  it('is planned twice and gains nothing', async () => {
    const cycle = await openCycle(as.admin, await openPlace(as.admin));
    const again = await done<{ added: unknown[]; kept: number }>(as.admin, 'POST', `/cycles/${cycle.id}/generate-meetings`, {});
    expect(again).toMatchObject({ added: [], removed: [], kept: 4 });
  });

  it('that moves to another day shows the difference first', async () => {
    const cycle = await openCycle(as.admin, await openPlace(as.admin));
    await done(as.admin, 'PATCH', `/cycles/${cycle.id}`, { dayOfWeek: [{ day: 3, startTime: '10:00', endTime: '11:00' }] });
    const before = await meetingsOf(as.admin, cycle.id);
    const shown = await done<{ added: { id: string | null; date: string }[]; removed: unknown[] }>(
      as.admin,
      'POST',
      `/cycles/${cycle.id}/generate-meetings`,
      {
        regenerate: true,
        dryRun: true,
      },
    );
    expect(shown.added.map(({ id, date }) => [id, date])).toEqual(
      ['2031-09-03', '2031-09-10', '2031-09-17', '2031-09-24'].map((date) => [null, date]),
    );
    expect(await meetingsOf(as.admin, cycle.id)).toEqual(before);
    await done(as.admin, 'POST', `/cycles/${cycle.id}/generate-meetings`, { regenerate: true });
    expect((await meetingsOf(as.admin, cycle.id)).map(({ date }) => date)).toEqual([
      '2031-09-03',
      '2031-09-10',
      '2031-09-17',
      '2031-09-24',
    ]);
  });
});

describe('a lesson', () => {
  it('that is cancelled with another in its place comes after the last', async () => {
    const cycle = await openCycle(as.admin, await openPlace(as.admin));
    const [first] = await meetingsOf(as.admin, cycle.id);
    const cancelled = await done<MeetingSeen>(as.admin, 'POST', `/meetings/${first?.id}/cancel`, { reason: 'Ill', replace: true });
    expect(cancelled).toMatchObject({ status: 'cancelled', revenue: 0, replacement: { date: '2031-09-29', status: 'scheduled' } });
    expect(await done<CycleSeen>(as.admin, 'GET', `/cycles/${cycle.id}`)).toMatchObject({
      endDate: '2031-09-29',
      remainingMeetings: 4,
      cancelledMeetings: 0,
    });
  });

  it('that is put off leaves a link to the new one', async () => {
    const cycle = await openCycle(as.admin, await openPlace(as.admin));
    const [, , , last] = await meetingsOf(as.admin, cycle.id);
    const moved = await done<MeetingSeen>(as.admin, 'POST', `/meetings/${last?.id}/postpone`, { newDate: '2031-10-06', reason: 'Trip' });
    expect(moved).toMatchObject({
      status: 'postponed',
      rescheduledToId: moved.replacement?.id,
      replacement: { date: '2031-10-06', startTime: '16:00' },
    });
    expect(await done<CycleSeen>(as.admin, 'GET', `/cycles/${cycle.id}`)).toMatchObject({ endDate: '2031-10-06', remainingMeetings: 4 });
  });

  it('of an instructor who has another one is refused, and the other one named', async () => {
    const place = await openPlace(as.admin);
    const cycle = await openCycle(as.admin, place, { name: 'Robots' });
    const clash = await as.admin('POST', '/api/v1/cycles', {
      ...{ ...place, name: 'Chess', type: 'private', startDate: '2031-09-01', totalMeetings: 1, generateMeetings: true },
      dayOfWeek: [{ day: 1, startTime: '16:30', endTime: '17:30' }],
    });
    expect(clash.status).toBe(409);
    expect(clash.body.error?.details?.[0]).toMatchObject({ field: 'instructorId', message: expect.stringContaining('“Robots”') });
    const [first] = await meetingsOf(as.admin, cycle.id);
    const beside = { cycleId: cycle.id, date: first?.date, startTime: '17:00', endTime: '18:00' };
    expect((await as.admin('POST', '/api/v1/meetings', beside)).status).toBe(201);
    const over = { ...beside, startTime: '16:30', endTime: '16:45' };
    expect((await as.admin('POST', '/api/v1/meetings', over)).status).toBe(409);
    expect((await as.manager('POST', '/api/v1/meetings', { ...over, allowOverlap: true })).status).toBe(201);
  });
});

describe('the last place', () => {
  it('goes to one, and the others wait in line in the order they came', async () => {
    const cycle = await openCycle(as.admin, await openPlace(as.admin), { maxStudents: 1 });
    const { studentIds } = await addFamily(as.admin, 3);
    const [a, b, c] = studentIds;
    const first = await registerIn(as.admin, cycle.id, a ?? '');
    const second = await registerIn(as.admin, cycle.id, b ?? '');
    const third = await registerIn(as.admin, cycle.id, c ?? '');
    expect([first.status, second.status, second.waitlistPosition, third.waitlistPosition]).toEqual(['registered', 'waitlisted', 1, 2]);
    await done(as.admin, 'POST', `/registrations/${first.id}/cancel`, { reason: 'Moves' });
    expect(await done<RegistrationSeen>(as.admin, 'GET', `/registrations/${second.id}`)).toMatchObject({ status: 'registered' });
    expect(await done<RegistrationSeen>(as.admin, 'GET', `/registrations/${third.id}`)).toMatchObject({
      status: 'waitlisted',
      waitlistPosition: 1,
    });
    const twice = await as.admin('POST', `/api/v1/cycles/${cycle.id}/registrations`, { studentId: b });
    expect(twice.status).toBe(409);
    expect((await registerIn(as.admin, cycle.id, a ?? '')).waitlistPosition).toBe(2);
  });
});

describe('attendance', () => {
  it('is one row per student, and says who is not marked', async () => {
    const cycle = await openCycle(as.admin, await openPlace(as.admin, { userId: 'usr_driving_instructor' }));
    const { studentIds } = await addFamily(as.admin, 2);
    for (const id of studentIds) await registerIn(as.admin, cycle.id, id);
    const [first] = await meetingsOf(as.instructor, cycle.id);
    expect(first).toMatchObject({ revenue: null, profit: null, instructorPayment: 12_000 });
    const marked = await as.instructor('POST', `/api/v1/meetings/${first?.id}/attendance`, { studentId: studentIds[0], status: 'absent' });
    expect(marked.status).toBe(201);
    const again = await as.instructor('POST', `/api/v1/meetings/${first?.id}/attendance`, { studentId: studentIds[0], status: 'present' });
    expect(dataOf<{ id: string }>(again).id).toBe(dataOf<{ id: string }>(marked).id);
    const roll = await done<{ marked: unknown[]; unmarked: { studentId: string }[] }>(
      as.instructor,
      'GET',
      `/attendance/meeting/${first?.id}`,
    );
    expect([roll.marked.length, roll.unmarked.map(({ studentId }) => studentId)]).toEqual([1, [studentIds[1]]]);
    const guest = await done<{ marked: { guestName: string | null }[] }>(as.instructor, 'PUT', `/meetings/${first?.id}/attendance/bulk`, {
      attendance: [
        { guestName: 'Cousin Yoni', status: 'present', isTrial: true },
        { studentId: studentIds[1], status: 'late' },
      ],
    });
    expect(guest.marked.map(({ guestName }) => guestName)).toEqual([null, 'Cousin Yoni', null]);
    expect((await as.instructor('POST', `/api/v1/meetings/${first?.id}/complete`, {})).status).toBe(200);
  });

  it('of an excused absence earns another lesson, which somebody outside of the cycle pays with', async () => {
    const place = await openPlace(as.admin);
    const cycle = await openCycle(as.admin, place);
    const other = await openCycle(
      as.admin,
      { ...(await openPlace(as.admin)), courseId: place.courseId },
      { dayOfWeek: [{ day: 2, startTime: '16:00', endTime: '17:00' }] },
    );
    const { studentIds } = await addFamily(as.admin, 1);
    const [studentId] = studentIds;
    await registerIn(as.admin, cycle.id, studentId ?? '');
    const [missed] = await meetingsOf(as.admin, cycle.id);
    const [made] = await meetingsOf(as.admin, other.id);
    const attend = { studentId, status: 'present' };
    expect((await as.admin('POST', `/api/v1/meetings/${made?.id}/attendance`, attend)).status).toBe(400);
    await done(as.admin, 'POST', `/meetings/${missed?.id}/attendance`, { studentId, status: 'excused' });
    expect((await as.admin('POST', `/api/v1/meetings/${made?.id}/attendance`, attend)).status).toBe(201);
    const [, next] = await meetingsOf(as.admin, other.id);
    expect((await as.admin('POST', `/api/v1/meetings/${next?.id}/attendance`, attend)).status).toBe(400);
  });
});
