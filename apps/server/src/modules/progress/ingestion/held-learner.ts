import { extraOf, type Fact } from '../facts.ts';
import type { DaySnapshot, DayTime, Learner } from '../learner.ts';
import { masteryOf, type SkillState } from '../mastery.ts';
import type { KnownDay, LearnerRow, StoredRow } from './flush-store.ts';

export interface Day {
  time: DayTime;
  snapshot: (DaySnapshot & { hash: string }) | null;
}

export interface NewestSummary {
  orderedAt: number;
  generatedAt: number;
}

/** A student's read model during a flush, with what the flush changed. */
export interface Held {
  row: LearnerRow;
  learner: Learner;
  days: Map<string, Day>;
  newestSummary: NewestSummary | null;
  summaries: Map<number, string>;
  changedSkills: Set<string>;
  isChanged: boolean;
}

export function hold(row: LearnerRow): Held {
  return {
    ...{ row, learner: learnerOf(row), days: new Map(), newestSummary: null, summaries: new Map() },
    ...{ changedSkills: new Set(), isChanged: false },
  };
}

/** A stored read model, its skills aside. */
export function learnerOf(row: LearnerRow): Learner {
  return {
    minutes: row.minutes,
    questionsAnswered: row.questions_answered,
    correct: row.correct,
    attempts: row.attempts,
    sessions: row.sessions,
    activeDays: row.active_days,
    streakDate: row.streak_date,
    streakCurrent: row.streak_current,
    streakLongest: row.streak_longest,
    lastActiveAt: row.last_active_at === '-infinity' ? null : Date.parse(row.last_active_at),
    lastReceivedAt: row.last_received_at === null ? null : Date.parse(row.last_received_at),
    hasBaseline: row.has_baseline,
    skills: new Map<string, SkillState>(),
  };
}

export function dayOf(day: KnownDay): Day {
  return {
    time: { snapshotMinutes: day.minutes, attemptSeconds: 0 },
    snapshot: {
      date: day.date,
      minutes: day.minutes,
      questionsAnswered: day.questions_answered,
      correct: day.correct,
      streakCurrent: day.streak_current,
      streakLongest: day.streak_longest,
      weakTopics: day.top_weak_topics,
      orderedAt: Date.parse(day.ordered_at),
      hash: day.content_hash,
    },
  };
}

export function learnerRow({ row, learner }: Held): StoredRow {
  return {
    tenant_id: row.tenant_id,
    student_id: row.student_id,
    minutes: learner.minutes,
    questions_answered: learner.questionsAnswered,
    correct: learner.correct,
    attempts: learner.attempts,
    sessions: learner.sessions,
    active_days: learner.activeDays,
    streak_date: learner.streakDate,
    streak_current: learner.streakCurrent,
    streak_longest: learner.streakLongest,
    last_active_at: learner.lastActiveAt === null ? '-infinity' : iso(learner.lastActiveAt),
    last_active_on: learner.lastActiveAt === null ? '-infinity' : iso(learner.lastActiveAt).slice(0, 10),
    last_received_at: learner.lastReceivedAt === null ? null : iso(learner.lastReceivedAt),
    has_baseline: learner.hasBaseline,
    version: row.version + 1,
  };
}

export function skillRows({ row, learner, changedSkills }: Held): StoredRow[] {
  return [...changedSkills].flatMap((skill) => {
    const state = learner.skills.get(skill);
    if (!state) return [];
    return {
      tenant_id: row.tenant_id,
      student_id: row.student_id,
      skill,
      weighted_correct: state.weightedCorrect,
      weighted_total: state.weightedTotal,
      mastery: masteryOf(state),
      last_evidence_at: iso(state.lastEvidenceAt),
    };
  });
}

/** The part of a row that says whose it is and where it came from. */
export function keyOf(fact: Fact): StoredRow {
  return {
    tenant_id: fact.tenantId,
    student_id: fact.payload.studentId,
    extra: extraOf(fact),
    app_id: fact.appId,
    ip: fact.ip,
    request_id: fact.requestId,
    received_at: iso(fact.receivedAt),
  };
}

export function iso(ms: number): string {
  return new Date(ms).toISOString();
}
