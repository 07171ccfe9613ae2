import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Api, addStudents, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { done, openCycle, openPlace, type Place } from '../support/teaching.ts';
import { histories, type Scene, STEPS, type Terms, terms } from './history-steps.ts';
import { AGREED, netOf, SlowBook } from './slow-book.ts';
import { type Facts, readFacts } from './slow-facts.ts';

const HISTORIES = 200;
const CHILDREN = 4;

let server: TestServer;
let admin: Api;
let place: Place;
let substitute: string;

beforeAll(async () => {
  server = await startTestServer({ isPatient: true, runsJobs: false });
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
  place = await openPlace(admin);
  const meaning = (status: string) => ({
    ...{ chargedPercent: AGREED.charged[status], paidPercent: AGREED.paid[status] },
    ...{ earnsMakeUp: status === 'excused', countsAsHours: true },
  });
  await done(admin, 'PATCH', '/settings/teaching', {
    pricesIncludeVat: true,
    vatPeriods: [{ startsOn: '2020-01-01', rateBp: AGREED.vatPercent * 100 }],
    attendance: Object.fromEntries(Object.keys(AGREED.charged).map((status) => [status, meaning(status)])),
  });
});
afterAll(() => server.close());

let scenes = 0;

async function setScene(given: Terms): Promise<{ scene: Scene; book: SlowBook }> {
  const n = scenes++;
  const students = Array.from({ length: CHILDREN }, (_, child) => `stu_${n}_${child}`);
  await addStudents(server, 'driving', students);
  const teach = async (employmentType: string, rates: object) =>
    (await done<{ id: string }>(admin, 'POST', '/instructors', { name: `Instructor ${n}`, employmentType, ...rates })).id;
  const teacher = await teach(given.employmentType, { rateFrontal: 12_345, rateOnline: 9999 });
  substitute = await teach('employee', { rateFrontal: 10_001 });
  const changes = {
    ...{ type: given.type, pricePerStudent: given.price, meetingRevenue: given.each, studentCount: given.children },
    ...{ maxStudents: given.maxStudents, generateMeetings: false },
    ...(given.isDaily ? { instructorPaymentMode: 'daily', instructorDailyRate: 50_001 } : {}),
  };
  const open = async (hour: number) => {
    const dayOfWeek = [{ day: 1, startTime: `${hour}:00`, endTime: `${hour}:50` }];
    const { id } = await openCycle(admin, { ...place, instructorId: teacher }, { ...changes, dayOfWeek });
    await done(admin, 'POST', `/cycles/${id}/generate-meetings`, { count: given.planned });
    return id;
  };
  const cycles = [await open(16), await open(17)] as const;
  const wages = new Map([
    [teacher, { employee: given.employmentType === 'employee', hour: 12_345, online: 9999 }],
    [substitute, { employee: true, hour: 10_001, online: null }],
  ]);
  const facts = await readFacts(server.database, cycles);
  return { scene: { admin, cycles, teachers: [teacher, substitute], students, facts }, book: new SlowBook(wages) };
}

it(`keeps its books through ${HISTORIES} histories of a school, to the unit`, { timeout: 360_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(terms, histories, async (given, steps) => {
      const { scene, book } = await setScene(given);
      for (const step of steps) {
        const { status, again = null } = await STEPS[step.kind](scene, step);
        scene.facts = await readFacts(server.database, scene.cycles);
        book.follow(scene.facts, status < 300 ? again : null);
      }
      await compare(scene, book);
      await checkInvariants(scene.cycles, scene.facts, book);
    }),
    // A history takes long, so a failing one is told as it is; its seed and path play it again.
    { numRuns: HISTORIES, endOnFailure: true },
  );
});

