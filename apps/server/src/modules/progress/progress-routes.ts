import { z } from 'zod';
import { bare } from '../../platform/http/envelope.ts';
import { one, type Route, tenantRoute } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import { type Access, Id } from '../access/index.ts';
import { showProgress } from './progress.ts';
import { AppProgress, ProgressRange } from './schemas.ts';

const params = z.object({ id: Id });
const exampleProgress: AppProgress = {
  snapshots: [
    {
      dateKey: '2026-02-19',
      minutes: 12,
      questionsAnswered: 32,
      correct: 25,
      accuracy: 78,
      streakCurrent: 6,
      streakLongest: 11,
      dueCount: 14,
      topWeakTopics: [{ topicId: 't-khai-niem', accuracy: 52 }],
      lastActiveAt: '2026-02-19T06:21:00.000Z',
      receivedAt: '2026-02-19T06:22:10.000Z',
    },
  ],
  attempts: [],
  aiSummary: null,
  events: [],
  mastery: {
    overallMastery: 0.51,
    skills: [{ skill: 't-khai-niem', mastery: 0.51, lastEvidenceAt: '2026-02-19T12:00:00.000Z' }],
    totals: { minutes: 12, questionsAnswered: 32, correct: 25, attempts: 0, activeDays: 1 },
    streakCurrent: 6,
    streakLongest: 11,
    lastActiveAt: '2026-02-19T06:21:00.000Z',
  },
  sync: { lastReceivedAt: '2026-02-19T06:22:10.000Z', daysSinceSync: 0, isStale: false },
};

export function progressRoutes(system: System, access: Access): Route[] {
  const shared = {
    method: 'GET',
    summary: 'What a student practised in the learning apps',
    tag: 'Progress',
    gate: access.staff.may('students', 'VIEW', ['progress', 'VIEW']),
    params,
    query: ProgressRange,
    reply: one(AppProgress, exampleProgress),
    example: { params: { id: 'stu_123' } },
  } as const;
  return [
    tenantRoute({
      ...shared,
      path: '/api/v1/students/:id/progress',
      operationId: 'getStudentProgress',
      run: (tx, { params: { id }, query }) => showProgress(tx, id, query, system.clock()),
    }),
    // Source document 01 prints this path; its answer is bare.
    tenantRoute({
      ...shared,
      path: '/api/students/:id/app-progress',
      operationId: 'getStudentAppProgress',
      envelope: bare,
      run: (tx, { params: { id }, query }) => showProgress(tx, id, query, system.clock()),
    }),
  ];
}
