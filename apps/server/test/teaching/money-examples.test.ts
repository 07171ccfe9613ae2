import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, addStudents, openSchool, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import {
  done,
  type MeetingSeen,
  meetingsOf,
  openCycle,
  openPlace,
  type Place,
  type RegistrationSeen,
  registerIn,
} from '../support/teaching.ts';

// Every number here was worked out by hand; the comments say how. Amounts are agorot, lessons 90 minutes.
let server: TestServer;
const schools = new Map<string, { admin: Api; place: Place }>();
const children = ['ada', 'ben', 'chen'];

beforeAll(async () => {
  server = await startTestServer({ isPatient: true, runsJobs: false });
  for (const [id, settings] of [
    ['plain', {}],
    ['vat', { pricesIncludeVat: true, vatPeriods: [{ startsOn: '2020-01-01', rateBp: 1800 }] }],
  ] as const) {
    await openSchool(server, id, { timezone: 'Asia/Jerusalem', country: 'IL' });
    const admin = await signIn(server, 'admin', id);
    await done(admin, 'PATCH', '/settings/teaching', {
      ...settings,
      attendance: { excused: charged(50, 60), absent: charged(0, 0), present: charged(100, 100), late: charged(100, 100) },
    });
    schools.set(id, { admin, place: await openPlace(admin) });
    await addStudents(
      server,
      id,
      children.map((child) => `stu_${id}_${child}`),
    );
  }
});
afterAll(() => server.close());

function charged(chargedPercent: number, paidPercent: number) {
  return { chargedPercent, paidPercent, earnsMakeUp: false, countsAsHours: true };
}

const RATES = { rateFrontal: 12_000, rateOnline: 10_000, ratePrivate: 15_001 };
const HOUR = [{ day: 1, startTime: '16:00', endTime: '17:30' }];

/** A cycle of four Mondays with its instructor, and the children in it. */
async function open(
  school: string,
  cycle: object,
  employmentType = 'freelancer',
  amounts: readonly (number | undefined)[] = [40_000, 40_000, 30_001],
) {
  const { admin, place } = known(school);
  const teacher = { name: 'A teacher', employmentType, ...RATES };
  const { id: instructorId } = await done<{ id: string }>(admin, 'POST', '/instructors', teacher);
  const { id } = await openCycle(admin, { ...place, instructorId }, { dayOfWeek: HOUR, ...cycle });
  const registrations: RegistrationSeen[] = [];
  for (const [n, amount] of amounts.entries()) {
    registrations.push(await registerIn(admin, id, student(school, n), { amount, allowOverlap: true }));
  }
  return { admin, id, instructorId, registrations, lessons: await meetingsOf(admin, id) };
}

const student = (school: string, n: number) => `stu_${school}_${children[n]}`;

function known(school: string): { admin: Api; place: Place } {
  const found = schools.get(school);
  if (!found) throw new Error(`there is no school ${school}`);
  return found;
}

const complete = (admin: Api, id: string | undefined, body: object = {}) =>
  done<MeetingSeen>(admin, 'POST', `/meetings/${id}/complete`, body);
const revenues = async (admin: Api, cycleId: string) => (await meetingsOf(admin, cycleId)).map(({ revenue }) => revenue);

// What the first of four lessons earns, by how the cycle is paid for.
const REVENUE: [what: string, cycle: object, plain: number, vat: number][] = [
  // 40,000 ÷ 4 = 10,000, twice; 30,001 ÷ 4 = 7,500 and 1 over, which the first lesson gets: 10,000 + 10,000 + 7,501.
  // With 18 % inside: 40,000 ÷ 1.18 = 33,898.3 → 33,898 = 8,475 + 8,475 + 8,474 + 8,474; 30,001 ÷ 1.18 = 25,424.6 → 25,425,
  // whose first part of four is 6,357: 8,475 + 8,475 + 6,357.
  ['private', { type: 'private' }, 27_501, 23_307],
  // Agreed per lesson, whoever is in it.
  ['private, a price per lesson', { type: 'private', meetingRevenue: 15_000 }, 15_000, 15_000],
  // 3 children × 35.00.
  ['per child', { type: 'institutional_per_child', pricePerStudent: 3500 }, 10_500, 10_500],
  // 20 children were agreed × 35.00, whoever is registered.
  ['per child, as agreed', { type: 'institutional_per_child', pricePerStudent: 3500, studentCount: 20 }, 70_000, 70_000],
  ['fixed', { type: 'institutional_fixed', meetingRevenue: 60_000 }, 60_000, 60_000],
];

