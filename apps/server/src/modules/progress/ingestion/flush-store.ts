import { type RawBuilder, sql } from 'kysely';
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
  version: number;
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
  learners: LearnerRow[] | null;
  days: KnownDay[] | null;
  skills: SkillRow[] | null;
  attempts: { tenant_id: string; attempt_id: string; content_hash: string }[] | null;
  summaries: { tenant_id: string; student_id: string; generated_at: string; ordered_at: string; content_hash: string; is_newest: boolean }[] | null;
  events: { tenant_id: string; event_id: string }[] | null;
}

export interface Keys {
  learners: { tenant_id: string; student_id: string }[];
  /** A snapshot says its date; an attempt's is the school's local date of its beginning. */
  days: { tenant_id: string; student_id: string; date?: string; began_at?: string; received_at?: string }[];
  skills: { tenant_id: string; student_id: string; skill: string }[];
  attempts: { tenant_id: string; attempt_id: string }[];
  summaries: { tenant_id: string; student_id: string; generated_at: string }[];
  events: { tenant_id: string; event_id: string }[];
}

// Every look-up is a LATERAL of its own key: the one plan PostgreSQL can choose then is the index, even
// when the statement was planned while the table was empty.

/**
 * The learners of the batch whose student exists, and what is already stored of the facts' keys: one
 * statement, so one moment. Nothing is locked; `writeFlush` notices when a learner has moved on since.
 */
