import type { Meeting } from '../meetings/meeting.ts';
import { openAmount, type Registration } from '../registrations/registration.ts';

type Lesson = Pick<Meeting, 'status' | 'revenue' | 'instructorPayment'>;
type Place = Pick<Registration, 'status' | 'dueAmount' | 'paidAmount'>;

export interface CycleMoney {
  earned: number;
  toCome: number;
  /** Null for those who may not see pay. */
  cost: number | null;
  owed: number;
}

/** Sums of the rows the page shows, in the minor unit. Credit of one family doesn't pay for another. */
export function moneyOfCycle(lessons: readonly Lesson[], places: readonly Place[]): CycleMoney {
  const revenue = (status: Lesson['status']) =>
    sum(lessons.filter((lesson) => lesson.status === status).map((lesson) => lesson.revenue ?? 0));
  const pay = lessons.filter(({ status }) => status === 'completed' || status === 'cancelled').map((lesson) => lesson.instructorPayment);
  return {
    earned: revenue('completed'),
    toCome: revenue('scheduled'),
    cost: pay.includes(null) ? null : sum(pay.map((amount) => amount ?? 0)),
    owed: sum(places.filter(({ status }) => status !== 'waitlisted').map((place) => Math.max(0, openAmount(place) ?? 0))),
  };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
