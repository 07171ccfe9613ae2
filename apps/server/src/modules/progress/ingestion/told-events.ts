import { newId } from '../../../platform/ids.ts';
import type { AttributedEvent } from '../../../platform/ledger/ledger.ts';
import type { Fact, FactOf } from '../facts.ts';

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

export function recommendationCreated(fact: FactOf<'ai-summary'>): AttributedEvent {
  const { studentId, todayPlan, strengths, weaknesses, passProbability } = fact.payload;
  return event(fact, 'RECOMMENDATION_CREATED', {
    recommendationId: newId('evt'),
    learnerId: studentId,
    todayPlan,
    strengths,
    weaknesses,
    passProbability,
  });
}

function event(fact: Fact, type: string, data: Record<string, unknown>): AttributedEvent {
  return { tenantId: fact.tenantId, actor: `app:${fact.appId}`, type, subject: fact.payload.studentId, data };
}
