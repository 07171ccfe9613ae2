import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { addFamily, done, meetingsOf, openCycle, openPlace, type Place, registerIn } from '../support/teaching.ts';

let server: TestServer;
let admin: Api;
let own: Place;
let other: Place;
let cycles: string[];
let students: string[];

/** Two cycles of two instructors over two months: held, cancelled, settled, spent. */
beforeAll(async () => {
  server = await startTestServer({ isPatient: true, runsJobs: false });
  await openSchool(server, 'driving', { timezone: 'Asia/Jerusalem', country: 'IL' });
  admin = await signIn(server, 'admin');
  own = await openPlace(admin, { userId: 'usr_driving_instructor' });
  other = await openPlace(admin, { employmentType: 'employee' });
  const first = await openCycle(admin, own, { startDate: '2031-09-15', totalMeetings: 5, maxStudents: 4 });
  const second = await openCycle(admin, other, { startDate: '2031-09-15', dayOfWeek: [{ day: 2, startTime: '16:00', endTime: '17:30' }] });
  cycles = [first.id, second.id];
  students = (await addFamily(admin, 3)).studentIds;
  const [a, b] = [await registerIn(admin, first.id, students[0] ?? ''), await registerIn(admin, first.id, students[1] ?? '')];
  await registerIn(admin, second.id, students[2] ?? '', { amount: 10_001 });
  const lessons = await meetingsOf(admin, first.id);
  const marks = [
    ['present', 'present'],
    ['absent', 'late'],
    ['absent', 'present'],
  ];
  for (const [n, [one, two]] of marks.entries()) {
    const attendance = [
      { studentId: students[0], status: one },
      { studentId: students[1], status: two },
    ];
    await done(admin, 'POST', `/meetings/${lessons[n]?.id}/complete`, { attendance });
  }
  const [held, cancelled] = await meetingsOf(admin, second.id);
  await done(admin, 'POST', `/meetings/${held?.id}/complete`, {});
  await done(admin, 'POST', `/meetings/${cancelled?.id}/cancel`, { reason: 'Storm', payInstructor: true });
  // Leaves before the lessons held already, and owes 50.00 less: what is over is settled without a lesson.
  await done(admin, 'POST', `/registrations/${b.id}/cancel`, { reason: 'Moves', effectiveDate: '2031-09-30', refundAmount: 5000 });
  await done(admin, 'POST', `/registrations/${a.id}/payment`, { amount: 15_000, method: 'cash' });
  await done(admin, 'POST', '/expenses', {
    meetingId: held?.id,
    description: 'Parts',
    amount: 700,
    status: 'approved',
    spentOn: '2031-09-16',
  });
  await done(admin, 'POST', '/expenses', {
    cycleId: first.id,
    description: 'Books',
    amount: 900,
    status: 'approved',
    spentOn: '2031-10-02',
  });
  await done(admin, 'POST', '/expenses', { cycleId: first.id, description: 'Not yet', amount: 1, spentOn: '2031-10-02' });
});
afterAll(() => server.close());

type Row = Record<string, number> & { key: string | null; name: string | null };
interface Report {
  rows: Row[];
  totals: Record<string, number>;
}
const report = (path: string, api = admin) => done<Report>(api, 'GET', `/reports/${path}`);

