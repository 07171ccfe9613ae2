import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passOnOffers } from '../../src/modules/teaching/registrations/offers.ts';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import {
  addFamily,
  type CycleSeen,
  done,
  meetingsOf,
  openCycle,
  openPlace,
  type RegistrationSeen,
  registerIn,
} from '../support/teaching.ts';

let server: TestServer;
let admin: Api;

beforeAll(async () => {
  server = await startTestServer({ isPatient: true, runsJobs: false });
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

type WithOutcomes = CycleSeen & { registrations: { id: string; ok: boolean }[] };
const registration = (id: string) => done<RegistrationSeen>(admin, 'GET', `/registrations/${id}`);

describe('counting again', () => {
  it('says what was not as the meetings say, and nothing the second time', async () => {
    const { id } = await openCycle(admin, await openPlace(admin));
    await server.database.look('UPDATE cycles SET completed_meetings = 3, end_date = NULL WHERE id = $1', [id]);
    const first = await done<{ cycle: CycleSeen; changes: unknown[] }>(admin, 'POST', `/cycles/${id}/sync-progress`);
    expect(first.changes).toEqual([
      { field: 'completedMeetings', before: 3, after: 0 },
      { field: 'remainingMeetings', before: 1, after: 4 },
      { field: 'endDate', before: null, after: '2031-09-22' },
    ]);
    expect(await done(admin, 'POST', `/cycles/${id}/sync-progress`)).toMatchObject({ changes: [] });
  });
});

describe('a cycle once more', () => {
  it('has its terms, its own lessons and the same students, and nothing of the money', async () => {
    const cycle = await openCycle(admin, await openPlace(admin), { maxStudents: 2 });
    const { studentIds } = await addFamily(admin, 2);
    for (const id of studentIds) await registerIn(admin, cycle.id, id, { amount: 12_345 });
    const again = await done<WithOutcomes>(admin, 'POST', `/cycles/${cycle.id}/duplicate`, {
      startDate: '2032-03-01',
      withRegistrations: true,
    });
    expect(again).toMatchObject({ completedMeetings: 0, registeredStudents: 2, pricePerStudent: 40_000, endDate: '2032-03-22' });
    expect(again.registrations.map(({ ok }) => ok)).toEqual([true, true]);
    const [one] = await done<RegistrationSeen[]>(admin, 'GET', `/registrations?cycleId=${again.id}`);
    expect(one).toMatchObject({ amount: 40_000, paidAmount: 0 });
  });

  it('is refused as a whole when its instructor teaches elsewhere then', async () => {
    const cycle = await openCycle(admin, await openPlace(admin));
    const answer = await admin('POST', `/api/v1/cycles/${cycle.id}/duplicate`, { startDate: '2031-09-01', name: 'Twice at once' });
    expect(answer.status).toBe(409);
    expect(await done<unknown[]>(admin, 'GET', '/cycles?search=Twice at once')).toEqual([]);
  });
});

describe('many cycles', () => {
  it('are changed all, or none of them and each that refuses is named', async () => {
    const place = await openPlace(admin);
    const cycles = [
      await openCycle(admin, place),
      await openCycle(admin, place, { dayOfWeek: [{ day: 2, startTime: '09:00', endTime: '10:00' }] }),
    ];
    const ids = cycles.map(({ id }) => id);
    await done(admin, 'PATCH', `/cycles/${ids[1]}`, { status: 'cancelled' });
    const frozen = { filter: { branchId: place.branchId }, changes: { status: 'frozen' } };
    const shown = await done<{ results: { id: string; ok: boolean }[] }>(admin, 'POST', '/cycles/bulk-update', { ...frozen, dryRun: true });
    expect(shown.results.map(({ id, ok }) => [id, ok]).sort()).toEqual(
      [
        [ids[0], true],
        [ids[1], false],
      ].sort(),
    );
    const refused = await admin('POST', '/api/v1/cycles/bulk-update', frozen);
    expect([refused.status, refused.body.error?.details?.map(({ field }) => field)]).toEqual([409, [ids[1]]]);
    expect(await done(admin, 'GET', `/cycles/${ids[0]}`)).toMatchObject({ status: 'active' });
    await done(admin, 'POST', '/cycles/bulk-update', { ids: [ids[0]], changes: { status: 'frozen' } });
    expect(await done(admin, 'GET', `/cycles/${ids[0]}`)).toMatchObject({ status: 'frozen' });
  });
});

describe('a cycle that the school cancels', () => {
  it('cancels its lessons, and charges nobody for one that is not held', async () => {
    const cycle = await openCycle(admin, await openPlace(admin), { maxStudents: 2 });
    const { studentIds } = await addFamily(admin, 3);
    const [first, , waiting] = [
      await registerIn(admin, cycle.id, studentIds[0] ?? ''),
      await registerIn(admin, cycle.id, studentIds[1] ?? ''),
      await registerIn(admin, cycle.id, studentIds[2] ?? ''),
    ];
    const [lesson] = await meetingsOf(admin, cycle.id);
    await done(admin, 'POST', `/meetings/${lesson?.id}/complete`, {});
    await done(admin, 'PATCH', `/cycles/${cycle.id}`, { status: 'cancelled' });
    expect((await meetingsOf(admin, cycle.id)).map(({ status, revenue }) => [status, revenue])).toEqual([
      ['completed', 20_000],
      ['cancelled', 0],
      ['cancelled', 0],
      ['cancelled', 0],
    ]);
    // One of four lessons of 400.00 was held.
    expect(await registration(first.id)).toMatchObject({ status: 'cancelled', refundAmount: 30_000, dueAmount: 10_000 });
    expect(await registration(waiting.id)).toMatchObject({ status: 'cancelled', dueAmount: 0 });
  });
});

describe('the waiting list', () => {
  it('moves up when a cycle gets more places', async () => {
    const cycle = await openCycle(admin, await openPlace(admin), { maxStudents: 1 });
    const { studentIds } = await addFamily(admin, 3);
    const all: RegistrationSeen[] = [];
    for (const id of studentIds) all.push(await registerIn(admin, cycle.id, id));
    await done(admin, 'PATCH', `/cycles/${cycle.id}`, { maxStudents: 2 });
    expect(await Promise.all(all.map(async ({ id }) => (await registration(id)).status))).toEqual([
      'registered',
      'registered',
      'waitlisted',
    ]);
  });

  it('offers a place to the next when nobody took it in time, and puts who let it pass at the end', async () => {
    await done(admin, 'PATCH', '/settings/teaching', { waitingList: 'offer', offerHours: 24 });
    const cycle = await openCycle(admin, await openPlace(admin), { maxStudents: 1 });
    const { studentIds } = await addFamily(admin, 3);
    const all: RegistrationSeen[] = [];
    for (const id of studentIds) all.push(await registerIn(admin, cycle.id, id));
    const [first, second, third] = all;
    await done(admin, 'POST', `/registrations/${first?.id}/cancel`, { reason: 'Moves' });
    const offers = async () => {
      const seen = await Promise.all([second, third].map((one) => registration(one?.id ?? '')));
      return seen.map(({ offerExpiresAt, waitlistPosition }) => [offerExpiresAt !== null, waitlistPosition]);
    };
    expect(await offers()).toEqual([
      [true, 1],
      [false, 2],
    ]);
    await server.database.look(`UPDATE registrations SET offer_expires_at = now() - interval '1 minute' WHERE id = $1`, [second?.id]);
    await passOnOffers(server.app.system.database);
    expect(await offers()).toEqual([
      [false, 2],
      [true, 1],
    ]);
    await passOnOffers(server.app.system.database);
    expect(await offers()).toEqual([
      [false, 2],
      [true, 1],
    ]);
    await done(admin, 'PATCH', '/settings/teaching', { waitingList: 'promote' });
  });
});

describe('a holiday that is added later', () => {
  it('lists the lessons it hits, and moves them behind the last', async () => {
    const cycle = await openCycle(admin, await openPlace(admin));
    const { branchId } = await done<{ branchId: string }>(admin, 'GET', `/cycles/${cycle.id}`);
    const holiday = await done<{ id: string }>(admin, 'POST', '/holidays', {
      name: 'Feast',
      startDate: '2031-09-08',
      endDate: '2031-09-15',
      branchId,
    });
    const hit = await done<{ meetings: { date: string }[] }>(admin, 'GET', `/holidays/${holiday.id}/meetings`);
    expect(hit.meetings.map(({ date }) => date)).toEqual(['2031-09-08', '2031-09-15']);
    const moved = await done<{ results: { ok: boolean }[] }>(admin, 'POST', `/holidays/${holiday.id}/move-meetings`, {});
    expect(moved.results.map(({ ok }) => ok)).toEqual([true, true]);
    const live = (await meetingsOf(admin, cycle.id)).filter(({ status }) => status === 'scheduled');
    expect(live.map(({ date }) => date)).toEqual(['2031-09-01', '2031-09-22', '2031-09-29', '2031-10-06']);
    expect(await done(admin, 'GET', `/holidays/${holiday.id}/meetings`)).toEqual({ meetings: [], hasMore: false });
  });
});

describe('a lesson that is owed', () => {
  it('says since when, until when and in which cycles, and is open until it is used', async () => {
    const place = await openPlace(admin);
    const cycle = await openCycle(admin, place);
    const other = await openCycle(admin, place, { dayOfWeek: [{ day: 3, startTime: '16:00', endTime: '17:00' }] });
    const { studentIds } = await addFamily(admin, 1);
    await registerIn(admin, cycle.id, studentIds[0] ?? '');
    const [missed] = await meetingsOf(admin, cycle.id);
    const [made] = await meetingsOf(admin, other.id);
    await done(admin, 'POST', `/meetings/${missed?.id}/attendance`, { studentId: studentIds[0], status: 'excused' });
    const credits = () =>
      done<{ open: number; credits: { cycles: { id: string }[] }[] }>(admin, 'GET', `/students/${studentIds[0]}/make-up-credits`);
    const owed = await credits();
    expect(owed).toMatchObject({ open: 1, credits: [{ earnedOn: '2031-09-01', expiresOn: '2031-11-30', status: 'open' }] });
    expect(owed.credits[0]?.cycles.map(({ id }) => id).sort()).toEqual([cycle.id, other.id].sort());
    await done(admin, 'POST', `/meetings/${made?.id}/attendance`, { studentId: studentIds[0], status: 'present' });
    expect(await credits()).toMatchObject({ open: 0, credits: [{ status: 'used' }] });
  });
});