// What it costs: 1.5 hours of the activity's rate, or the day; an employee 30 % more.
const PAY: [mode: 'hourly' | 'daily', activityType: string, freelancer: number, employee: number][] = [
  ['hourly', 'frontal', 18_000, 23_400], // 120.00 × 1.5; × 1.3
  ['hourly', 'online', 15_000, 19_500], // 100.00 × 1.5; × 1.3
  ['hourly', 'private', 22_502, 29_252], // 150.01 × 1.5 = 225.015 → 225.02; × 1.3 before rounding: 292.5195 → 292.52
  ['daily', 'frontal', 60_000, 78_000], // the day's rate, whatever the lesson: 600.00; × 1.3
  ['daily', 'online', 60_000, 78_000],
  ['daily', 'private', 60_000, 78_000],
];

const table = REVENUE.flatMap(([what, cycle, plain, vat]) =>
  PAY.flatMap(([mode, activityType, freelancer, employee]) =>
    [
      ['plain', 'freelancer', plain, freelancer],
      ['plain', 'employee', plain, employee],
      ['vat', 'freelancer', vat, freelancer],
      ['vat', 'employee', vat, employee],
    ].map(([school, employment, revenue, pay]) => ({ what, mode, activityType, school, employment, cycle, revenue, pay })),
  ),
);

describe('a completed lesson', () => {
  it.each(table)('$what, $mode, $activityType, $employment, $school: earns $revenue and costs $pay', async (row) => {
    const { school, employment, cycle, mode, activityType, revenue, pay } = row;
    const paid = mode === 'daily' ? { instructorPaymentMode: 'daily', instructorDailyRate: 60_000 } : {};
    const { admin, lessons } = await open(String(school), { activityType, ...cycle, ...paid }, String(employment));
    const profit = Number(revenue) - Number(pay);
    expect(await complete(admin, lessons[0]?.id)).toMatchObject({ revenue, instructorPayment: pay, profit });
  });
});

describe('who joins late', () => {
  it('pays for the lessons left, and only those earn of it', async () => {
    const { admin, id } = await open('plain', {}, 'freelancer', [40_000]);
    // Two of four lessons are left from 15 September: 400.00 × 2 ÷ 4 = 200.00, 100.00 each.
    const late = await registerIn(admin, id, student('plain', 1), { startsOn: '2031-09-15', allowOverlap: true });
    expect(late.amount).toBe(20_000);
    expect(await revenues(admin, id)).toEqual([10_000, 10_000, 20_000, 20_000]);
  });

  it('after lessons were held changes nothing about those', async () => {
    const { admin, id, lessons } = await open('vat', { pricePerStudent: 40_001 }, 'freelancer', [40_001]);
    // 40,001 ÷ 1.18 = 33,899.15 → 33,899 = 8,475 × 3 + 8,474.
    expect(await complete(admin, lessons[0]?.id)).toMatchObject({ revenue: 8475 });
    // Three of four: 40,001 × 3 ÷ 4 = 30,000.75 → 30,001; ÷ 1.18 = 25,424.58 → 25,425 = 8,475 × 3.
    const late = await registerIn(admin, id, student('vat', 1), { startsOn: '2031-09-02', allowOverlap: true });
    expect(late.amount).toBe(30_001);
    expect(await revenues(admin, id)).toEqual([8475, 16_950, 16_950, 16_949]);
  });

  it('counts per child from then on', async () => {
    const { admin, id } = await open('plain', { type: 'institutional_per_child', pricePerStudent: 3500 }, 'freelancer', [0, 0]);
    await registerIn(admin, id, student('plain', 2), { startsOn: '2031-09-15', allowOverlap: true });
    // 2 × 35.00 twice, 3 × 35.00 twice.
    expect(await revenues(admin, id)).toEqual([7000, 7000, 10_500, 10_500]);
  });
});

