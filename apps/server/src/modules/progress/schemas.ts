import { z } from 'zod';

const Topic = z.object({ topicId: z.string(), accuracy: z.number() });

/** What staff see of a student's practice in the learning apps. */
export const AppProgress = z.object({
  snapshots: z.array(
    z.object({
      dateKey: z.string(),
      minutes: z.number().int(),
      questionsAnswered: z.number().int(),
      correct: z.number().int(),
      accuracy: z.number(),
      streakCurrent: z.number().int(),
      streakLongest: z.number().int(),
      dueCount: z.number().int(),
      topWeakTopics: z.array(Topic),
      lastActiveAt: z.string(),
      receivedAt: z.string(),
    }),
  ),
  attempts: z.array(
    z.object({
      attemptId: z.string(),
      mode: z.string(),
      startedAt: z.string(),
      finishedAt: z.string(),
      score: z.number(),
      total: z.number(),
      accuracy: z.number(),
      topicBreakdown: z.array(Topic.extend({ total: z.number(), correct: z.number() })),
      receivedAt: z.string(),
    }),
  ),
  aiSummary: z
    .object({
      passProbability: z.number(),
      strengths: z.array(z.string()),
      weaknesses: z.array(z.string()),
      todayPlan: z.array(z.string()),
      generatedAt: z.string(),
      receivedAt: z.string(),
    })
    .nullable(),
  events: z.array(
    z.object({ eventId: z.string(), type: z.string(), occurredAt: z.string(), payload: z.unknown(), receivedAt: z.string() }),
  ),
  mastery: z.object({
    overallMastery: z.number().nullable().describe('0 to 1: the mean of the skills.'),
    skills: z.array(z.object({ skill: z.string(), mastery: z.number(), lastEvidenceAt: z.string() })).describe('Weakest first.'),
    totals: z.object({
      minutes: z.number().int(),
      questionsAnswered: z.number().int(),
      correct: z.number().int(),
      attempts: z.number().int(),
      activeDays: z.number().int(),
    }),
    streakCurrent: z.number().int(),
    streakLongest: z.number().int(),
    lastActiveAt: z.string().nullable(),
  }),
  sync: z.object({
    lastReceivedAt: z.string().nullable(),
    daysSinceSync: z.number().int().nullable(),
    isStale: z.boolean().describe('Nothing has come for three days or more.'),
  }),
});
export type AppProgress = z.output<typeof AppProgress>;

const day = z.iso.date().refine((text) => text >= '2000-01-01' && text < '2100-01-01', 'must be between the years 2000 and 2100');

export const ProgressRange = z.strictObject({
  from: day.optional().describe('First local date; 90 days back unless given.'),
  to: day.optional().describe('Last local date; today unless given.'),
});
export type ProgressRange = z.output<typeof ProgressRange>;
