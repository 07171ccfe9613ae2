import { z } from 'zod';
import { listQuery } from '../../../platform/http/lists.ts';
import { givenLabels, Id, labelFields, labelFilters } from '../../access/index.ts';
import { amount, Link, LocalDate, LocalTime, line, Money, moments, Named, stored } from '../fields.ts';
import { CYCLE_STATUSES } from './cycle-status.ts';

export const CycleType = z.enum(['private', 'institutional_per_child', 'institutional_fixed']);
export const ActivityType = z.enum(['online', 'frontal', 'private']);
export const PaymentMode = z.enum(['hourly', 'daily']);
export const CycleStatus = z.enum(CYCLE_STATUSES);

const Day = z.number().int().min(0).max(6).describe('0 is Sunday, 6 is Saturday.');
export const Slot = z.object({ day: Day, startTime: z.string(), endTime: z.string(), roomId: z.string().nullable() });
export type Slot = z.output<typeof Slot>;

export const Cycle = z.object({
  ...stored,
  name: z.string(),
  courseId: z.string(),
  course: Named,
  branchId: z.string(),
  branch: Named,
  instructorId: z.string(),
  instructor: Named,
  institutionalOrderId: z.string().nullable(),
  type: CycleType,
  startDate: z.string(),
  endDate: z.string().nullable().describe('Day of the last lesson; follows from the meetings.'),
  dayOfWeek: z.array(Slot).describe('The lessons of a week, on the branch’s clock.'),
  totalMeetings: z.number().int(),
  completedMeetings: z.number().int(),
  cancelledMeetings: z.number().int().describe('Cancelled without another lesson in their place.'),
  remainingMeetings: z.number().int(),
  pricePerStudent: amount('The price of a place, as families pay it; for an institution, per child and lesson.'),
  meetingRevenue: amount('What one lesson brings, where that is agreed.'),
  studentCount: z.number().int().nullable().describe('Children as agreed with the institution; null: those registered count.'),
  maxStudents: z.number().int().nullable(),
  registeredStudents: z.number().int().describe('Places taken now.'),
  waitingStudents: z.number().int(),
  activityType: ActivityType,
  instructorPaymentMode: PaymentMode,
  instructorDailyRate: amount('What a day costs when the instructor is paid by the day.'),
  joinUrl: z.string().nullable(),
  status: CycleStatus,
  ...labelFields,
  ...moments,
});
export type Cycle = z.output<typeof Cycle>;

export const GivenSlot = z
  .strictObject({ day: Day, startTime: LocalTime, endTime: LocalTime, roomId: Id.nullable().optional() })
  .refine(({ startTime, endTime }) => endTime > startTime, { path: ['endTime'], error: 'must be after startTime' });
export type GivenSlot = z.output<typeof GivenSlot>;

export const CycleReplacement = z.strictObject({
  name: line(200),
  courseId: Id,
  branchId: Id,
  instructorId: Id,
  institutionalOrderId: Id.nullable().optional(),
  type: CycleType,
  startDate: LocalDate,
  dayOfWeek: z.array(GivenSlot).min(1, 'needs at least one lesson a week').max(21),
  totalMeetings: z.number().int().min(1).max(500),
  pricePerStudent: Money.nullable().optional(),
  meetingRevenue: Money.nullable().optional(),
  studentCount: z.number().int().min(0).max(100_000).nullable().optional(),
  maxStudents: z.number().int().min(1).max(100_000).nullable().optional(),
  activityType: ActivityType.optional().describe('Left out: frontal.'),
  instructorPaymentMode: PaymentMode.optional().describe('Left out: hourly.'),
  instructorDailyRate: Money.nullable().optional(),
  joinUrl: Link.nullable().optional(),
  status: CycleStatus.optional(),
  ...givenLabels,
});
export type CycleReplacement = z.output<typeof CycleReplacement>;
export const NewCycle = CycleReplacement.extend({
  id: Id.optional(),
  generateMeetings: z.boolean().optional().describe('True: the lessons are planned at once.'),
});
export type NewCycle = z.output<typeof NewCycle>;
export const CycleChanges = CycleReplacement.partial();
export type CycleChanges = z.output<typeof CycleChanges>;

export const CycleQuery = listQuery(['name', 'startDate', 'createdAt'], {
  courseId: Id.optional(),
  branchId: Id.optional(),
  instructorId: Id.optional(),
  institutionalOrderId: Id.optional(),
  type: CycleType.optional(),
  status: CycleStatus.optional(),
  dayOfWeek: z.coerce.number().int().min(0).max(6).optional().describe('Cycles with a lesson on this day; 0 is Sunday.'),
  activityType: ActivityType.optional(),
  from: LocalDate.optional().describe('Begins on this day or later.'),
  to: LocalDate.optional().describe('Begins on this day or earlier.'),
  ...labelFilters,
});
export type CycleQuery = z.output<typeof CycleQuery>;