/** Every amount the product keeps beside the one the slow book has. */
async function compare({ cycles, facts }: Scene, book: SlowBook): Promise<void> {
  const { look } = server.database;
  const shares = await look<{ place: string; lesson: string; handed: number; earned: number }>(
    `SELECT s.registration_id AS place, coalesce(s.meeting_id, 'settled') AS lesson, sum(s.allocated)::bigint AS handed, sum(s.amount)::bigint AS earned
     FROM revenue_shares s JOIN registrations r ON r.id = s.registration_id WHERE r.cycle_id = ANY ($1) GROUP BY 1, 2`,
    [cycles],
  );
  const kept = shares.filter(({ handed, earned }) => handed !== 0 || earned !== 0);
  const slow = [...book.taken].flatMap(([placeId, parts]) => [...parts].map(([lesson, part]) => ({ place: placeId, lesson, ...part })));
  expect(sorted(kept)).toEqual(sorted(slow.filter(({ handed, earned }) => handed !== 0 || earned !== 0)));

  const meetings = await look<{ id: string; status: string; revenue: number; pay: number }>(
    'SELECT id, status, revenue, instructor_payment AS pay FROM meetings WHERE cycle_id = ANY ($1) AND deleted_at IS NULL ORDER BY id',
    [cycles],
  );
  const expected = book.expected(facts);
  for (const { id, status, revenue, pay } of meetings) {
    if (status === 'scheduled') expect([id, revenue]).toEqual([id, expected.get(id)]);
    else expect([id, status, revenue, pay]).toEqual([id, status, book.fixed.get(id)?.revenue ?? 0, book.fixed.get(id)?.pay ?? 0]);
  }
  const credited = await look<{ id: string; credited: number }>(
    'SELECT id, credited_amount AS credited FROM registrations WHERE cycle_id = ANY ($1) AND deleted_at IS NULL ORDER BY id',
    [cycles],
  );
  expect(credited).toEqual(facts.places.map((one) => ({ id: one.id, credited: book.credited(one) })));
}

function sorted(rows: readonly { place: string; lesson: string }[]): unknown[] {
  const key = ({ place: one, lesson }: { place: string; lesson: string }) => `${one} ${lesson}`;
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

async function checkInvariants(cycles: readonly string[], facts: Facts, book: SlowBook): Promise<void> {
  const { look } = server.database;
  const byShares = new Set(facts.cycles.filter(({ type, each }) => type === 'private' && each === null).map(({ id }) => id));
  for (const one of facts.places) {
    if (!byShares.has(one.cycle) || one.status === 'trial' || one.status === 'waitlisted') continue;
    const isOpen = one.status === 'registered' || one.status === 'active';
    const whole = book.handed(one.id) + book.toCome(facts, one);
    // Somebody open whose every lesson was cancelled has nowhere to hand the rest out yet.
    if (!isOpen || book.toCome(facts, one) > 0) expect([one.id, whole]).toEqual([one.id, netOf(one)]);
    expect(whole).toBeLessThanOrEqual(netOf(one));
    const { lines } = await done<{ lines: { allocated: number }[] }>(admin, 'GET', `/registrations/${one.id}/money`);
    expect([one.id, lines.reduce((sum, { allocated }) => sum + allocated, 0)]).toEqual([one.id, whole]);
  }
  const wrongCounts = await look(
    `SELECT c.id, c.total_meetings, c.completed_meetings, c.cancelled_meetings, c.remaining_meetings, t.* FROM cycles c, LATERAL (
       SELECT count(*) FILTER (WHERE status = 'completed') AS completed, count(*) FILTER (WHERE status = 'cancelled' AND NOT is_replaced) AS cancelled,
         count(*) FILTER (WHERE status = 'scheduled') AS scheduled FROM meetings m WHERE m.cycle_id = c.id AND m.deleted_at IS NULL) t
     WHERE c.id = ANY ($1) AND (c.completed_meetings + c.remaining_meetings + c.cancelled_meetings <> c.total_meetings
       OR c.completed_meetings <> t.completed OR c.cancelled_meetings <> t.cancelled OR t.scheduled > c.remaining_meetings)`,
    [cycles],
  );
  expect(wrongCounts).toEqual([]);
  const wrongPaid = await look(
    `SELECT r.id FROM registrations r WHERE r.cycle_id = ANY ($1) AND r.paid_amount <> (SELECT coalesce(sum(CASE WHEN refund_of IS NULL THEN amount
       ELSE -amount END), 0) FROM payments p WHERE p.registration_id = r.id)`,
    [cycles],
  );
  expect(wrongPaid).toEqual([]);
  const overlaps = await look(
    `SELECT a.id, b.id FROM meetings a JOIN meetings b ON b.instructor_id = a.instructor_id AND b.id > a.id AND a.starts_at < b.ends_at
       AND b.starts_at < a.ends_at WHERE a.cycle_id = ANY ($1) AND a.status IN ('scheduled', 'completed') AND b.status IN ('scheduled', 'completed')
       AND a.deleted_at IS NULL AND b.deleted_at IS NULL AND NOT a.allows_overlap AND NOT b.allows_overlap`,
    [cycles],
  );
  expect(overlaps).toEqual([]);
}
