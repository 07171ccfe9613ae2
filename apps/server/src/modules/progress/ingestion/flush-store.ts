import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantsTx } from '../../../platform/db/transactions.ts';

/** The rows of one flush, as they are read and written. JSON both ways: one statement each, whatever the size. */
export interface LearnerRow {
  tenant_id: string;
  student_id: string;
  timezone: string;
  minutes: number;
  questions_answered: number;
  correct: number;
  attempts: number;
  active_days: number;
  streak_date: string | null;
  streak_current: number;
  streak_longest: number;
  last_active_at: string;
  last_received_at: string | null;
}

export interface SkillRow {
  tenant_id: string;
  student_id: string;
  skill: string;
  weighted_correct: number;
  weighted_total: number;
  mastery: number;
  last_evidence_at: string;
}

export interface KnownDay {
  tenant_id: string;
  student_id: string;
  date: string;
  attempt_seconds: number;
  content_hash: string | null;
  ordered_at: string | null;
  minutes: number | null;
  questions_answered: number | null;
  correct: number | null;
  streak_current: number | null;
  streak_longest: number | null;
  top_weak_topics: { topicId: string; accuracy: number }[] | null;
}

export interface Known {
  days: KnownDay[] | null;
  skills: SkillRow[] | null;
  attempts: { tenant_id: string; attempt_id: string; content_hash: string }[] | null;
  summaries: { tenant_id: string; student_id: string; generated_at: string; ordered_at: string; content_hash: string; is_newest: boolean }[] | null;
  events: { tenant_id: string; event_id: string }[] | null;
}

export interface Keys {
  learners: { tenant_id: string; student_id: string }[];
  days: { tenant_id: string; student_id: string; date: string }[];
  skills: { tenant_id: string; student_id: string; skill: string }[];
  attempts: { tenant_id: string; attempt_id: string }[];
  summaries: { tenant_id: string; student_id: string; generated_at: string }[];
  events: { tenant_id: string; event_id: string }[];
}

/**
 * Locks the learners of the batch in one order (so that two flushes can't deadlock) and answers those
 * whose student exists. From here to the commit nobody else takes facts of these students.
 */
export async function lockLearners(tx: TenantsTx, keys: Keys['learners']): Promise<LearnerRow[]> {
  return tx.rows(
    sql<LearnerRow>`
      SELECT l.tenant_id, l.student_id, t.timezone, l.minutes, l.questions_answered, l.correct, l.attempts, l.active_days,
        l.streak_date, l.streak_current, l.streak_longest, l.last_active_at, l.last_received_at
      FROM json_to_recordset(${JSON.stringify(keys)}::json) AS k (tenant_id text, student_id text)
      JOIN learners l ON l.tenant_id = k.tenant_id AND l.student_id = k.student_id
      JOIN students s ON s.tenant_id = k.tenant_id AND s.id = k.student_id AND s.deleted_at IS NULL
      JOIN tenants t ON t.id = k.tenant_id
      ORDER BY l.tenant_id, l.student_id FOR UPDATE OF l`.compile(db),
  );
}

