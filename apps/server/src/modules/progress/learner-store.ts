import { sql } from 'kysely';
import { db } from '../../platform/db/query.ts';
import type { TenantsTx, TenantTx } from '../../platform/db/transactions.ts';
import type { Learner } from './learner.ts';
import { masteryOf, type SkillState } from './mastery.ts';

/** Writes a read model that was counted under its lock; a flush beside it finds another version and decides anew. */
export async function storeLearner(tx: TenantTx, studentId: string, learner: Learner, lastReceivedAt: string | null): Promise<void> {
  await tx.count(
    db
      .updateTable('learners')
      .set({
        minutes: learner.minutes,
        questions_answered: learner.questionsAnswered,
        correct: learner.correct,
        attempts: learner.attempts,
        sessions: learner.sessions,
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

/** Writes what is known of a skill; forgets the skill when that is nothing. */
export async function storeSkill(
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
