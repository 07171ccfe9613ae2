import { sql } from 'kysely';
import { db } from '../../platform/db/query.ts';
import type { TenantsTx, TenantTx } from '../../platform/db/transactions.ts';
import {
  type AttemptResult,
  attemptEvidence,
  type DaySnapshot,
  type DayTime,
  type Learner,
  newLearner,
  takeAttempt,
  takeSnapshot,
  weakTopicEvidence,
} from './learner.ts';
import { addEvidence, masteryOf, type SkillState } from './mastery.ts';

interface StoredFacts {
  snapshots:
    | {
        date: string;
        minutes: number;
        questionsAnswered: number;
        correct: number;
        streakCurrent: number;
        streakLongest: number;
        weakTopics: DaySnapshot['weakTopics'];
        orderedAt: string;
      }[]
    | null;
  attempts: { date: string; mode: string; seconds: number; orderedAt: string; topics: AttemptResult['topics'] }[] | null;
  lastReceivedAt: string | null;
}

/** Counts some skills of a student again from all facts, for evidence that was taken back. */
export async function rebuildSkills(
  tx: TenantsTx | TenantTx,
  again: { tenantId: string; studentId: string; skills: readonly string[] },
): Promise<void> {
  const { snapshots, attempts } = await readFacts(tx, again.tenantId, again.studentId);
  const evidence = [...snapshots.flatMap(weakTopicEvidence), ...attempts.flatMap(attemptEvidence)];
  for (const skill of new Set(again.skills)) {
    const state = evidence.filter((one) => one.skill === skill).reduce<SkillState | undefined>(addEvidence, undefined);
    await storeSkill(tx, again.tenantId, again.studentId, skill, state);
  }
}

/** Counts a student's whole read model again from the stored facts. */
export async function rebuildLearner(tx: TenantTx, studentId: string): Promise<void> {
  await tx.count(
    sql`INSERT INTO learners (tenant_id, student_id) VALUES (${tx.tenantId}, ${studentId}) ON CONFLICT DO NOTHING`.compile(db),
  );
  await tx.count(sql`SELECT 1 FROM learners WHERE tenant_id = ${tx.tenantId} AND student_id = ${studentId} FOR UPDATE`.compile(db));
  const facts = await readFacts(tx, tx.tenantId, studentId);
  const learner = countAll(facts);
  await storeLearner(tx, studentId, learner, facts.lastReceivedAt);
  await tx.count(sql`DELETE FROM learner_skills WHERE tenant_id = ${tx.tenantId} AND student_id = ${studentId}`.compile(db));
  for (const [skill, state] of learner.skills) await storeSkill(tx, tx.tenantId, studentId, skill, state);
}

interface Facts {
  snapshots: DaySnapshot[];
  attempts: AttemptResult[];
  lastReceivedAt: string | null;
}

function countAll({ snapshots, attempts }: Facts): Learner {
  const learner = newLearner();
  const days = new Map<string, DayTime>();
  const dayOf = (date: string): DayTime => {
    const day = days.get(date) ?? { snapshotMinutes: 0, attemptSeconds: 0 };
    days.set(date, day);
    return day;
  };
  for (const snapshot of snapshots) takeSnapshot(learner, snapshot, null, dayOf(snapshot.date));
  for (const attempt of attempts) takeAttempt(learner, attempt, dayOf(attempt.date));
  return learner;
}

async function readFacts(tx: TenantsTx | TenantTx, tenantId: string, studentId: string): Promise<Facts> {
  const stored = await tx.first(
    sql<StoredFacts>`
      SELECT
        (SELECT json_agg(json_build_object('date', date_key, 'minutes', minutes, 'questionsAnswered', questions_answered,
            'correct', correct, 'streakCurrent', streak_current, 'streakLongest', streak_longest,
            'weakTopics', top_weak_topics, 'orderedAt', ordered_at) ORDER BY date_key)
          FROM daily_snapshots WHERE tenant_id = ${tenantId} AND student_id = ${studentId}) AS snapshots,
        (SELECT json_agg(json_build_object('date', date, 'mode', mode, 'seconds', extract(epoch FROM finished_at - started_at),
            'orderedAt', ordered_at, 'topics', topic_breakdown) ORDER BY ordered_at, attempt_id)
          FROM attempts WHERE tenant_id = ${tenantId} AND student_id = ${studentId}) AS attempts,
        greatest(
          (SELECT max(received_at) FROM daily_snapshots WHERE tenant_id = ${tenantId} AND student_id = ${studentId}),
          (SELECT max(received_at) FROM attempts WHERE tenant_id = ${tenantId} AND student_id = ${studentId}),
          (SELECT max(received_at) FROM ai_summaries WHERE tenant_id = ${tenantId} AND student_id = ${studentId}),
          (SELECT max(received_at) FROM learning_events WHERE tenant_id = ${tenantId} AND student_id = ${studentId})
        ) AS "lastReceivedAt"`.compile(db),
  );
  return {
    snapshots: (stored?.snapshots ?? []).map((one) => ({ ...one, orderedAt: Date.parse(one.orderedAt) })),
    attempts: (stored?.attempts ?? []).map((one) => ({ ...one, seconds: Number(one.seconds), orderedAt: Date.parse(one.orderedAt) })),
    lastReceivedAt: stored?.lastReceivedAt ?? null,
  };
}

async function storeLearner(tx: TenantTx, studentId: string, learner: Learner, lastReceivedAt: string | null): Promise<void> {
  await tx.count(
    db
      .updateTable('learners')
      .set({
        minutes: learner.minutes,
        questions_answered: learner.questionsAnswered,
        correct: learner.correct,
        attempts: learner.attempts,
        active_days: learner.activeDays,
        streak_date: learner.streakDate,
        streak_current: learner.streakCurrent,
        streak_longest: learner.streakLongest,
        last_active_at: learner.lastActiveAt === null ? '-infinity' : new Date(learner.lastActiveAt).toISOString(),
        last_active_on: learner.lastActiveAt === null ? '-infinity' : new Date(learner.lastActiveAt).toISOString().slice(0, 10),
        last_received_at: lastReceivedAt,
        has_baseline: learner.hasBaseline,
        version: sql`version + 1`,
      })
      .where('tenant_id', '=', tx.tenantId)
      .where('student_id', '=', studentId),
  );
}

async function storeSkill(
  tx: TenantsTx | TenantTx,
  tenantId: string,
  studentId: string,
  skill: string,
  state: SkillState | undefined,
): Promise<void> {
  const key = sql`tenant_id = ${tenantId} AND student_id = ${studentId} AND skill = ${skill}`;
  if (!state) {
    await tx.count(sql`DELETE FROM learner_skills WHERE ${key}`.compile(db));
    return;
  }
  await tx.count(
    sql`INSERT INTO learner_skills (tenant_id, student_id, skill, weighted_correct, weighted_total, mastery, last_evidence_at)
        VALUES (${tenantId}, ${studentId}, ${skill}, ${state.weightedCorrect}, ${state.weightedTotal}, ${masteryOf(state)},
          ${new Date(state.lastEvidenceAt).toISOString()})
        ON CONFLICT (tenant_id, student_id, skill) DO UPDATE SET weighted_correct = EXCLUDED.weighted_correct,
          weighted_total = EXCLUDED.weighted_total, mastery = EXCLUDED.mastery, last_evidence_at = EXCLUDED.last_evidence_at`.compile(db),
  );
}