describe('who leaves', () => {
  it('owes the lessons before, and the others earn nothing of them', async () => {
    const { admin, id, lessons, registrations } = await open('plain', {}, 'freelancer', [40_000, 40_000]);
    await complete(admin, lessons[0]?.id);
    const left = await done<RegistrationSeen>(admin, 'POST', `/registrations/${registrations[0]?.id}/cancel`, {
      reason: 'Moves',
      effectiveDate: '2031-09-15',
    });
    // Two of four lessons are missed: 200.00 not owed. One of the other two was held for 100.00, one is to come for 100.00.
    expect(left).toMatchObject({ refundAmount: 20_000, dueAmount: 20_000 });
    expect(await revenues(admin, id)).toEqual([20_000, 20_000, 10_000, 10_000]);
  });

  it('and gets less back leaves the rest to the lessons they were in', async () => {
    const { admin, id, lessons, registrations } = await open('plain', {}, 'freelancer', [40_000]);
    await complete(admin, lessons[0]?.id);
    // 400.00 − 50.00 = 350.00 is owed: 100.00 was earned, the lesson of 8 September brings the other 250.00.
    await done(admin, 'POST', `/registrations/${registrations[0]?.id}/cancel`, {
      reason: 'Moves',
      effectiveDate: '2031-09-09',
      refundAmount: 5000,
    });
    expect(await revenues(admin, id)).toEqual([10_000, 25_000, 0, 0]);
  });

  it('and is given money back has paid so much less', async () => {
    const { admin, registrations } = await open('plain', {}, 'freelancer', [40_000]);
    const id = registrations[0]?.id;
    await done(admin, 'POST', `/registrations/${id}/payment`, { amount: 40_000, method: 'credit' });
    const [payment] = await done<{ id: string }[]>(admin, 'GET', `/payments?registrationId=${id}`);
    await done(admin, 'POST', '/payments', { refundOf: payment?.id, amount: 15_000 });
    // 400.00 − 150.00.
    expect(await done<RegistrationSeen>(admin, 'GET', `/registrations/${id}`)).toMatchObject({
      paidAmount: 25_000,
      paymentStatus: 'partial',
    });
  });

  it('the waiting list was in no lesson, whatever the day', async () => {
    const { admin, id, registrations } = await open(
      'plain',
      { type: 'institutional_per_child', pricePerStudent: 3500, maxStudents: 1 },
      'freelancer',
      [0, 0],
    );
    await done(admin, 'POST', `/registrations/${registrations[1]?.id}/cancel`, { reason: 'No', effectiveDate: '2031-09-15' });
    expect(await revenues(admin, id)).toEqual([3500, 3500, 3500, 3500]); // one child × 35.00
  });

  it('a class that is paid per child counts until the last day', async () => {
    const { admin, id, registrations } = await open(
      'plain',
      { type: 'institutional_per_child', pricePerStudent: 3500 },
      'freelancer',
      [0, 0],
    );
    await done(admin, 'POST', `/registrations/${registrations[1]?.id}/cancel`, { reason: 'No', effectiveDate: '2031-09-15' });
    expect(await revenues(admin, id)).toEqual([7000, 7000, 3500, 3500]); // 2 × 35.00, then 1 × 35.00
  });
});

describe('a lesson without revenue', () => {
  it('is paid to the instructor, and the others earn its part', async () => {
    const { admin, id, lessons } = await open('plain', {}, 'freelancer', [40_000]);
    await done(admin, 'PATCH', `/meetings/${lessons[0]?.id}`, { nature: 'no_revenue' });
    expect(await complete(admin, lessons[0]?.id)).toMatchObject({ revenue: 0, instructorPayment: 18_000, profit: -18_000 });
    expect(await revenues(admin, id)).toEqual([0, 13_334, 13_333, 13_333]); // 400.00 ÷ 3, the one over to the first
  });
});

