import { z } from 'zod';
import { type EventKind, event } from './event-kind.ts';

const learnerId = z.string().describe('The student.');
const instant = z.string().describe('ISO 8601.');
const mastery = z.number().min(0).max(1);

const SessionCompleted = z.object({
  sessionId: z.string(),
  learnerId,
  sessionType: z.string().describe('`meeting` for a lesson at school; else as the app calls it, for example `mock`.'),
  subject: z.string().nullable().describe('What it was about: the category of a lesson’s course.'),
  startedAt: instant,
  endedAt: instant,
  durationMinutes: z.number().int().min(0),
  score: z.number().min(0).max(1).nullable().describe('Of 1; null where there is none.'),
});

const BaselineCompleted = z.object({
  baselineId: z.string().describe('The attempt.'),
  learnerId,
  results: z
    .array(z.object({ topicId: z.string(), total: z.number().int(), correct: z.number().int(), accuracy: z.number().min(0).max(100) }))
    .describe('By topic; accuracy in percent.'),
});

const RecommendationCreated = z.object({
  recommendationId: z.string().describe('The same whenever this plan is told.'),
  learnerId,
  todayPlan: z.array(z.string()),
  strengths: z.array(z.string()),
  weaknesses: z.array(z.string()),
  passProbability: z.number().min(0).max(100).describe('In percent.'),
});

const MasteryMilestone = z.object({
  learnerId,
  skill: z.string(),
  level: z
    .enum(['developing', 'proficient', 'mastered'])
    .describe('Reached at a mastery of 0.5, 0.8 and 0.95; the highest, when several were reached at once.'),
  previousMastery: mastery.describe('0 for a skill nothing was known of.'),
  mastery,
});

const GoalCompleted = z.object({ goalId: z.string(), learnerId, goal: z.unknown().describe('As the app tells it.') });

const ContentAssigned = z.object({
  assignmentId: z.string().describe('The registration.'),
  learnerId,
  contentType: z.enum(['cycle', 'course']).describe('`cycle`: a group at this school. `course`: a course at a partner.'),
  contentId: z.string(),
  title: z.string(),
});

/** The six of the integration service. */
export const learnerEvents: EventKind[] = [
  event(
    'SESSION_COMPLETED',
    'A learner finished a stretch of learning: an attempt in an app, or a lesson they attended.',
    SessionCompleted,
    {
      ...{ sessionId: 'attempt-7', learnerId: 'stu_123', sessionType: 'mock', subject: null, score: 0.86 },
      ...{ startedAt: '2026-11-21T09:00:00.000Z', endedAt: '2026-11-21T09:29:00.000Z', durationMinutes: 29 },
    },
  ),
  event('BASELINE_COMPLETED', 'A learner finished their first attempt of mode BASELINE.', BaselineCompleted, {
    ...{ baselineId: 'attempt-1', learnerId: 'stu_123' },
    results: [{ topicId: 'road-signs', total: 10, correct: 6, accuracy: 60 }],
  }),
  event('RECOMMENDATION_CREATED', 'A newer AI summary with a plan for the day came in.', RecommendationCreated, {
    ...{ recommendationId: 'rec_7sVd2Qm1xK0pYw3u', learnerId: 'stu_123', todayPlan: ['Ten questions on road signs'] },
    ...{ strengths: ['Right of way'], weaknesses: ['Road signs'], passProbability: 72 },
  }),
  event('MASTERY_MILESTONE', 'A learner’s mastery of a skill rose to another level.', MasteryMilestone, {
    ...{ learnerId: 'stu_123', skill: 'road-signs', level: 'proficient', previousMastery: 0.74, mastery: 0.81 },
  }),
  event('GOAL_COMPLETED', 'A learner reached a goal; told by their app.', GoalCompleted, {
    ...{ goalId: 'goal-3', learnerId: 'stu_123', goal: { title: 'A hundred questions this week' } },
  }),
  event('CONTENT_ASSIGNED', 'A learner was registered in a cycle, or got a place they had waited for.', ContentAssigned, {
    ...{ assignmentId: 'reg_123', learnerId: 'stu_123', contentType: 'cycle', contentId: 'cyc_123', title: 'Python, Sundays' },
  }),
];