export async function readKnown(tx: TenantsTx, keys: Keys): Promise<Known> {
  const known = await tx.first(
    sql<Known>`
      SELECT
        (SELECT json_agg(json_build_object('tenant_id', l.tenant_id, 'student_id', l.student_id, 'timezone', t.timezone,
            'minutes', l.minutes, 'questions_answered', l.questions_answered, 'correct', l.correct, 'attempts', l.attempts,
            'active_days', l.active_days, 'streak_date', l.streak_date, 'streak_current', l.streak_current,
            'streak_longest', l.streak_longest, 'last_active_at', l.last_active_at, 'last_received_at', l.last_received_at,
            'version', l.version))
          FROM json_to_recordset(${JSON.stringify(keys.learners)}::json) AS k (tenant_id text, student_id text)
          CROSS JOIN LATERAL (SELECT timezone FROM tenants WHERE id = k.tenant_id LIMIT 1) t
          CROSS JOIN LATERAL (SELECT 1 FROM students WHERE tenant_id = k.tenant_id AND id = k.student_id AND deleted_at IS NULL LIMIT 1) s
          CROSS JOIN LATERAL (SELECT * FROM learners WHERE tenant_id = k.tenant_id AND student_id = k.student_id LIMIT 1) l) AS learners,
        (SELECT json_agg(json_build_object(
            'tenant_id', k.tenant_id, 'student_id', k.student_id, 'date', k.day, 'attempt_seconds', a.seconds,
            'content_hash', d.content_hash, 'ordered_at', d.ordered_at, 'minutes', d.minutes,
            'questions_answered', d.questions_answered, 'correct', d.correct, 'streak_current', d.streak_current,
            'streak_longest', d.streak_longest, 'top_weak_topics', d.top_weak_topics))
          FROM (
            SELECT k.tenant_id, k.student_id, coalesce(k.date, (least(k.began_at, k.received_at) AT TIME ZONE
              (SELECT timezone FROM tenants WHERE id = k.tenant_id))::date) AS day
            FROM json_to_recordset(${JSON.stringify(keys.days)}::json)
              AS k (tenant_id text, student_id text, date date, began_at timestamptz, received_at timestamptz)) k
          LEFT JOIN LATERAL (SELECT * FROM daily_snapshots
            WHERE tenant_id = k.tenant_id AND student_id = k.student_id AND date_key = k.day LIMIT 1) d ON true
          CROSS JOIN LATERAL (SELECT coalesce(sum(extract(epoch FROM finished_at - started_at)), 0) AS seconds FROM attempts
            WHERE tenant_id = k.tenant_id AND student_id = k.student_id AND date = k.day) a) AS days,
        (SELECT json_agg(s)
          FROM json_to_recordset(${JSON.stringify(keys.skills)}::json) AS k (tenant_id text, student_id text, skill text)
          CROSS JOIN LATERAL (SELECT * FROM learner_skills
            WHERE tenant_id = k.tenant_id AND student_id = k.student_id AND skill = k.skill LIMIT 1) s) AS skills,
        (SELECT json_agg(a)
          FROM json_to_recordset(${JSON.stringify(keys.attempts)}::json) AS k (tenant_id text, attempt_id text)
          CROSS JOIN LATERAL (SELECT tenant_id, attempt_id, content_hash FROM attempts
            WHERE tenant_id = k.tenant_id AND attempt_id = k.attempt_id LIMIT 1) a) AS attempts,
        (SELECT json_agg(json_build_object('tenant_id', s.tenant_id, 'student_id', s.student_id,
            'generated_at', s.generated_at, 'ordered_at', s.ordered_at, 'content_hash', s.content_hash, 'is_newest', s.is_newest))
          FROM json_to_recordset(${JSON.stringify(keys.summaries)}::json) AS k (tenant_id text, student_id text, generated_at timestamptz)
          CROSS JOIN LATERAL (
            (SELECT a.*, false AS is_newest FROM ai_summaries a
             WHERE a.tenant_id = k.tenant_id AND a.student_id = k.student_id AND a.generated_at = k.generated_at LIMIT 1)
            UNION ALL
            (SELECT a.*, true FROM ai_summaries a WHERE a.tenant_id = k.tenant_id AND a.student_id = k.student_id
             ORDER BY a.ordered_at DESC, a.generated_at DESC LIMIT 1)) s) AS summaries,
        (SELECT json_agg(e)
          FROM json_to_recordset(${JSON.stringify(keys.events)}::json) AS k (tenant_id text, event_id text)
          CROSS JOIN LATERAL (SELECT tenant_id, event_id FROM learning_events
            WHERE tenant_id = k.tenant_id AND event_id = k.event_id LIMIT 1) e) AS events`.compile(db),
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

/**
 * Everything a flush stores, its events included, in one statement. Upserts need no join, so there is no
 * plan to get wrong. Answers how many learners were written: one that another process wrote since it was
 * read is not, and then the whole flush must be undone and decided anew.
 */
export async function writeFlush(tx: TenantsTx, written: Written, events: RawBuilder<unknown>): Promise<number> {
  const answer = await tx.first(
    sql<{ learners: number }>`
      WITH learner AS (
        INSERT INTO learners SELECT * FROM json_populate_recordset(NULL::learners, ${JSON.stringify(written.learners)}::json)
        ON CONFLICT (tenant_id, student_id) DO UPDATE SET minutes = EXCLUDED.minutes,
          questions_answered = EXCLUDED.questions_answered, correct = EXCLUDED.correct, attempts = EXCLUDED.attempts,
          active_days = EXCLUDED.active_days, streak_date = EXCLUDED.streak_date, streak_current = EXCLUDED.streak_current,
          streak_longest = EXCLUDED.streak_longest, last_active_at = EXCLUDED.last_active_at, last_active_on = EXCLUDED.last_active_on,
          last_received_at = EXCLUDED.last_received_at, version = EXCLUDED.version
        WHERE learners.version = EXCLUDED.version - 1
        RETURNING 1
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
      ), told AS (${events}), day AS (
      INSERT INTO daily_snapshots SELECT * FROM json_populate_recordset(NULL::daily_snapshots, ${JSON.stringify(written.days)}::json)
      ON CONFLICT (tenant_id, student_id, date_key) DO UPDATE SET minutes = EXCLUDED.minutes,
        questions_answered = EXCLUDED.questions_answered, correct = EXCLUDED.correct, accuracy = EXCLUDED.accuracy,
        streak_current = EXCLUDED.streak_current, streak_longest = EXCLUDED.streak_longest, due_count = EXCLUDED.due_count,
        top_weak_topics = EXCLUDED.top_weak_topics, last_active_at = EXCLUDED.last_active_at, ordered_at = EXCLUDED.ordered_at,
        extra = EXCLUDED.extra, content_hash = EXCLUDED.content_hash, app_id = EXCLUDED.app_id, ip = EXCLUDED.ip,
        request_id = EXCLUDED.request_id, received_at = EXCLUDED.received_at
      ) SELECT count(*)::integer AS learners FROM learner`.compile(db),
  );
  return answer?.learners ?? 0;
}
