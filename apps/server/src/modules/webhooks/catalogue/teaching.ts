import { z } from 'zod';
import {
  Attendance,
  Cycle,
  exampleAttendance,
  exampleCycle,
  exampleMeeting,
  examplePayment,
  exampleRegistration,
  Meeting,
  Payment,
  Registration,
} from '../../teaching/index.ts';
import { type EventKind, event } from './event-kind.ts';

// No event says what an instructor is paid.
const CycleData = Cycle.omit({ instructorPaymentMode: true, instructorDailyRate: true });
const MeetingData = Meeting.omit({ instructorPayment: true, expenses: true, profit: true });
const AttendanceData = Attendance.extend({ isDeleted: z.literal(true).optional().describe('The mark was taken back.') });

const { instructorPaymentMode: _mode, instructorDailyRate: _rate, ...cycle } = exampleCycle;
const { instructorPayment: _pay, expenses: _expenses, profit: _profit, ...meeting } = exampleMeeting;
const cancelled = { status: 'cancelled' as const, cancellationDate: '2026-11-01', cancellationReason: 'Moved away', refundAmount: 80_000 };
const waitlisted = { status: 'waitlisted' as const, waitlistedAt: '2026-10-01T09:00:00Z', waitlistPosition: 1 };
const paid = { paidAmount: 120_000, paymentStatus: 'paid' as const };
const completed = { status: 'completed' as const, completedAt: '2026-10-25T15:32:00Z' };

export const registrationEvents: EventKind[] = [
  event('registration.created', 'A student was registered in a cycle.', Registration, exampleRegistration),
  event('registration.updated', 'A registration was changed: terms, state, money, or an offered place.', Registration, {
    ...exampleRegistration,
    ...{ version: 2, status: 'active' },
  }),
  event('registration.cancelled', 'A student left a cycle.', Registration, { ...exampleRegistration, ...cancelled, dueAmount: 40_000 }),
  event('registration.paid', 'All that is owed for a registration is paid.', Registration, { ...exampleRegistration, ...paid }),
  event('registration.waitlisted', 'A student waits for a place in a full cycle.', Registration, { ...exampleRegistration, ...waitlisted }),
  event('registration.promoted', 'A student who waited got a place.', Registration, exampleRegistration),
  event('registration.deleted', 'A registration that should never have been was removed.', Registration, exampleRegistration),
];

export const meetingEvents: EventKind[] = [
  event('meeting.created', 'A lesson was planned.', MeetingData, meeting),
  event('meeting.updated', 'A lesson was changed: time, room, instructor, money.', MeetingData, { ...meeting, version: 2 }),
  event('meeting.completed', 'A lesson was held.', MeetingData, { ...meeting, ...completed }),
  event('meeting.cancelled', 'A lesson is not held.', MeetingData, { ...meeting, status: 'cancelled', reason: 'The instructor is ill' }),
  event('meeting.postponed', 'A lesson is held at another time, by another meeting.', MeetingData, {
    ...meeting,
    ...{ status: 'postponed', reason: 'School trip', rescheduledToId: 'mtg_124' },
  }),
  event('meeting.deleted', 'A lesson was removed.', MeetingData, meeting),
];

export const cycleEvents: EventKind[] = [
  event('cycle.created', 'A cycle was opened.', CycleData, cycle),
  event('cycle.updated', 'A cycle was changed, or goes on again.', CycleData, { ...cycle, version: 2 }),
  event('cycle.completed', 'The last lesson of a cycle is over.', CycleData, { ...cycle, status: 'completed', remainingMeetings: 0 }),
  event('cycle.cancelled', 'A cycle does not go on.', CycleData, { ...cycle, status: 'cancelled' }),
  event('cycle.deleted', 'A cycle was removed.', CycleData, cycle),
];

export const attendanceEvents: EventKind[] = [
  event(
    'attendance.recorded',
    'Somebody’s attendance of a lesson was marked, or the mark was changed or taken back.',
    AttendanceData,
    exampleAttendance,
  ),
];

export const paymentEvents: EventKind[] = [
  event('payment.received', 'Money came in.', Payment, examplePayment),
  event('payment.refunded', 'Money was given back.', Payment, { ...examplePayment, id: 'pay_124', refundOf: 'pay_123' }),
];