describe('a substitute', () => {
  it('is paid by their own rate, by the hour even where the day was agreed', async () => {
    const { admin, lessons } = await open('plain', { instructorPaymentMode: 'daily', instructorDailyRate: 60_000 }, 'freelancer', [40_000]);
    const other = { name: 'A substitute', employmentType: 'employee', rateFrontal: 9001 };
    const { id: instructorId } = await done<{ id: string }>(admin, 'POST', '/instructors', other);
    await done(admin, 'POST', `/meetings/${lessons[0]?.id}/substitute`, { instructorId, allowOverlap: true });
    // 90.01 × 1.5 × 1.3 = 175.5195 → 175.52.
    expect(await complete(admin, lessons[0]?.id)).toMatchObject({ instructorPayment: 17_552, revenue: 10_000 });
    expect(await complete(admin, lessons[1]?.id)).toMatchObject({ instructorPayment: 60_000 });
  });
});

describe('a cancelled lesson', () => {
  it('that is made up moves its part to the end', async () => {
    const { admin, id, lessons } = await open('plain', {}, 'freelancer', [40_001]);
    await done(admin, 'POST', `/meetings/${lessons[0]?.id}/cancel`, { reason: 'Ill', replace: true });
    // Four lessons remain for 400.01: the first of them has the one over.
    expect(await revenues(admin, id)).toEqual([0, 10_001, 10_000, 10_000, 10_000]);
  });

  it('that is not made up leaves its part to the others', async () => {
    const { admin, id, lessons } = await open('plain', {}, 'freelancer', [40_000]);
    await done(admin, 'POST', `/meetings/${lessons[3]?.id}/cancel`, { reason: 'Ill' });
    expect(await revenues(admin, id)).toEqual([13_334, 13_333, 13_333, 0]); // 400.00 ÷ 3
  });

  it('can be paid all the same', async () => {
    const { admin, lessons } = await open('plain', {}, 'employee', [40_000]);
    const cancelled = await done<MeetingSeen>(admin, 'POST', `/meetings/${lessons[0]?.id}/cancel`, {
      reason: 'Storm',
      payInstructor: true,
    });
    expect(cancelled).toMatchObject({ revenue: 0, instructorPayment: 23_400, profit: -23_400 }); // 120.00 × 1.5 × 1.3
  });

  it.each([false, true])('that was paid the day’s rate passes it on when it is not paid any more (deleted: %s)', async (isDeleted) => {
    const daily = { instructorPaymentMode: 'daily', instructorDailyRate: 60_000 };
    const { admin, lessons, instructorId } = await open('plain', daily, 'freelancer', []);
    const later = await openCycle(
      admin,
      { ...known('plain').place, instructorId },
      { ...daily, dayOfWeek: [{ day: 1, startTime: '18:00', endTime: '19:00' }] },
    );
    const first = lessons[0]?.id;
    await done(admin, 'POST', `/meetings/${first}/cancel`, { reason: 'Storm', payInstructor: true });
    const [second] = await meetingsOf(admin, later.id);
    expect(await complete(admin, second?.id)).toMatchObject({ instructorPayment: 0 }); // the cancelled one has the day's 600.00
    if (isDeleted) await done(admin, 'DELETE', `/meetings/${first}`);
    else await done(admin, 'POST', '/meetings/bulk-update-status', { ids: [first], status: 'scheduled' });
    expect(await done<MeetingSeen>(admin, 'GET', `/meetings/${second?.id}`)).toMatchObject({ instructorPayment: 60_000 });
  });
});

describe('a deleted lesson that was paid though cancelled', () => {
  it('does not take the day’s rate a second time when it comes back', async () => {
    const daily = { instructorPaymentMode: 'daily', instructorDailyRate: 60_000 };
    const { admin, lessons, instructorId } = await open('plain', daily, 'freelancer', []);
    const hours = [{ day: 1, startTime: '18:00', endTime: '19:00' }];
    const later = await openCycle(admin, { ...known('plain').place, instructorId }, { ...daily, dayOfWeek: hours });
    const first = lessons[0]?.id;
    await done(admin, 'POST', `/meetings/${first}/cancel`, { reason: 'Storm', payInstructor: true });
    await complete(admin, (await meetingsOf(admin, later.id))[0]?.id);
    await done(admin, 'DELETE', `/meetings/${first}`);
    // The other lesson of the day has the 600.00 by now.
    expect(await done<MeetingSeen>(admin, 'POST', `/meetings/${first}/restore`)).toMatchObject({
      status: 'cancelled',
      instructorPayment: 0,
    });
  });
});

