import { z } from 'zod';
import { ActivityType } from '../cycles/cycle-schemas.ts';
import { LocalDate, Named } from '../fields.ts';
import { MeetingStatus } from '../meetings/meeting-schemas.ts';

export const ScheduleQuery = z.strictObject({
  from: LocalDate.optional().describe('First day; left out: today.'),
  to: LocalDate.optional().describe('Last day, at most 366 days on; left out: six days on.'),
});
export type ScheduleQuery = z.output<typeof ScheduleQuery>;

export const ScheduledMeeting = z.object({
  id: z.string(),
  cycle: Named,
  course: Named,
  branch: Named,
  address: z.string().nullable().describe('Of the branch.'),
  room: z.string().nullable(),
  date: z.string(),
  startTime: z.string(),
  endTime: z.string(),
  timeZone: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  status: MeetingStatus,
  activityType: ActivityType,
  topic: z.string().nullable(),
  students: z.number().int().describe('How many are expected.'),
  joinUrl: z.string().nullable().describe('The meeting’s link, else the cycle’s.'),
});
export type ScheduledMeeting = z.output<typeof ScheduledMeeting>;

export const Schedule = z.object({
  from: z.string(),
  to: z.string(),
  meetings: z.array(ScheduledMeeting),
  busy: z
    .array(z.object({ startsAt: z.string(), endsAt: z.string() }))
    .describe('When they can’t take another lesson: meetings and time off, joined where they touch.'),
});
export type Schedule = z.output<typeof Schedule>;

export const CalendarFeed = z.object({
  url: z.string().describe('Subscribe to it in a calendar. Whoever has it reads the lessons: it is shown once, and a new one ends it.'),
});
export type CalendarFeed = z.output<typeof CalendarFeed>;