describe('the revenue report', () => {
  it.each(['month', 'branch', 'course', 'cycle', 'instructor'])(
    'by %s comes to the sum of its rows, and of the meetings',
    async (groupBy) => {
      const { rows, totals } = await report(`revenue?groupBy=${groupBy}`);
      for (const [column, total] of Object.entries(totals))
        expect([column, rows.reduce((sum, row) => sum + (row[column] ?? 0), 0)]).toEqual([column, total]);
      const meetings = (await Promise.all(cycles.map((id) => meetingsOf(admin, id)))).flat();
      const of = (field: 'revenue' | 'instructorPayment', ...statuses: string[]) =>
        meetings.filter(({ status }) => statuses.includes(status)).reduce((sum, meeting) => sum + (meeting[field] ?? 0), 0);
      expect(totals).toMatchObject({
        ...{ held: 4, cancelled: 1, revenue: of('revenue', 'completed'), payments: of('instructorPayment', 'completed', 'cancelled') },
        ...{ expectedRevenue: of('revenue', 'scheduled'), expectedPayments: of('instructorPayment', 'scheduled'), expenses: 1600 },
      });
      const { revenue = 0, settled = 0, payments = 0, expenses = 0 } = totals;
      expect(totals.profit).toBe(revenue + settled - payments - expenses);
    },
  );

  it('has what was settled in a column of its own, so that nothing of a closed registration is lost', async () => {
    // 400.00 − 50.00 is owed; three lessons brought 80.00 each, and no lesson is left for the other 110.00.
    expect((await report(`revenue?cycleId=${cycles[0]}`)).totals).toMatchObject({ settled: 11_000 });
  });

  it('of some days has those alone, and of a branch that one', async () => {
    expect((await report('revenue?from=2031-10-01')).rows.map(({ key }) => key)).toEqual(['2031-10']);
    const { rows } = await report(`revenue?groupBy=branch&branchId=${other.branchId}`);
    expect(rows.map(({ key, held }) => [key, held])).toEqual([[other.branchId, 1]]);
    expect(rows[0]?.name).toMatch(/^Branch/);
  });

  it('can be had as a file', async () => {
    const { status, headers } = await admin('GET', '/api/v1/reports/revenue?format=csv');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const xlsx = await admin('GET', '/api/v1/reports/revenue?format=xlsx');
    expect(xlsx.headers.get('content-disposition')).toContain('revenue.xlsx');
    const taken = await done<{ new: object }[]>(admin, 'GET', '/audit-logs?action=export.made');
    expect(taken.map(({ new: made }) => made)).toContainEqual(
      expect.objectContaining({ resource: 'reports/revenue', format: 'csv', rows: 3 }),
    );
  });

  it('is nothing for an instructor', async () => {
    const instructor = await signIn(server, 'instructor');
    expect((await instructor('GET', '/api/v1/reports/revenue')).status).toBe(403);
  });
});

describe('the payments of instructors', () => {
  it('come to the same in lines and in totals', async () => {
    const lines = await report('instructor-payments?groupBy=meeting');
    const totals = await report('instructor-payments');
    expect(lines.rows).toHaveLength(5);
    expect(lines.totals).toEqual(totals.totals);
    // 3 × 120.00; an employee: 1.5 hours × 120.00 × 1.3 twice, one of them cancelled and paid.
    expect(totals.rows.map(({ key, payment, minutes }) => [key, payment, minutes]).sort()).toEqual(
      [
        [own.instructorId, 36_000, 180],
        [other.instructorId, 46_800, 90],
      ].sort(),
    );
    expect((await report('revenue')).totals.payments).toBe(totals.totals.payment);
  });

  it('are their own for an instructor', async () => {
    const instructor = await signIn(server, 'instructor');
    const { rows } = await report('instructor-payments?groupBy=instructor', instructor);
    expect(rows.map(({ key }) => key)).toEqual([own.instructorId]);
    expect((await report(`instructor-payments?instructorId=${other.instructorId}`, instructor)).rows).toEqual([]);
  });
});

describe('the attendance summary', () => {
  it('counts the unmarked apart, leaves out lessons before joining, and knows absences in a row', async () => {
    const { rows, totals } = await report('attendance-summary?groupBy=student');
    const of = (id: string | undefined) => rows.find(({ key }) => key === id);
    expect(of(students[0])).toMatchObject({ present: 1, absent: 2, unmarked: 0, rateBp: 3333, absencesInARow: 2 });
    expect(of(students[1])).toMatchObject({ present: 2, late: 1, absent: 0, rateBp: 10_000, absencesInARow: 0 });
    expect(of(students[2])).toMatchObject({ unmarked: 1, rateBp: null });
    expect(totals).toMatchObject({ present: 3, late: 1, absent: 2, excused: 0, unmarked: 1, rateBp: 6667 });
    expect((await report('attendance-summary?groupBy=cycle')).totals).toEqual(totals);
  });
});

describe('the other reports', () => {
  it('say how far cycles are, and how full', async () => {
    const { rows } = await report('cycle-progress');
    expect(rows.find(({ key }) => key === cycles[0])).toMatchObject({
      completedMeetings: 3,
      remainingMeetings: 2,
      registeredStudents: 1,
      fillRateBp: 2500,
      behind: 0,
    });
  });

  it('say who owes what, and since when', async () => {
    await server.database.look(`UPDATE registrations SET registration_date = registration_date - 45 WHERE student_id = $1`, [students[2]]);
    const { rows, totals } = await report('receivables');
    // 400.00 − 150.00 paid, 350.00, and 100.01 for 45 days.
    expect(rows).toHaveLength(1);
    expect(totals).toMatchObject({ owed: 70_001, upTo30: 60_000, upTo60: 10_001, upTo90: 0, older: 0, credit: 0 });
    expect((await report('receivables?groupBy=cycle')).totals).toEqual(totals);
  });

  it('say what became of leads, and how much is practised', async () => {
    await done(admin, 'POST', '/leads', { name: 'Asks', phone: '+972541234567', source: 'website' });
    expect((await report('leads')).rows).toEqual([
      { key: 'website', name: null, date: null, leads: 1, new: 1, contacted: 0, in_progress: 0, converted: 0, closed: 0, conversionBp: 0 },
    ]);
    for (const groupBy of ['day', 'month', 'cycle', 'student', 'skill'])
      expect(await report(`learning?groupBy=${groupBy}`)).toMatchObject({ rows: [] });
  });
});

