import type { AttendanceStatus } from '../settings/attendance-meanings.ts';
import { type ActivityType, instructorPay, minutesBetween, type Teacher } from './instructor-pay.ts';
import { meetingRevenue } from './meeting-revenue.ts';
import { isThere, type ShareHolder, sharesToCome } from './shares.ts';

/** A meeting of the book: still to come, or the one that is being completed. */
export interface BookMeeting {
  id: string;
  date: string;
  startTime: string;
  endTime: string;
  nature: 'regular' | 'no_revenue';
  activityType: ActivityType;
  instructorId: string;
  teacher: Teacher;
  /** Whether it would be the first of its instructor's day to carry the daily rate. */
  isFirstOfDay: boolean;
  /** Marks of those who are in it. */
  marks: readonly { registrationId: string | null; status: AttendanceStatus }[];
}

/** A registration of the book: one that is or was there. */
export interface BookRegistration extends ShareHolder {
  /** Registered, active, completed; or cancelled, for the days on which it was there. */
  isOpen: boolean;
}

/** Everything the money of a cycle's meetings follows from. Amounts in the minor unit. */
export interface Book {
  cycle: {
    id: string;
    type: 'private' | 'institutional_per_child' | 'institutional_fixed';
    instructorId: string;
    pricePerStudent: number | null;
    meetingRevenue: number | null;
    studentCount: number | null;
    paymentMode: 'hourly' | 'daily';
    dailyRate: number | null;
  };
  /** Scheduled meetings in order of time, and with them one that is being completed or computed anew. */
  meetings: readonly BookMeeting[];
  /** Lessons that are promised and have no day yet. */
  unplanned: number;
  registrations: readonly BookRegistration[];
  overheadBp: number;
}

/** The money of one meeting, and how it comes about. */
export interface MeetingMoney {
  revenue: number;
  instructorPayment: number;
  carriesDailyRate: boolean;
  /** By registration. Empty where revenue doesn't come from shares. */
  shares: Map<string, number>;
}

/** What each meeting of the book earns and costs; `paidPercent` says what the marks of a meeting leave of its pay. */
export function moneyOf(book: Book, paidPercent: (meeting: BookMeeting) => number): Map<string, MeetingMoney> {
  const shares = sharesByMeeting(book);
  return new Map(
    book.meetings.map((meeting) => [meeting.id, moneyOfMeeting(book, meeting, shares.get(meeting.id) ?? new Map(), paidPercent(meeting))]),
  );
}

function moneyOfMeeting(
  { cycle, registrations, overheadBp }: Book,
  meeting: BookMeeting,
  shares: Map<string, number>,
  paidPercent: number,
): MeetingMoney {
  const revenue = meetingRevenue({
    status: 'completed',
    nature: meeting.nature,
    type: cycle.type,
    meetingRevenue: cycle.meetingRevenue,
    pricePerStudent: cycle.pricePerStudent,
    studentCount: cycle.studentCount,
    revenueBearing: registrations.filter((registration) => isThere(registration, meeting.date)).length,
    shares: [...shares.values()].reduce((sum, share) => sum + share, 0),
  });
  // A substitute in a cycle that pays by the day is paid by the hour: the day was agreed with somebody else.
  const mode = cycle.paymentMode === 'daily' && meeting.instructorId === cycle.instructorId ? 'daily' : 'hourly';
  const carriesDailyRate = mode === 'daily' && meeting.isFirstOfDay;
  const instructorPayment = instructorPay({
    teacher: meeting.teacher,
    mode,
    dailyRate: cycle.dailyRate,
    carriesDailyRate,
    activityType: meeting.activityType,
    minutes: minutesBetween(meeting.startTime, meeting.endTime),
    paidPercent,
    overheadBp,
  });
  return { revenue, instructorPayment, carriesDailyRate, shares };
}

/** Whether what a meeting earns is what falls on it of the registrations. */
export function earnsByShares({ cycle }: { cycle: Pick<Book['cycle'], 'type' | 'meetingRevenue'> }): boolean {
  return cycle.type === 'private' && cycle.meetingRevenue === null;
}

function sharesByMeeting(book: Book): Map<string, Map<string, number>> {
  const byMeeting = new Map<string, Map<string, number>>();
  if (!earnsByShares(book)) return byMeeting;
  const billable = book.meetings.filter(({ nature }) => nature === 'regular');
  for (const registration of book.registrations) {
    for (const [meetingId, share] of sharesToCome(registration, billable, book.unplanned).shares) {
      const shares = byMeeting.get(meetingId) ?? new Map<string, number>();
      byMeeting.set(meetingId, shares.set(registration.id, share));
    }
  }
  return byMeeting;
}

/**
 * What has to be settled without a lesson: of a closed registration, whatever no lesson is left to earn; of an open
 * one, only what was earned beyond its amount. By registration, never 0.
 */
export function settlements(book: Book): Map<string, number> {
  const settled = new Map<string, number>();
  if (!earnsByShares(book)) return settled;
  const billable = book.meetings.filter(({ nature }) => nature === 'regular');
  for (const registration of book.registrations) {
    const { unallocated } = sharesToCome(registration, billable, book.unplanned);
    if (unallocated < 0 || (unallocated > 0 && !registration.isOpen)) settled.set(registration.id, unallocated);
  }
  return settled;
}
