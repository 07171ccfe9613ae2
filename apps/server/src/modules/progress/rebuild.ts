import { sql } from 'kysely';
import { db } from '../../platform/db/query.ts';
import type { TenantsTx, TenantTx } from '../../platform/db/transactions.ts';
import {
  type AttemptResult,
  attemptEvidence,
  type DaySnapshot,
  type DayTime,
  type ExternalResult,
  externalEvidence,
  type Learner,
  newLearner,
  takeAttempt,
  takeExternal,
  takeSnapshot,
  weakTopicEvidence,
} from './learner.ts';
import { storeLearner, storeSkill } from './learner-store.ts';
import { addEvidence, type SkillState } from './mastery.ts';

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
  external: (Omit<ExternalResult, 'orderedAt'> & { orderedAt: string })[] | null;
  lastReceivedAt: string | null;
}

/** Counts some skills of a student again from all facts, for evidence that was taken back. */
export async function rebuildSkills(
  tx: TenantsTx | TenantTx,
  again: { tenantId: string; studentId: string; skills: readonly string[] },
): Promise<void> {
  const { snapshots, attempts, external } = await readFacts(tx, again.tenantId, again.studentId);
  const evidence = [...snapshots.flatMap(weakTopicEvidence), ...attempts.flatMap(attemptEvidence), ...external.flatMap(externalEvidence)];
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
  external: ExternalResult[];
  lastReceivedAt: string | null;
}

function countAll({ snapshots, attempts, external }: Facts): Learner {
  const learner = newLearner();
  const days = new Map<string, DayTime>();
  const dayOf = (date: string): DayTime => {
    const day = days.get(date) ?? { snapshotMinutes: 0, attemptSeconds: 0 };
    days.set(date, day);
    return day;
  };
  for (const snapshot of snapshots) takeSnapshot(learner, snapshot, null, dayOf(snapshot.date));
  for (const attempt of attempts) takeAttempt(learner, attempt, dayOf(attempt.date));
  for (const event of external) takeExternal(learner, event);
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
        (SELECT json_agg(json_build_object('seconds', duration_seconds, 'skill', content_id, 'score', score, 'orderedAt', ordered_at)
            ORDER BY ordered_at, source_system, event_id)
          FROM external_events WHERE tenant_id = ${tenantId} AND student_id = ${studentId}) AS external,
        greatest(
          (SELECT max(received_at) FROM daily_snapshots WHERE tenant_id = ${tenantId} AND student_id = ${studentId}),
          (SELECT max(received_at) FROM attempts WHERE tenant_id = ${tenantId} AND student_id = ${studentId}),
          (SELECT max(received_at) FROM ai_summaries WHERE tenant_id = ${tenantId} AND student_id = ${studentId}),
          (SELECT max(received_at) FROM learning_events WHERE tenant_id = ${tenantId} AND student_id = ${studentId}),
          (SELECT max(received_at) FROM external_events WHERE tenant_id = ${tenantId} AND student_id = ${studentId})
        ) AS "lastReceivedAt"`.compile(db),
  );
  return {
    snapshots: (stored?.snapshots ?? []).map((one) => ({ ...one, orderedAt: Date.parse(one.orderedAt) })),
    attempts: (stored?.attempts ?? []).map((one) => ({ ...one, seconds: Number(one.seconds), orderedAt: Date.parse(one.orderedAt) })),
    external: (stored?.external ?? []).map((one) => ({ ...one, orderedAt: Date.parse(one.orderedAt) })),
    lastReceivedAt: stored?.lastReceivedAt ?? null,
  };
}