describe('the rows behind a figure', () => {
  const sumOf = (rows: Row[], column: string) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0);

  it('of the revenue come to it: lessons, what was settled, expenses, pay', async () => {
    for (const narrowed of [
      '',
      '&from=2031-10-01',
      `&branchId=${own.branchId}`,
      `&instructorId=${other.instructorId}`,
      `&cycleId=${cycles[0]}`,
    ]) {
      const { totals } = await report(`revenue?groupBy=cycle${narrowed}`);
      const lessons = (status: string) => done<Record<string, number>>(admin, 'GET', `/meetings/totals?status=${status}${narrowed}`);
      expect(await lessons('completed')).toMatchObject({ meetings: totals.held, revenue: totals.revenue });
      expect(await lessons('scheduled')).toMatchObject({ revenue: totals.expectedRevenue, instructorPayment: totals.expectedPayments });
      expect(sumOf((await report(`settlements?${narrowed}`)).rows, 'settled')).toBe(totals.settled);
      expect(sumOf((await report(`expenses?${narrowed}`)).rows, 'expenses')).toBe(totals.expenses);
      expect(sumOf((await report(`instructor-payments?groupBy=meeting${narrowed}`)).rows, 'payment')).toBe(totals.payments);
    }
    expect((await report('expenses')).rows).toMatchObject([
      { name: 'Parts', expenses: 700 },
      { name: 'Books', expenses: 900, meetingId: null, date: '2031-10-02' },
    ]);
    expect((await report('settlements')).rows).toMatchObject([{ cycleId: cycles[0], settled: 11_000 }]);
  });

  it('of the attendance are marks, made and missed', async () => {
    const { totals } = await report('attendance-summary');
    const marks = await report('attendance-summary?groupBy=mark');
    expect(marks.rows).toHaveLength(7);
    expect(marks.totals).toEqual(totals);
    for (const status of ['present', 'late', 'absent', 'excused', 'unmarked'])
      expect((await report(`attendance-summary?groupBy=mark&status=${status}`)).rows).toHaveLength(totals[status] ?? -1);
    const missed = await report(`attendance-summary?groupBy=mark&status=absent&studentId=${students[0]}`);
    expect(missed.rows).toMatchObject([{ date: '2031-09-22' }, { date: '2031-09-29' }]);
  });

  it('of what a family owes are its registrations', async () => {
    const { rows } = await report('receivables');
    const places = await report(`receivables?groupBy=registration&customerId=${rows[0]?.key}`);
    expect(places.rows).toHaveLength(3);
    expect(sumOf(places.rows, 'owed')).toBe(rows[0]?.owed);
    expect(places.rows[0]).toMatchObject({ customerId: rows[0]?.key, name: expect.stringContaining(' · ') });
    expect((await report('receivables?groupBy=registration&customerId=cus_nobody')).rows).toEqual([]);
  });

  it('of the leads are leads, those of an unknown source too', async () => {
    await done(admin, 'POST', '/leads', { name: 'Walks in', phone: '+972541234568' });
    expect((await report('leads?groupBy=lead&source=website')).rows).toMatchObject([{ name: 'Asks', leads: 1, new: 1 }]);
    expect((await report('leads?groupBy=lead&without=source&status=new')).rows).toMatchObject([{ name: 'Walks in' }]);
    expect((await report('leads?groupBy=lead&status=closed')).rows).toEqual([]);
  });
});

describe('a list of the school’s lessons and money', () => {
  it.each(['cycles', 'meetings', 'registrations', 'payments', 'attendance', 'expenses'])('can be had as a file: %s', async (resource) => {
    const { status, headers } = await admin('GET', `/api/v1/${resource}/export`);
    expect([status, headers.get('content-disposition')]).toEqual([200, expect.stringContaining(`${resource}-`)]);
  });
});
