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
    computedNow: number;
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

  it('says what a price that was raised since would give, and leaves what was fixed', async () => {
    const agreed = { type: 'institutional_per_child', pricePerStudent: 3500, studentCount: 12 };
    const cycle = await openCycle(admin, await openPlace(admin), agreed);
    const [first] = await meetingsOf(admin, cycle.id);
    await done(admin, 'POST', `/meetings/${first?.id}/complete`, {});
    expect((await why(first?.id)).revenue).toMatchObject({ amount: 42_000, computedNow: 42_000 });
    await done(admin, 'PATCH', `/cycles/${cycle.id}`, { studentCount: 15 });
    expect(await why(first?.id)).toMatchObject({
      isFixed: true,
      fixedAt: expect.stringMatching(/^\d{4}-/),
      revenue: { amount: 42_000, computedNow: 52_500, children: 15 },
    });
  });

  it('keeps the shares as the reason when the cycle earns by the lesson later', async () => {
    const cycle = await openCycle(admin, await openPlace(admin));
    const { studentIds } = await addFamily(admin, 2);
    for (const id of studentIds) await registerIn(admin, cycle.id, id);
    const [first] = await meetingsOf(admin, cycle.id);
    await done(admin, 'POST', `/meetings/${first?.id}/complete`, {});
    await done(admin, 'PATCH', `/cycles/${cycle.id}`, { meetingRevenue: 77_000 });
    const { revenue } = await why(first?.id);
    expect(revenue).toMatchObject({
      amount: 20_000,
      computedNow: 20_000,
      rule: 'shares',
      shares: [{ amount: 10_000 }, { amount: 10_000 }],
    });
  });

  it('tells what an absence was charged when it was fixed, not what it would be by now', async () => {
    const cycle = await openCycle(admin, await openPlace(admin));
    const { studentIds } = await addFamily(admin, 1);
    await registerIn(admin, cycle.id, studentIds[0] ?? '');
    const [first] = await meetingsOf(admin, cycle.id);
    const charge = async (chargedPercent: number) => {
      const { attendance } = await done<{ attendance: { excused: object } }>(admin, 'GET', '/settings/teaching');
      await done(admin, 'PATCH', '/settings/teaching', {
        attendance: { ...attendance, excused: { ...attendance.excused, chargedPercent } },
      });
    };
    await charge(50);
    await done(admin, 'POST', `/meetings/${first?.id}/complete`, { attendance: [{ studentId: studentIds[0], status: 'excused' }] });
    await charge(0);
    expect((await why(first?.id)).revenue).toMatchObject({
      amount: 5000,
      computedNow: 5000,
      shares: [{ allocated: 10_000, amount: 5000, mark: 'excused', chargedPercent: 50 }],
    });
    await charge(100);
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

  it('tells instructors why they are paid what they are for their own lessons, and nothing else', async () => {
    const place = await openPlace(admin, { userId: 'usr_driving_instructor' });
    const cycle = await openCycle(admin, place);
    const [first, second] = await meetingsOf(admin, cycle.id);
    const { instructorId } = await openPlace(admin);
    await done(admin, 'POST', `/meetings/${second?.id}/substitute`, { instructorId });
    const instructor = await signIn(server, 'instructor');
    expect(await why(first?.id, instructor)).toMatchObject({
      revenue: null,
      payment: { amount: 12_000, rule: 'hourly', rate: 12_000, minutes: 60 },
      expenses: [],
      profit: null,
    });
    // A lesson of the own cycle that somebody else teaches: seen, but what they are paid is theirs.
    expect((await instructor('GET', `/api/v1/meetings/${second?.id}/money`)).status).toBe(404);
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
