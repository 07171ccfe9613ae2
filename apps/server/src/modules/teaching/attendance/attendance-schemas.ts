import { z } from 'zod';
import { listQuery } from '../../../platform/http/lists.ts';
import { Id } from '../../access/index.ts';
import { Flag, LocalDate, line, lines, moments, Named, stored } from '../fields.ts';
import { ATTENDANCE_STATUSES } from '../settings/attendance-meanings.ts';

export const AttendanceStatus = z.enum(ATTENDANCE_STATUSES);

export const Attendance = z.object({
  ...stored,
  meetingId: z.string(),
  date: z.string().describe('Day of the meeting.'),
  studentId: z.string().nullable(),
  student: Named.nullable(),
  registrationId: z.string().nullable(),
  guestName: z.string().nullable().describe('A guest who is no student.'),
  status: AttendanceStatus,
  isTrial: z.boolean(),
  notes: z.string().nullable(),
  recordedBy: z.string().nullable(),
  ...moments,
});
export type Attendance = z.output<typeof Attendance>;

const about = {
  registrationId: Id.optional(),
  studentId: Id.optional(),
  guestName: line(200).optional().describe('A guest who is no student; only the name is kept.'),
};
const said = {
  status: AttendanceStatus,
  isTrial: z.boolean().optional().describe('Left out: true for who has a trial registration, false for the others.'),
  notes: lines(1000).nullable().optional(),
};
const namesOne = { error: 'say who: one of studentId, registrationId or guestName', path: ['studentId'] };
const isAboutOne = (mark: { studentId?: string | undefined; registrationId?: string | undefined; guestName?: string | undefined }) =>
  [mark.studentId, mark.registrationId, mark.guestName].filter((who) => who !== undefined).length === 1;

export const GivenMark = z.strictObject({ ...about, ...said }).refine(isAboutOne, namesOne);
export type GivenMark = z.output<typeof GivenMark>;
export const NewAttendance = z.strictObject({ meetingId: Id, ...about, ...said }).refine(isAboutOne, namesOne);
export type NewAttendance = z.output<typeof NewAttendance>;
export const AttendanceChanges = z.strictObject(said).partial();
export type AttendanceChanges = z.output<typeof AttendanceChanges>;
export const AttendanceReplacement = z.strictObject(said);
export type AttendanceReplacement = z.output<typeof AttendanceReplacement>;
export const BulkMarks = z.strictObject({ attendance: z.array(GivenMark).min(1).max(500) });
export type BulkMarks = z.output<typeof BulkMarks>;

/** Who is in a meeting, marked or not. */
export const Roll = z.object({
  meetingId: z.string(),
  marked: z.array(Attendance),
  unmarked: z.array(z.object({ studentId: z.string(), registrationId: z.string(), name: z.string(), isTrial: z.boolean() })),
});
export type Roll = z.output<typeof Roll>;

export const AttendanceQuery = listQuery(['date', 'createdAt'], {
  meetingId: Id.optional(),
  studentId: Id.optional(),
  registrationId: Id.optional(),
  status: AttendanceStatus.optional(),
  isTrial: Flag.optional(),
  from: LocalDate.optional().describe('Meetings on this day or later.'),
  to: LocalDate.optional().describe('Meetings on this day or earlier.'),
}).omit({ search: true });
export type AttendanceQuery = z.output<typeof AttendanceQuery>;
