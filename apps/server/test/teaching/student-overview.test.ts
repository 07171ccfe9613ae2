import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addFamily, done, meetingsOf, openCycle, openPlace, registerIn } from '../support/teaching.ts';

let server: TestServer;
let admin: Api;

beforeAll(async () => {
  server = await startTestServer({ isPatient: true, runsJobs: false });
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

interface Overview {
  cycles: number;
  waiting: number;
  nextLesson: { meetingId: string; cycle: { id: string } } | null;
  attendance: { streak: number; marked: number; attended: number; absent: number; makeUps: number } | null;
  money: { owed: number; paid: number; credit: number } | null;
}
const overview = (studentId: string | undefined, api = admin) => done<Overview>(api, 'GET', `/students/${studentId}/overview`);

it('tells the next lesson of all their cycles, how they came and what is owed', async () => {
  const place = await openPlace(admin);
  const mondays = await openCycle(admin, place);
  const earlier = await openCycle(admin, place, { startDate: '2031-08-26', dayOfWeek: [{ day: 2, startTime: '09:00', endTime: '10:00' }] });
  const { studentIds } = await addFamily(admin, 1);
  const [studentId = ''] = studentIds;
  const { id } = await registerIn(admin, mondays.id, studentId);
  await registerIn(admin, earlier.id, studentId, { amount: 10_000 });
  await done(admin, 'POST', `/registrations/${id}/payment`, { amount: 45_000, method: 'cash', allowCredit: true });
  const [first] = await meetingsOf(admin, earlier.id);
  const [next] = await meetingsOf(admin, mondays.id);
  expect(await overview(studentId)).toMatchObject({
    ...{ cycles: 2, waiting: 0, nextLesson: { meetingId: first?.id } },
    attendance: { streak: 0, marked: 0 },
    // 5000 too much for one cycle doesn't pay for the other.
    money: { owed: 10_000, paid: 45_000, credit: 5000 },
  });
  await done(admin, 'POST', `/meetings/${first?.id}/complete`, { attendance: [{ studentId, status: 'late' }] });
  expect(await overview(studentId)).toMatchObject({
    nextLesson: { meetingId: next?.id },
    attendance: { streak: 1, marked: 1, attended: 1, absent: 0, makeUps: 0 },
  });
});

it('counts who waits and who tries as what they are', async () => {
  const place = await openPlace(admin);
  const full = await openCycle(admin, place, { maxStudents: 1 });
  const { studentIds } = await addFamily(admin, 2);
  await registerIn(admin, full.id, studentIds[0] ?? '', { status: 'trial' });
  await registerIn(admin, full.id, studentIds[1] ?? '');
  expect(await overview(studentIds[0])).toMatchObject({ cycles: 1, waiting: 0 });
  expect(await overview(studentIds[1])).toMatchObject({ cycles: 0, waiting: 1, nextLesson: null, money: { owed: 0 } });
});

it('shows instructors the lessons of their own cycles, and no money', async () => {
  const mine = await openPlace(admin, { userId: 'usr_driving_instructor' });
  const others = await openCycle(admin, await openPlace(admin), { startDate: '2031-06-02' });
  const own = await openCycle(admin, mine);
  const { studentIds } = await addFamily(admin, 1);
  const [studentId = ''] = studentIds;
  await registerIn(admin, others.id, studentId);
  await registerIn(admin, own.id, studentId);
  const instructor = await signIn(server, 'instructor');
  expect(await overview(studentId, instructor)).toMatchObject({ cycles: 1, nextLesson: { cycle: { id: own.id } }, money: null });
  const { studentIds: strangers } = await addFamily(admin, 1);
  expect((await instructor('GET', `/api/v1/students/${strangers[0]}/overview`)).status).toBe(404);
});
