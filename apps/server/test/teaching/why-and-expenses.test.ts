import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addFamily, done, type MeetingSeen, meetingsOf, openCycle, openPlace, registerIn } from '../support/teaching.ts';

let server: TestServer;
let admin: Api;

beforeAll(async () => {
  server = await startTestServer({ isPatient: true, runsJobs: false });
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

interface Why {
  isFixed: boolean;
  revenue: {
    amount: number;
    rule: string;
    children: number | null;
    shares: { rest: number | null; lessons: number | null; amount: number }[];
  };
  payment: { amount: number; rule: string; rate: number; minutes: number; computedNow: number } | null;
  profit: number | null;
}
const why = (id: string | undefined, api = admin) => done<Why>(api, 'GET', `/meetings/${id}/money`);

describe('why a meeting earns what it does', () => {
  it('is told by share while it is expected, and as it was fixed once it is', async () => {
    const cycle = await openCycle(admin, await openPlace(admin, { employmentType: 'employee' }));
    const { studentIds } = await addFamily(admin, 2);
    await registerIn(admin, cycle.id, studentIds[0] ?? '');
    await registerIn(admin, cycle.id, studentIds[1] ?? '', { amount: 30_001 });
    const [first] = await meetingsOf(admin, cycle.id);
    const expected = await why(first?.id);
    expect(expected).toMatchObject({ isFixed: false, revenue: { amount: 17_501, rule: 'shares' }, profit: 1901 });
    // 120.00 an hour × 1 × 1.3.
    expect(expected.payment).toMatchObject({
      amount: 15_600,
      rule: 'hourly',
      rate: 12_000,
      minutes: 60,
      overheadBp: 3000,
      computedNow: 15_600,
    });
    expect(expected.revenue.shares.map(({ rest, lessons, amount }) => [rest, lessons, amount]).sort()).toEqual([
      [30_001, 4, 7501],
      [40_000, 4, 10_000],
    ]);
    await done(admin, 'POST', `/meetings/${first?.id}/complete`, {});
    const fixed = await why(first?.id);
    expect(fixed).toMatchObject({ isFixed: true, revenue: { amount: 17_501 } });
    expect(fixed.revenue.shares.map(({ rest, amount }) => [rest, amount]).sort()).toEqual([
      [null, 10_000],
      [null, 7501],
    ]);
  });

  it('says that a rate changed since', async () => {
    const place = await openPlace(admin);
    const cycle = await openCycle(admin, place);
    const [first] = await meetingsOf(admin, cycle.id);
    await done(admin, 'POST', `/meetings/${first?.id}/complete`, {});
    await done(admin, 'PATCH', `/instructors/${place.instructorId}`, { rateFrontal: 20_000 });
    expect((await why(first?.id)).payment).toMatchObject({ amount: 12_000, rate: 20_000, computedNow: 20_000 });
  });

  it('tells the children of a class, and the day that is paid once', async () => {
    const place = await openPlace(admin);
    const daily = { instructorPaymentMode: 'daily', instructorDailyRate: 60_000, type: 'institutional_per_child', pricePerStudent: 3500 };
    const cycle = await openCycle(admin, place, { ...daily, studentCount: 12 });
    const later = await openCycle(admin, place, { ...daily, dayOfWeek: [{ day: 1, startTime: '18:00', endTime: '19:00' }] });
    const [first] = await meetingsOf(admin, cycle.id);
    const [second] = await meetingsOf(admin, later.id);
    expect(await why(first?.id)).toMatchObject({
      revenue: { amount: 42_000, rule: 'per_child', children: 12 },
      payment: { rule: 'daily', amount: 60_000 },
    });
    expect(await why(second?.id)).toMatchObject({
      revenue: { amount: 0, children: 0 },
      payment: { rule: 'day_paid_elsewhere', amount: 0 },
    });
  });

  it('is no affair of an instructor', async () => {
    const cycle = await openCycle(admin, await openPlace(admin, { userId: 'usr_driving_instructor' }));
    const [first] = await meetingsOf(admin, cycle.id);
    const instructor = await signIn(server, 'instructor');
    expect((await instructor('GET', `/api/v1/meetings/${first?.id}/money`)).status).toBe(404);
    expect((await instructor('GET', '/api/v1/expenses')).body.data ?? []).toEqual([]);
  });
});

describe('an expense', () => {
  it('counts once it is approved, and no more when it is deleted', async () => {
    const cycle = await openCycle(admin, await openPlace(admin), { type: 'institutional_fixed', meetingRevenue: 50_000 });
    const [first] = await meetingsOf(admin, cycle.id);
    const profit = async () => (await done<MeetingSeen>(admin, 'GET', `/meetings/${first?.id}`)).profit;
    const expense = await done<{ id: string; cycleId: string; status: string }>(admin, 'POST', '/expenses', {
      ...{ meetingId: first?.id, description: 'Robot parts', amount: 5000 },
    });
    expect(expense).toMatchObject({ cycleId: cycle.id, status: 'pending' });
    expect(await profit()).toBe(38_000);
    await done(admin, 'PATCH', `/expenses/${expense.id}`, { status: 'approved' });
    expect(await profit()).toBe(33_000);
    await done(admin, 'PUT', `/expenses/${expense.id}`, { description: 'More parts', amount: 6000 });
    expect(await profit()).toBe(32_000);
    await done(admin, 'DELETE', `/expenses/${expense.id}`);
    expect(await profit()).toBe(38_000);
    await done(admin, 'POST', `/expenses/${expense.id}/restore`);
    expect(await profit()).toBe(32_000);
    expect(await done<unknown[]>(admin, 'GET', `/expenses?cycleId=${cycle.id}&status=approved`)).toHaveLength(1);
  });

  it('of a meeting of another cycle is refused', async () => {
    const place = await openPlace(admin);
    const [one, other] = [
      await openCycle(admin, place),
      await openCycle(admin, place, { dayOfWeek: [{ day: 2, startTime: '16:00', endTime: '17:00' }] }),
    ];
    const [first] = await meetingsOf(admin, one.id);
    const answer = await admin('POST', '/api/v1/expenses', { cycleId: other.id, meetingId: first?.id, description: 'Parts', amount: 1 });
    expect([answer.status, answer.body.error?.details?.[0]?.field]).toEqual([400, 'meetingId']);
  });
});
