import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';
import { addFamily, done, meetingsOf, openCycle, openPlace, registerIn } from '../support/teaching.ts';

let server: TestServer;
let admin: Api;
beforeAll(async () => {
  server = await startTestServer({ runsJobs: false, isPatient: true });
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

const twins = async (): Promise<[kept: string, gone: string]> => {
  const [kept = '', gone = ''] = (await addFamily(admin, 2)).studentIds;
  return [kept, gone];
};
const merge = (id: string, duplicateId: string) => admin('POST', `/api/v1/students/${id}/merge`, { duplicateId });
const list = async (path: string) => dataOf<{ id: string }[]>(await admin('GET', `/api/v1/${path}`)).map(({ id }) => id);
const actionsOn = (id: string) =>
  server.database.look<{ action: string }>(`SELECT action FROM audit_log WHERE entity_id = $1 ORDER BY created_at, id`, [id]);

it('moves the duplicate’s registrations, marks and make-up lessons to who stays', async () => {
  const [kept, gone] = await twins();
  const cycle = await openCycle(admin, await openPlace(admin));
  const { id } = await registerIn(admin, cycle.id, gone);
  const [lesson] = await meetingsOf(admin, cycle.id);
  const mark = await done<{ id: string }>(admin, 'POST', `/meetings/${lesson?.id}/attendance`, { studentId: gone, status: 'excused' });
  expect((await merge(kept, gone)).status).toBe(200);
  expect(await list(`students/${kept}/registrations`)).toEqual([id]);
  expect(await list(`students/${kept}/attendance`)).toEqual([mark.id]);
  // The duplicate's id still finds them.
  expect(await list(`students/${gone}/registrations`)).toEqual([id]);
  expect(await server.database.look('SELECT student_id FROM makeup_credits WHERE attendance_id = $1', [mark.id])).toEqual([
    { student_id: kept },
  ]);
  expect((await actionsOn(id)).at(-1)?.action).toBe('registration.student_merged');
});

it('is refused, whole, when both are in one cycle, until one of the two registrations is cancelled', async () => {
  const [kept, gone] = await twins();
  const cycle = await openCycle(admin, await openPlace(admin), { name: 'Shared cycle' });
  await registerIn(admin, cycle.id, kept);
  const { id } = await registerIn(admin, cycle.id, gone);
  const refused = await merge(kept, gone);
  expect([refused.status, refused.body.error?.message]).toEqual([409, expect.stringContaining('Shared cycle')]);
  expect((await admin('GET', `/api/v1/students/${gone}`)).body.data).toMatchObject({ id: gone });
  await done(admin, 'POST', `/registrations/${id}/cancel`, { reason: 'Twice' });
  expect((await merge(kept, gone)).status).toBe(200);
  expect(await list(`students/${kept}/registrations`)).toHaveLength(2);
});

it('is refused when both are marked at one lesson', async () => {
  const [kept, gone] = await twins();
  const cycle = await openCycle(admin, await openPlace(admin));
  await registerIn(admin, cycle.id, kept);
  const [lesson] = await meetingsOf(admin, cycle.id);
  await done(admin, 'POST', `/meetings/${lesson?.id}/attendance`, { studentId: kept, status: 'present' });
  await done(admin, 'POST', `/meetings/${lesson?.id}/attendance`, { studentId: gone, status: 'present', isTrial: true });
  const refused = await merge(kept, gone);
  expect([refused.status, refused.body.error?.message]).toEqual([409, expect.stringContaining(`the lesson of ${lesson?.date}`)]);
});

it('moves what a customer paid to who stays, and leaves each registration as paid as it was', async () => {
  const cycle = await openCycle(admin, await openPlace(admin));
  const [kept, gone] = [await addFamily(admin, 0), await addFamily(admin, 1)];
  const registration = await registerIn(admin, cycle.id, gone.studentIds[0] ?? '');
  const paid = { registrationId: registration.id, amount: 10_000, method: 'cash' };
  const payment = await done<{ id: string }>(admin, 'POST', '/payments', paid);
  await done(admin, 'POST', `/customers/${kept.customerId}/merge`, { duplicateId: gone.customerId });
  expect(await list(`customers/${kept.customerId}/payments`)).toEqual([payment.id]);
  expect(await list(`customers/${gone.customerId}/payments`)).toEqual([payment.id]);
  expect(await list(`customers/${kept.customerId}/registrations`)).toEqual([registration.id]);
  expect((await admin('GET', `/api/v1/registrations/${registration.id}`)).body.data).toMatchObject({ paidAmount: 10_000 });
  expect((await actionsOn(payment.id)).at(-1)?.action).toBe('payment.customer_merged');
});
