import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addFamily, done, meetingsOf, openCycle, openPlace, registerIn } from '../support/teaching.ts';

/** A refusal has a name and figures beside its sentence, so that the console says it in the reader's language. */
let server: TestServer;
let admin: Api;

beforeAll(async () => {
  server = await startTestServer({ isPatient: true, runsJobs: false });
  await openSchool(server, 'driving');
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

interface Said {
  code: string;
  message: string;
  reason?: string;
  values?: object;
  details?: { field: string; message: string; reason?: string; values?: object }[];
}
const refusal = async (method: string, path: string, body: object = {}): Promise<Said | undefined> =>
  // The envelope's error, with the fields this file is about.
  (await admin(method, `/api/v1${path}`, body)).body.error as Said | undefined;

it('a clash names each lesson in the way by its parts', async () => {
  const place = await openPlace(admin, { name: 'Dana' }, { name: 'North' });
  const cycle = await openCycle(admin, place, { name: 'Robots' });
  const [first] = await meetingsOf(admin, cycle.id);
  const other = await openCycle(admin, place, { dayOfWeek: [{ day: 2, startTime: '09:00', endTime: '10:00' }] });
  const [moved] = await meetingsOf(admin, other.id);
  const when = { date: first?.date, startTime: '16:30', endTime: '17:30' };
  const values = { who: 'Dana', cycle: 'Robots', branch: 'North', date: first?.date, startTime: '16:00', endTime: '17:00' };
  expect(await refusal('PATCH', `/meetings/${moved?.id}`, when)).toMatchObject({
    code: 'CONFLICT',
    ...{ reason: 'clash', values: { count: 1 } },
    details: [{ field: 'instructorId', reason: 'instructor_busy', values: { ...values, meetingId: first?.id } }],
  });
});

it('a wrong state, a second registration and too much money each have a reason', async () => {
  const cycle = await openCycle(admin, await openPlace(admin));
  const { studentIds } = await addFamily(admin, 1);
  const { id } = await registerIn(admin, cycle.id, studentIds[0] ?? '');
  expect(await refusal('POST', `/cycles/${cycle.id}/registrations`, { studentId: studentIds[0] })).toMatchObject({
    reason: 'already_registered',
  });
  const pay = { amount: 50_000, method: 'cash' };
  expect(await refusal('POST', `/registrations/${id}/payment`, pay)).toMatchObject({
    ...{ reason: 'more_than_owed', values: { owedMinor: 40_000 } },
  });
  const [first] = await meetingsOf(admin, cycle.id);
  await done(admin, 'POST', `/meetings/${first?.id}/complete`, {});
  expect(await refusal('POST', `/meetings/${first?.id}/postpone`, { newDate: '2032-01-01', reason: 'x' })).toMatchObject({
    ...{ reason: 'meeting_status', values: { status: 'completed', to: 'postponed' } },
  });
});

it('each of many that is refused has its reason beside its id', async () => {
  const cycle = await openCycle(admin, await openPlace(admin));
  const [first, second] = await meetingsOf(admin, cycle.id);
  await done(admin, 'POST', `/meetings/${first?.id}/complete`, {});
  const { results } = await done<{ results: object[] }>(admin, 'POST', '/meetings/bulk-update-status', {
    ...{ ids: [first?.id, second?.id], status: 'cancelled', reason: 'Snow' },
  });
  expect(results).toMatchObject([
    { ok: false, error: { reason: 'meeting_status', values: { status: 'completed', to: 'cancelled' } } },
    { ok: true, error: null },
  ]);
});
