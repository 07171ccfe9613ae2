import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Book, type BookMeeting, moneyOf, settlements } from './book.ts';

const RUNS = { numRuns: 2000 };
const date = fc.integer({ min: 1, max: 28 }).map((day) => `2026-09-${String(day).padStart(2, '0')}`);
const teacher = { employmentType: 'freelancer', rateFrontal: 12_000, rateOnline: null, ratePrivate: null } as const;

const meetings = fc
  .uniqueArray(fc.record({ date, nature: fc.constantFrom('regular', 'regular', 'no_revenue') }), {
    selector: (one) => one.date,
    maxLength: 10,
  })
  .map((all): BookMeeting[] =>
    all
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .map((one) => ({
        ...{ ...one, id: one.date, startTime: '16:00', endTime: '17:00', activityType: 'frontal', instructorId: 'ins_1', teacher },
        ...{ isFirstOfDay: true, marks: [] },
      })),
  );
const registrations = fc.array(
  fc.record({
    netAmount: fc.nat(10 ** 7),
    allocated: fc.nat(10 ** 6),
    startsOn: fc.option(date),
    endsOn: fc.option(date),
    isOpen: fc.boolean(),
  }),
  { maxLength: 6 },
);
const books: fc.Arbitrary<Book> = fc.record({
  cycle: fc.constant({
    ...{ id: 'cyc_1', type: 'private' as const, instructorId: 'ins_1', pricePerStudent: null, meetingRevenue: null, studentCount: null },
    ...{ paymentMode: 'hourly' as const, dailyRate: null },
  }),
  meetings,
  unplanned: fc.nat(3),
  registrations: registrations.map((all) => all.map((one, place) => ({ id: `reg_${place}`, ...one }))),
  overheadBp: fc.constant(3000),
});

const all = () => 100;
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0);

test('a meeting earns exactly what its registrations are charged', () => {
  fc.assert(
    fc.property(books, (book) => {
      for (const { revenue, shares } of moneyOf(book, all).values()) expect(revenue).toBe(sum(shares.values()));
    }),
    RUNS,
  );
});

test('what was handed out, what is to come and what is settled never exceed what the school earns of a registration', () => {
  fc.assert(
    fc.property(books, (book) => {
      const money = [...moneyOf(book, all).values()];
      const settled = settlements(book);
      for (const { id, allocated, netAmount, isOpen } of book.registrations) {
        const whole = allocated + sum(money.map(({ shares }) => shares.get(id) ?? 0)) + (settled.get(id) ?? 0);
        expect(whole).toBeLessThanOrEqual(netAmount);
        if (!isOpen && book.unplanned === 0) expect(whole).toBe(netAmount);
      }
    }),
    RUNS,
  );
});

test('settling twice settles nothing more', () => {
  fc.assert(
    fc.property(books, (book) => {
      const settled = settlements(book);
      const after = book.registrations.map((one) => ({ ...one, allocated: one.allocated + (settled.get(one.id) ?? 0) }));
      expect(settlements({ ...book, registrations: after }).size).toBe(0);
    }),
    RUNS,
  );
});

test('held one after the other, lessons earn what they were expected to earn', () => {
  fc.assert(
    fc.property(books, (book) => {
      const expected = [...moneyOf(book, all)].map(([id, { revenue }]) => [id, revenue]);
      let left = book;
      const earned: [string, number][] = [];
      for (const { id } of book.meetings) {
        const money = moneyOf(left, all).get(id);
        if (!money) throw new Error('every meeting of the book has its money');
        earned.push([id, money.revenue]);
        left = {
          ...left,
          meetings: left.meetings.filter((one) => one.id !== id),
          registrations: left.registrations.map((one) => ({ ...one, allocated: one.allocated + (money.shares.get(one.id) ?? 0) })),
        };
      }
      expect(earned).toEqual(expected);
    }),
    RUNS,
  );
});
