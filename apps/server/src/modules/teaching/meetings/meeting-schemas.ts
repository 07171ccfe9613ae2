import { z } from 'zod';
import { listQuery } from '../../../platform/http/lists.ts';
import { Id } from '../../access/index.ts';
import { ActivityType } from '../cycles/cycle-schemas.ts';
import { amount, Link, LocalDate, LocalTime, line, lines, moments, Named, Refused, stored } from '../fields.ts';
import { ATTENDANCE_STATUSES } from '../settings/attendance-meanings.ts';
import { MEETING_STATUSES } from './meeting-status.ts';

export const MeetingStatus = z.enum(MEETING_STATUSES);
export const MeetingNature = z.enum(['regular', 'no_revenue']);

export const Meeting = z.object({
  ...stored,
  cycleId: z.string(),
  cycle: Named,
  courseId: z.string(),
  branchId: z.string(),
  branch: Named,
  instructorId: z.string(),
  instructor: Named,
  date: z.string(),
  startTime: z.string(),
  endTime: z.string(),
  startsAt: z.string().describe('The instant it begins, from date and time on the branch’s clock.'),
  endsAt: z.string(),
  roomId: z.string().nullable(),
  status: MeetingStatus,
  nature: MeetingNature.describe('`no_revenue`: held, and paid to the instructor, but earning nothing.'),
  activityType: ActivityType,
  topic: z.string().nullable(),
  notes: z.string().nullable(),
  reason: z.string().nullable().describe('Why it was cancelled or postponed.'),
  revenue: amount('What it earns: expected while scheduled, fixed when completed.'),
  instructorPayment: amount('What its instructor costs.'),
  expenses: amount('Approved expenses.'),
  profit: amount('Revenue − payment − expenses.'),
  rescheduledToId: z.string().nullable().describe('The meeting that took the place of a postponed or replaced one.'),
  allowsOverlap: z.boolean(),
  joinUrl: z.string().nullable(),
  recordingUrl: z.string().nullable(),
  completedAt: z.string().nullable(),
  ...moments,
});
export type Meeting = z.output<typeof Meeting>;

const editable = {
  instructorId: Id.optional().describe('Left out: the cycle’s.'),
  date: LocalDate,
  startTime: LocalTime,
  endTime: LocalTime,
  roomId: Id.nullable().optional(),
  nature: MeetingNature.optional(),
  activityType: ActivityType.optional().describe('Left out: the cycle’s.'),
  topic: line(300).nullable().optional(),
  notes: lines(5000).nullable().optional(),
  joinUrl: Link.nullable().optional(),
  recordingUrl: Link.nullable().optional(),
  allowOverlap: z.boolean().optional().describe('True, by a manager: the instructor, room or students may have another lesson then.'),
};
export const MeetingReplacement = z.strictObject(editable);
export type MeetingReplacement = z.output<typeof MeetingReplacement>;
export const NewMeeting = MeetingReplacement.extend({ id: Id.optional(), cycleId: Id });
export type NewMeeting = z.output<typeof NewMeeting>;
export const MeetingChanges = MeetingReplacement.partial();
export type MeetingChanges = z.output<typeof MeetingChanges>;

export const MeetingQuery = listQuery(['date', 'createdAt'], {
  cycleId: Id.optional(),
  courseId: Id.optional(),
  branchId: Id.optional(),
  instructorId: Id.optional(),
  status: MeetingStatus.optional(),
  activityType: ActivityType.optional(),
  date: LocalDate.optional().describe('On this day.'),
  from: LocalDate.optional().describe('On this day or later.'),
  to: LocalDate.optional().describe('On this day or earlier.'),
}).omit({ search: true });
export type MeetingQuery = z.output<typeof MeetingQuery>;

export const MeetingTotalsQuery = MeetingQuery.omit({ limit: true, offset: true, cursor: true, sortBy: true, sortOrder: true });
export const MeetingTotals = z.object({
  meetings: z.number().int(),
  minutes: z.number().int(),
  revenue: amount('What they earn: expected of scheduled ones.'),
  instructorPayment: amount('What their instructors cost. Only the own ones for those who teach them.'),
  expenses: amount('Approved expenses.'),
  profit: amount('Revenue − payment − expenses.'),
});
export type MeetingTotals = z.output<typeof MeetingTotals>;

const Reason = line(500);
const Mark = z.enum(ATTENDANCE_STATUSES);
export const CompleteRequest = z.strictObject({
  attendance: z
    .array(z.strictObject({ studentId: Id, status: Mark, notes: line(500).nullable().optional() }))
    .max(500)
    .optional()
    .describe('Marks for those who are in the cycle; the others stay unmarked.'),
  topic: line(300).nullable().optional(),
  notes: lines(5000).nullable().optional(),
});
export type CompleteRequest = z.output<typeof CompleteRequest>;

export const CancelRequest = z.strictObject({
  reason: Reason,
  replace: z.boolean().default(false).describe('True: a make-up lesson is planned after the last one.'),
  payInstructor: z.boolean().default(false).describe('True: the instructor is paid all the same.'),
});
export type CancelRequest = z.output<typeof CancelRequest>;

export const PostponeRequest = z.strictObject({
  newDate: LocalDate,
  newStartTime: LocalTime.optional().describe('Left out: the same time of day.'),
  newEndTime: LocalTime.optional().describe('Left out: as long as it was.'),
  reason: Reason,
  allowOverlap: z.boolean().default(false),
});
export type PostponeRequest = z.output<typeof PostponeRequest>;

export const SubstituteRequest = z.strictObject({ instructorId: Id, allowOverlap: z.boolean().default(false) });
export type SubstituteRequest = z.output<typeof SubstituteRequest>;

/** A meeting, and the one that was put in its place. */
export const MovedMeeting = Meeting.extend({ replacement: Meeting.nullable() });
export type MovedMeeting = z.output<typeof MovedMeeting>;

const Ids = z.array(Id).min(1).max(500).describe('Up to 500.');
export const BulkStatus = z.discriminatedUnion('status', [
  z.strictObject({
    ids: Ids,
    status: z.literal('completed'),
    topic: line(300).nullable().optional(),
    notes: lines(5000).nullable().optional(),
  }),
  z.strictObject({
    ids: Ids,
    status: z.literal('cancelled'),
    reason: Reason,
    replace: z.boolean().default(false),
    payInstructor: z.boolean().default(false),
  }),
  z.strictObject({ ids: Ids, status: z.literal('scheduled') }),
]);
export type BulkStatus = z.output<typeof BulkStatus>;
export const BulkIds = z.strictObject({ ids: Ids });
export type BulkIds = z.output<typeof BulkIds>;
export const BulkDelete = z.strictObject({
  ids: Ids,
  force: z.boolean().default(false).describe('True: completed ones too; what they earned is taken back.'),
});
export type BulkDelete = z.output<typeof BulkDelete>;

export const BulkResults = z.object({
  results: z.array(z.object({ id: z.string(), ok: z.boolean(), error: Refused })),
});
export type BulkResults = z.output<typeof BulkResults>;