describe('a mark', () => {
  it('that charges half takes half of the share off the family, and keeps what else was agreed', async () => {
    const { admin, id, lessons, registrations } = await open('vat', {}, 'freelancer', [40_000, 40_000]);
    // 400.00 ÷ 1.18 → 338.98, of which the first lesson has 84.75. Half of that rounds up to 42.38: 84.75 + 42.38.
    const attendance = [
      { studentId: student('vat', 0), status: 'excused' },
      { studentId: student('vat', 1), status: 'present' },
    ];
    expect(await complete(admin, lessons[0]?.id, { attendance })).toMatchObject({ revenue: 12_713, instructorPayment: 18_000 });
    // 84.75 − 42.38 = 42.37 is taken off, with VAT 49.9966 → 50.00.
    expect(await done<RegistrationSeen>(admin, 'GET', `/registrations/${registrations[0]?.id}`)).toMatchObject({ dueAmount: 35_000 });
    expect(await revenues(admin, id)).toEqual([12_713, 16_950, 16_948, 16_948]); // the others: 84.75, 84.74 and 84.74, twice
  });

  it('that pays 60 % pays so much when nobody was there', async () => {
    const { admin, lessons } = await open('plain', {}, 'employee', [40_000, 40_000]);
    const attendance = [
      { studentId: student('plain', 0), status: 'excused' },
      { studentId: student('plain', 1), status: 'absent' },
    ];
    // Revenue: half of 100.00 and nothing. Pay: the most a mark says is 60 %: 180.00 × 0.6 × 1.3 = 140.40.
    expect(await complete(admin, lessons[0]?.id, { attendance })).toMatchObject({
      revenue: 5000,
      instructorPayment: 14_040,
      profit: -9040,
    });
  });

  it('that is changed afterwards puts back what it took', async () => {
    const { admin, lessons } = await open('plain', {}, 'freelancer', [40_000]);
    await complete(admin, lessons[0]?.id, { attendance: [{ studentId: student('plain', 0), status: 'absent' }] });
    const mark = { studentId: student('plain', 0), status: 'present' };
    await done(admin, 'POST', `/meetings/${lessons[0]?.id}/attendance`, mark);
    expect(await done<MeetingSeen>(admin, 'GET', `/meetings/${lessons[0]?.id}`)).toMatchObject({
      revenue: 10_000,
      instructorPayment: 18_000,
    });
  });
});

describe('rates that change', () => {
  it('leave what was held alone, until it is computed anew', async () => {
    const { admin, lessons, instructorId } = await open('plain', {}, 'freelancer', [40_000]);
    await complete(admin, lessons[0]?.id);
    await done(admin, 'PATCH', `/instructors/${instructorId}`, { rateFrontal: 20_000 });
    expect(await done<MeetingSeen>(admin, 'GET', `/meetings/${lessons[0]?.id}`)).toMatchObject({ instructorPayment: 18_000 });
    // 200.00 × 1.5.
    expect(await done<MeetingSeen>(admin, 'POST', `/meetings/${lessons[0]?.id}/recalculate`)).toMatchObject({ instructorPayment: 30_000 });
  });
});

describe('a rate of VAT', () => {
  it('is that of the day the price was agreed', async () => {
    const { admin } = known('vat');
    await done(admin, 'PATCH', '/settings/teaching', {
      vatPeriods: [
        { startsOn: '2020-01-01', rateBp: 1800 },
        { startsOn: '2031-01-01', rateBp: 2000 },
      ],
    });
    const { id } = await open('vat', {}, 'freelancer', []);
    await registerIn(admin, id, student('vat', 0), { allowOverlap: true, registrationDate: '2030-12-31' });
    await registerIn(admin, id, student('vat', 1), { allowOverlap: true, registrationDate: '2031-01-01' });
    // 40,000 ÷ 1.18 → 33,898, first part 8,475; 40,000 ÷ 1.2 = 33,333.3 → 33,333, first part 8,334.
    expect((await revenues(admin, id))[0]).toBe(16_809);
    await done(admin, 'PATCH', '/settings/teaching', { vatPeriods: [{ startsOn: '2020-01-01', rateBp: 1800 }] });
  });
});
