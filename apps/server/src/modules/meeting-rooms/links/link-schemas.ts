import { z } from 'zod';
import { line } from '../../../platform/http/text.ts';
import { Id } from '../../access/index.ts';
import { AttendanceStatus, MeetingStatus } from '../../teaching/index.ts';

export const InstructorLink = z.object({
  url: z
    .string()
    .describe('A page for a phone. Whoever has it takes attendance of this one lesson: it is shown once, and a new one ends it.'),
  instructor: z.object({ id: z.string(), name: z.string() }).describe('Whom it is for. When somebody else is to teach, it ends.'),
  expiresAt: z.string(),
});
export type InstructorLink = z.output<typeof InstructorLink>;

/** A lesson as the link shows it: names and marks, and nothing else of anybody. */
export const LinkedMeeting = z.object({
  meetingId: z.string(),
  cycle: z.string(),
  course: z.string(),
  branch: z.string(),
  instructor: z.string(),
  date: z.string(),
  startTime: z.string(),
  endTime: z.string(),
  timeZone: z.string(),
  startsAt: z.string(),
  status: MeetingStatus,
  topic: z.string().nullable(),
  opensAt: z.string().describe('From then on it can be completed.'),
  expiresAt: z.string(),
  students: z.array(
    z.object({
      studentId: z.string(),
      name: z.string(),
      isTrial: z.boolean(),
      status: AttendanceStatus.nullable().describe('Null: not marked yet.'),
    }),
  ),
});
export type LinkedMeeting = z.output<typeof LinkedMeeting>;

export const LinkedCompletion = z.strictObject({
  attendance: z
    .array(z.strictObject({ studentId: Id, status: AttendanceStatus }))
    .max(500)
    .optional()
    .describe('Of students of this lesson; the others stay unmarked.'),
  topic: line(300).optional().describe('What was taught.'),
});
export type LinkedCompletion = z.output<typeof LinkedCompletion>;

export const LinkParams = z.object({ token: z.string().min(1).max(100) });
