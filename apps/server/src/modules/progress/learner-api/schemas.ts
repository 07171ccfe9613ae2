import { z } from 'zod';
import { LearnerId } from '../external-events/external-event.ts';

const share = z.number().min(0).max(1);
export const LearnerParams = z.object({ id: LearnerId });

export const LearnerProgress = z.object({
  learnerId: z.string(),
  tenantId: z.string(),
  overallMastery: share.nullable().describe('The mean of the skills; null while nothing is known of any.'),
  skillMastery: z.record(z.string(), share),
  totalSessions: z.number().int(),
  totalTimeMinutes: z.number().int(),
  lastActiveAt: z.string().nullable(),
});
export type LearnerProgress = z.output<typeof LearnerProgress>;

const Session = z.object({
  sessionId: z.string(),
  sessionType: z
    .string()
    .describe('`meeting` for a lesson, `practice` for the rest of a day, an attempt’s mode, or what another system calls its event.'),
  subject: z.string().nullable().describe('What it was about: the category of a lesson’s course, the title of other content.'),
  startedAt: z.string(),
  endedAt: z.string(),
  durationMinutes: z.number().int(),
  activitiesCompleted: z.number().int(),
  score: share.nullable(),
  status: z.literal('completed'),
});
export type Session = z.output<typeof Session>;

export const Sessions = z.object({
  sessions: z.array(Session),
  pagination: z.object({ total: z.number().int(), page: z.number().int(), pageSize: z.number().int(), hasMore: z.boolean() }),
});
export type Sessions = z.output<typeof Sessions>;

const inRange = (text: string) => text >= '2000' && text < '2100';
const day = z.iso.date().refine(inRange, 'must be between the years 2000 and 2100');
const moment = z.iso.datetime({ offset: true }).refine(inRange, 'must be between the years 2000 and 2100');
const DayOrMoment = z.union([day, moment], 'must be a date or an instant with offset, for example 2024-06-01 or 2024-06-01T00:00:00Z');

export const SessionQuery = z.strictObject({
  from: DayOrMoment.optional().describe('Sessions that ended then or later; a date is the school’s local day.'),
  to: DayOrMoment.optional().describe('Sessions that ended before then; of a date, until the end of that day.'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});
export type SessionQuery = z.output<typeof SessionQuery>;

const Learner = z.object({ learnerId: z.string(), lastActiveAt: z.string().nullable() });
export const Learners = z.object({
  learners: z.array(Learner),
  hasMore: z.boolean(),
  nextCursor: z.string().nullable(),
});
export type Learners = z.output<typeof Learners>;

export const LearnersQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('How many learners, 1 to 100.'),
  cursor: z
    .string()
    .max(1000)
    .optional()
    .describe('`nextCursor` of the page before. Whoever is active meanwhile may come twice, nobody is left out.'),
  updatedSince: moment
    .optional()
    .describe('Those of whom apps or other systems reported something since, and those who were in a lesson that was completed since.'),
});
export type LearnersQuery = z.output<typeof LearnersQuery>;

export const AnalyticsQuery = z.strictObject({
  from: day.optional().describe('First local date; 29 days before `to` unless given.'),
  to: day.optional().describe('Last local date, at most a year after the first; today unless given.'),
});
export type AnalyticsQuery = z.output<typeof AnalyticsQuery>;

export const AnalyticsSummary = z.object({
  tenantId: z.string(),
  from: z.string(),
  to: z.string(),
  activeLearners: z.number().int().describe('Who practised, attended, or was reported of.'),
  totalSessions: z.number().int(),
  totalTimeMinutes: z.number().int(),
  averageMastery: share.nullable().describe('Of the active learners whose mastery is known, as it is now.'),
  masteryDistribution: z
    .array(z.object({ from: share, to: share, learners: z.number().int() }))
    .describe('The same learners by their mastery, in fifths.'),
  completion: z
    .object({ expected: z.number().int(), attended: z.number().int(), rate: share.nullable() })
    .describe('Of the places at lessons that were held, how many were attended.'),
});
export type AnalyticsSummary = z.output<typeof AnalyticsSummary>;
