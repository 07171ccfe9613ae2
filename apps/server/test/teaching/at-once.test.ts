import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import { addFamily, meetingsOf, openCycle, openPlace, type RegistrationSeen } from '../support/teaching.ts';

let server: TestServer;
let admin: Api;

beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

const times = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('at the same moment', () => {
  it('a hundred registrations for the last place give one place, and a line of 99 without a gap', async () => {
    const cycle = await openCycle(admin, await openPlace(admin), { maxStudents: 1 });
    const { studentIds } = await addFamily(admin, 100);
    const answers = await Promise.all(
      studentIds.map((studentId) => admin('POST', `/api/v1/cycles/${cycle.id}/registrations`, { studentId })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const registrations = answers.map((answer) => dataOf<RegistrationSeen>(answer));
    expect(registrations.filter(({ status }) => status === 'registered')).toHaveLength(1);
    const line = registrations.flatMap(({ waitlistPosition }) => waitlistPosition ?? []).sort((a, b) => a - b);
    expect(line).toEqual(times(99).map((n) => n + 1));
  });

  it('a hundred registrations of one student give one', async () => {
    const cycle = await openCycle(admin, await openPlace(admin));
    const { studentIds } = await addFamily(admin, 1);
    const answers = await Promise.all(
      times(100).map(() => admin('POST', `/api/v1/cycles/${cycle.id}/registrations`, { studentId: studentIds[0] })),
    );
    expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(99);
  });

  it('fifty bookings of one instructor give one, and the others name the lesson in the way', async () => {
    const place = await openPlace(admin);
    const cycles = await Promise.all(times(50).map(() => openCycle(admin, place, { generateMeetings: false })));
    const lesson = { date: '2031-09-01', startTime: '16:00', endTime: '17:00' };
    const answers = await Promise.all(cycles.map(({ id }) => admin('POST', '/api/v1/meetings', { cycleId: id, ...lesson })));
    const won = answers.filter(({ status }) => status === 201);
    expect(won).toHaveLength(1);
    const [meeting] = won.map((answer) => dataOf<{ id: string }>(answer));
    const refused = answers.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(49);
    for (const { body } of refused) expect(body.error?.details?.[0]?.message).toContain(meeting?.id);
  });

  it('fifty bookings of one room by fifty instructors give one', async () => {
    const place = await openPlace(admin, {}, { rooms: [{ id: 'blue', name: 'Blue room', seats: 20 }] });
    const instructors = await Promise.all(times(50).map(() => openPlace(admin)));
    const cycles = await Promise.all(
      instructors.map(({ instructorId }) => openCycle(admin, { ...place, instructorId }, { generateMeetings: false })),
    );
    const lesson = { date: '2031-09-01', startTime: '16:00', endTime: '17:00', roomId: 'blue' };
    const answers = await Promise.all(cycles.map(({ id }) => admin('POST', '/api/v1/meetings', { cycleId: id, ...lesson })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(49);
    for (const { body } of refused) expect(body.error?.details?.[0]?.message).toContain('Blue room');
  });

  it('a lesson completed by ten people is completed once', async () => {
    const cycle = await openCycle(admin, await openPlace(admin));
    const [first] = await meetingsOf(admin, cycle.id);
    const answers = await Promise.all(times(10).map(() => admin('POST', `/api/v1/meetings/${first?.id}/complete`, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...times(9).map(() => 409)]);
  });

  it('ten plannings of one cycle plan it once', async () => {
    const cycle = await openCycle(admin, await openPlace(admin), { generateMeetings: false });
    await Promise.all(times(10).map(() => admin('POST', `/api/v1/cycles/${cycle.id}/generate-meetings`, {})));
    expect(await meetingsOf(admin, cycle.id)).toHaveLength(4);
  });

  it('the daily rate of an instructor who ends six lessons of one day is paid once', async () => {
    const place = await openPlace(admin);
    const daily = { instructorPaymentMode: 'daily', instructorDailyRate: 60_000, totalMeetings: 1 };
    const cycles = await Promise.all(
      times(6).map((n) => openCycle(admin, place, { ...daily, dayOfWeek: [{ day: 1, startTime: `1${n}:00`, endTime: `1${n}:45` }] })),
    );
    const meetings = await Promise.all(cycles.map(async ({ id }) => (await meetingsOf(admin, id))[0]));
    await Promise.all(meetings.map((meeting) => admin('POST', `/api/v1/meetings/${meeting?.id}/complete`, {})));
    const pays = await Promise.all(cycles.map(async ({ id }) => (await meetingsOf(admin, id))[0]?.instructorPayment));
    expect(pays.sort()).toEqual([0, 0, 0, 0, 0, 60_000]);
  });
});
