import { sql } from 'kysely';
import { db } from '../../platform/db/query.ts';
import type { TenantTx } from '../../platform/db/transactions.ts';
import { notFound } from '../../platform/errors.ts';
import type { AppProgress } from './schemas.ts';

type Raw = Pick<AppProgress, 'snapshots' | 'attempts' | 'aiSummary' | 'events'> & {
  skills: AppProgress['mastery']['skills'];
  learner:
    | (AppProgress['mastery']['totals'] & {
        streakCurrent: number;
        streakLongest: number;
        lastActiveAt: string;
        lastReceivedAt: string | null;
      })
    | null;
};

// json_agg in SQL costs a fraction of building the same lists row by row here. Instants leave as
// ISO 8601 in UTC.
const utc = (column: string) => sql.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Everything the student page shows of one student, in one round trip. NOT_FOUND without the student. */
export async function readProgress(tx: TenantTx, studentId: string, from: string, to: string): Promise<Raw> {
  // The id of one who was merged into another goes on finding them.
  const meant = sql`(SELECT coalesce(merged_into, id) FROM students WHERE tenant_id = ${tx.tenantId} AND id = ${studentId})`;
  const of = sql`tenant_id = ${tx.tenantId} AND student_id = ${meant}`;
  const raw = await tx.first(
    sql<Raw>`
      SELECT
        (SELECT coalesce(json_agg(json_build_object('dateKey', date_key, 'minutes', minutes, 'questionsAnswered', questions_answered,
            'correct', correct, 'accuracy', accuracy, 'streakCurrent', streak_current, 'streakLongest', streak_longest,
            'dueCount', due_count, 'topWeakTopics', top_weak_topics, 'lastActiveAt', ${utc('last_active_at')},
            'receivedAt', ${utc('received_at')}) ORDER BY date_key), '[]')
          FROM daily_snapshots WHERE ${of} AND date_key BETWEEN ${from} AND ${to}) AS snapshots,
        (SELECT coalesce(json_agg(json_build_object('attemptId', attempt_id, 'mode', mode, 'startedAt', ${utc('started_at')},
            'finishedAt', ${utc('finished_at')}, 'score', score, 'total', total, 'accuracy', accuracy,
            'topicBreakdown', topic_breakdown, 'receivedAt', ${utc('received_at')}) ORDER BY finished_at DESC, attempt_id), '[]')
          FROM (SELECT * FROM attempts WHERE ${of} ORDER BY finished_at DESC, attempt_id LIMIT 50) a) AS attempts,
        (SELECT json_build_object('passProbability', pass_probability, 'strengths', strengths, 'weaknesses', weaknesses,
            'todayPlan', today_plan, 'generatedAt', ${utc('generated_at')}, 'receivedAt', ${utc('received_at')})
          FROM ai_summaries WHERE ${of} ORDER BY ordered_at DESC, generated_at DESC LIMIT 1) AS "aiSummary",
        (SELECT coalesce(json_agg(json_build_object('eventId', event_id, 'type', type, 'occurredAt', ${utc('occurred_at')},
            'payload', payload, 'receivedAt', ${utc('received_at')}) ORDER BY occurred_at DESC, event_id), '[]')
          FROM (SELECT * FROM learning_events WHERE ${of} ORDER BY occurred_at DESC, event_id LIMIT 50) e) AS events,
        (SELECT coalesce(json_agg(json_build_object('skill', skill, 'mastery', mastery, 'lastEvidenceAt', ${utc('last_evidence_at')})
            ORDER BY mastery, skill), '[]')
          FROM learner_skills WHERE ${of}) AS skills,
        (SELECT json_build_object('minutes', minutes, 'questionsAnswered', questions_answered, 'correct', correct, 'attempts', attempts,
            'activeDays', active_days, 'streakCurrent', streak_current, 'streakLongest', streak_longest,
            'lastActiveAt', CASE WHEN last_active_at > '-infinity' THEN ${utc('last_active_at')} END,
            'lastReceivedAt', ${utc('last_received_at')})
          FROM learners WHERE ${of}) AS learner
      FROM students WHERE tenant_id = ${tx.tenantId} AND id = ${meant} AND deleted_at IS NULL`.compile(db),
  );
  if (!raw) throw notFound('student');
  return raw;
}

/** The read model's row of a new student, so that sorting by last activity sees everybody. */
export async function insertLearner(tx: TenantTx, studentId: string): Promise<void> {
  await tx.count(
    sql`INSERT INTO learners (tenant_id, student_id) VALUES (${tx.tenantId}, ${studentId}) ON CONFLICT DO NOTHING`.compile(db),
  );
}

export async function listStudentIds(tx: TenantTx, after: string, limit: number): Promise<string[]> {
  const rows = await tx.rows(
    sql<{ id: string }>`SELECT id FROM students WHERE tenant_id = ${tx.tenantId} AND id > ${after} ORDER BY id LIMIT ${limit}`.compile(db),
  );
  return rows.map((row) => row.id);
}
