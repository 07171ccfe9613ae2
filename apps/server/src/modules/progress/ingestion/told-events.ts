import { createHash } from 'node:crypto';
import type { AttributedEvent } from '../../../platform/ledger/ledger.ts';
import type { Fact, FactOf } from '../facts.ts';
import { type Milestone, milestoneReached } from '../milestones.ts';

/** The catalogue's events that a fact tells. */
export function dailyUpdated(fact: FactOf<'daily'>): AttributedEvent {
  const { studentId, dateKey, minutes, questionsAnswered, correct, accuracy, streakCurrent, streakLongest, lastActiveAt } = fact.payload;
  return event(fact, 'progress.daily_updated', {
    studentId,
    dateKey,
    minutes,
    questionsAnswered,
    correct,
    accuracy,
    streakCurrent,
    streakLongest,
    lastActiveAt,
  });
}

export function sessionCompleted(fact: FactOf<'attempt'>, seconds: number): AttributedEvent {
  const { studentId, attemptId, mode, startedAt, finishedAt, score, total } = fact.payload;
  return event(fact, 'SESSION_COMPLETED', {
    sessionId: attemptId,
    learnerId: studentId,
    sessionType: mode,
    subject: null,
    startedAt,
    endedAt: finishedAt,
    durationMinutes: Math.round(seconds / 60),
    score: total > 0 ? score / total : null,
  });
}

export function baselineCompleted(fact: FactOf<'attempt'>): AttributedEvent {
  const { studentId, attemptId, topicBreakdown } = fact.payload;
  return event(fact, 'BASELINE_COMPLETED', {
    baselineId: attemptId,
    learnerId: studentId,
    results: topicBreakdown.map(({ topicId, total, correct, accuracy }) => ({ topicId, total, correct, accuracy })),
  });
}

export function masteryMilestone(fact: Fact, reached: Milestone): AttributedEvent {
  const { type, data } = milestoneReached(fact.payload.studentId, reached);
  return event(fact, type, data);
}

/** What the app says of the goal: its `goal`, or all it says when it names none. */
export function goalCompleted(fact: FactOf<'events'>): AttributedEvent {
  const { studentId, eventId, payload = null } = fact.payload;
  const said = typeof payload === 'object' && payload !== null ? payload : {};
  const goalId = 'goalId' in said && typeof said.goalId === 'string' && said.goalId !== '' ? said.goalId : eventId;
  return event(fact, 'GOAL_COMPLETED', { goalId, learnerId: studentId, goal: 'goal' in said ? said.goal : payload });
}

export function recommendationCreated(fact: FactOf<'ai-summary'>): AttributedEvent {
  const { studentId, todayPlan, strengths, weaknesses, passProbability, generatedAt } = fact.payload;
  return event(fact, 'RECOMMENDATION_CREATED', {
    recommendationId: recommendationId(studentId, generatedAt),
    learnerId: studentId,
    todayPlan,
    strengths,
    weaknesses,
    passProbability,
  });
}

// A summary is stored by its student and moment, and has no id of its own: this one follows from them.
function recommendationId(studentId: string, generatedAt: string): string {
  return `rec_${createHash('sha256')
    .update(`${studentId}\n${Date.parse(generatedAt)}`)
    .digest('base64url')
    .slice(0, 22)}`;
}

function event(fact: Fact, type: string, data: Record<string, unknown>): AttributedEvent {
  return { tenantId: fact.tenantId, actor: `app:${fact.appId}`, type, subject: fact.payload.studentId, data };
}
