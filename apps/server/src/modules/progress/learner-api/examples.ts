import type { AnalyticsSummary, LearnerProgress, Learners, Sessions } from './schemas.ts';

export const exampleLearner: LearnerProgress = {
  learnerId: 'learner-123',
  tenantId: 'tenant-456',
  overallMastery: 0.75,
  skillMastery: { algebra: 0.82, geometry: 0.68 },
  totalSessions: 45,
  totalTimeMinutes: 1350,
  lastActiveAt: '2024-06-01T10:30:00.000Z',
};

export const exampleLearners: Learners = {
  learners: [{ learnerId: 'learner-123', lastActiveAt: '2024-06-01T10:30:00.000Z' }],
  hasMore: false,
  nextCursor: null,
};

export const exampleSessions: Sessions = {
  sessions: [
    {
      sessionId: 'khan-academy:evt_123',
      sessionType: 'content_completed',
      subject: 'Introduction to Algebra',
      startedAt: '2024-06-01T08:30:00.000Z',
      endedAt: '2024-06-01T09:00:00.000Z',
      durationMinutes: 30,
      activitiesCompleted: 1,
      score: 0.85,
      status: 'completed',
    },
  ],
  pagination: { total: 45, page: 1, pageSize: 20, hasMore: true },
};

export const exampleAnalytics: AnalyticsSummary = {
  tenantId: 'tenant-456',
  from: '2024-05-01',
  to: '2024-05-31',
  activeLearners: 120,
  totalSessions: 1804,
  totalTimeMinutes: 51_730,
  averageMastery: 0.64,
  masteryDistribution: [
    { from: 0, to: 0.2, learners: 3 },
    { from: 0.2, to: 0.4, learners: 14 },
    { from: 0.4, to: 0.6, learners: 31 },
    { from: 0.6, to: 0.8, learners: 48 },
    { from: 0.8, to: 1, learners: 24 },
  ],
  completion: { expected: 640, attended: 583, rate: 0.9109 },
};

/** As the source document prints it. */
export const exampleEvent = {
  learnerId: 'learner-123',
  sourceSystem: 'khan-academy',
  eventType: 'content_completed',
  contentId: 'algebra-101',
  contentTitle: 'Introduction to Algebra',
  durationSeconds: 1800,
  score: 0.85,
  occurredAt: '2024-06-01T09:00:00Z',
  metadata: { exerciseCount: 10, hintsUsed: 2 },
};