/** What is already stored of the facts' keys. Read after the lock, by a statement of its own, to see the newest. */
export async function readKnown(tx: TenantsTx, keys: Keys): Promise<Known> {
  const known = await tx.first(
    sql<Known>`
      SELECT
        (SELECT json_agg(json_build_object(
            'tenant_id', k.tenant_id, 'student_id', k.student_id, 'date', k.date,
            'attempt_seconds', (SELECT coalesce(sum(extract(epoch FROM a.finished_at - a.started_at)), 0)
               FROM attempts a WHERE a.tenant_id = k.tenant_id AND a.student_id = k.student_id AND a.date = k.date),
            'content_hash', d.content_hash, 'ordered_at', d.ordered_at, 'minutes', d.minutes,
            'questions_answered', d.questions_answered, 'correct', d.correct, 'streak_current', d.streak_current,
            'streak_longest', d.streak_longest, 'top_weak_topics', d.top_weak_topics))
          FROM json_to_recordset(${JSON.stringify(keys.days)}::json) AS k (tenant_id text, student_id text, date date)
          LEFT JOIN daily_snapshots d ON d.tenant_id = k.tenant_id AND d.student_id = k.student_id AND d.date_key = k.date) AS days,
        (SELECT json_agg(s)
          FROM json_to_recordset(${JSON.stringify(keys.skills)}::json) AS k (tenant_id text, student_id text, skill text)
          JOIN learner_skills s ON s.tenant_id = k.tenant_id AND s.student_id = k.student_id AND s.skill = k.skill) AS skills,
        (SELECT json_agg(json_build_object('tenant_id', a.tenant_id, 'attempt_id', a.attempt_id, 'content_hash', a.content_hash))
          FROM json_to_recordset(${JSON.stringify(keys.attempts)}::json) AS k (tenant_id text, attempt_id text)
          JOIN attempts a ON a.tenant_id = k.tenant_id AND a.attempt_id = k.attempt_id) AS attempts,
        (SELECT json_agg(json_build_object('tenant_id', s.tenant_id, 'student_id', s.student_id,
            'generated_at', s.generated_at, 'ordered_at', s.ordered_at, 'content_hash', s.content_hash, 'is_newest', s.is_newest))
          FROM json_to_recordset(${JSON.stringify(keys.summaries)}::json) AS k (tenant_id text, student_id text, generated_at timestamptz)
          CROSS JOIN LATERAL (
            SELECT a.*, false AS is_newest FROM ai_summaries a
            WHERE a.tenant_id = k.tenant_id AND a.student_id = k.student_id AND a.generated_at = k.generated_at
            UNION ALL
            (SELECT a.*, true FROM ai_summaries a WHERE a.tenant_id = k.tenant_id AND a.student_id = k.student_id
             ORDER BY a.ordered_at DESC, a.generated_at DESC LIMIT 1)) s) AS summaries,
        (SELECT json_agg(json_build_object('tenant_id', e.tenant_id, 'event_id', e.event_id))
          FROM json_to_recordset(${JSON.stringify(keys.events)}::json) AS k (tenant_id text, event_id text)
          JOIN learning_events e ON e.tenant_id = k.tenant_id AND e.event_id = k.event_id) AS events`.compile(db),
  );
  if (!known) throw new Error('a SELECT without FROM answers one row');
  return known;
}

export type StoredRow = Record<string, unknown>;

export interface Written {
  learners: StoredRow[];
  skills: StoredRow[];
  days: StoredRow[];
  attempts: StoredRow[];
  summaries: StoredRow[];
  events: StoredRow[];
}

/** Everything a flush stores, in one statement. Rows come sorted and without twins. */
export async function writeFlush(tx: TenantsTx, written: Written): Promise<void> {
  await tx.count(
    sql`
      WITH learner AS (
        UPDATE learners l SET minutes = r.minutes, questions_answered = r.questions_answered, correct = r.correct,
          attempts = r.attempts, active_days = r.active_days, streak_date = r.streak_date, streak_current = r.streak_current,
          streak_longest = r.streak_longest, last_active_at = r.last_active_at, last_received_at = r.last_received_at
        FROM json_populate_recordset(NULL::learners, ${JSON.stringify(written.learners)}::json) r
        WHERE l.tenant_id = r.tenant_id AND l.student_id = r.student_id
      ), skill AS (
        INSERT INTO learner_skills SELECT * FROM json_populate_recordset(NULL::learner_skills, ${JSON.stringify(written.skills)}::json)
        ON CONFLICT (tenant_id, student_id, skill) DO UPDATE SET weighted_correct = EXCLUDED.weighted_correct,
          weighted_total = EXCLUDED.weighted_total, mastery = EXCLUDED.mastery, last_evidence_at = EXCLUDED.last_evidence_at
      ), attempt AS (
        INSERT INTO attempts SELECT * FROM json_populate_recordset(NULL::attempts, ${JSON.stringify(written.attempts)}::json)
      ), summary AS (
        INSERT INTO ai_summaries SELECT * FROM json_populate_recordset(NULL::ai_summaries, ${JSON.stringify(written.summaries)}::json)
      ), event AS (
        INSERT INTO learning_events SELECT * FROM json_populate_recordset(NULL::learning_events, ${JSON.stringify(written.events)}::json)
      )
      INSERT INTO daily_snapshots SELECT * FROM json_populate_recordset(NULL::daily_snapshots, ${JSON.stringify(written.days)}::json)
      ON CONFLICT (tenant_id, student_id, date_key) DO UPDATE SET minutes = EXCLUDED.minutes,
        questions_answered = EXCLUDED.questions_answered, correct = EXCLUDED.correct, accuracy = EXCLUDED.accuracy,
        streak_current = EXCLUDED.streak_current, streak_longest = EXCLUDED.streak_longest, due_count = EXCLUDED.due_count,
        top_weak_topics = EXCLUDED.top_weak_topics, last_active_at = EXCLUDED.last_active_at, ordered_at = EXCLUDED.ordered_at,
        extra = EXCLUDED.extra, content_hash = EXCLUDED.content_hash, app_id = EXCLUDED.app_id, ip = EXCLUDED.ip,
        request_id = EXCLUDED.request_id, received_at = EXCLUDED.received_at`.compile(db),
  );
}
