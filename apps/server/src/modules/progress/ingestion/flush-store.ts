import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantsTx } from '../../../platform/db/transactions.ts';
import { type Columns, columnList, takeExcluded, unnestRows } from '../../../platform/db/unnest.ts';

/** The rows of one flush, as they are read (by one statement, as JSON) and written (by another, as arrays). */
export interface LearnerRow {
  tenant_id: string;
  student_id: string;
  minutes: number;
  questions_answered: number;
  correct: number;
  attempts: number;
  sessions: number;
  active_days: number;
  streak_date: string | null;
  streak_current: number;
  streak_longest: number;
  last_active_at: string;
  last_received_at: string | null;
  has_baseline: boolean;
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
  content_hash: string;
  ordered_at: string;
  minutes: number;
  questions_answered: number;
  correct: number;
  streak_current: number;
  streak_longest: number;
  top_weak_topics: { topicId: string; accuracy: number }[];
}

export interface Known {
  /** Time zone of each tenant. */
  zones: Record<string, string> | null;
  learners: LearnerRow[] | null;
  days: KnownDay[] | null;
  /** Seconds of the attempts of a day, where there are any. */
  attemptTimes: { tenant_id: string; student_id: string; date: string; seconds: number }[] | null;
  skills: SkillRow[] | null;
  attempts: { tenant_id: string; attempt_id: string; content_hash: string }[] | null;
  summaries:
    | { tenant_id: string; student_id: string; generated_at: string; ordered_at: string; content_hash: string; is_newest: boolean }[]
    | null;
  events: { tenant_id: string; event_id: string }[] | null;
}

export interface Keys {
  tenants: string[];
  learners: { tenant_id: string; student_id: string }[];
  days: { tenant_id: string; student_id: string; date: string }[];
  skills: { tenant_id: string; student_id: string; skill: string }[];
  attempts: { tenant_id: string; attempt_id: string }[];
  summaries: { tenant_id: string; student_id: string; generated_at: string }[];
  events: { tenant_id: string; event_id: string }[];
}

// Every look-up is a LATERAL of its own key: the one plan PostgreSQL can choose then is the index, even
// when the statement was planned while the table was empty.

const STUDENT = { tenant_id: 'text', student_id: 'text' } as const;

/**
 * The learners of the batch whose student exists, and what is already stored of the facts' keys: one
 * statement, so one moment. Nothing is locked; `writeFlush` notices when a learner has moved on since.
 */
export async function readKnown(tx: TenantsTx, keys: Keys): Promise<Known> {
  const known = await tx.first(
    sql<Known>`
      SELECT
        (SELECT json_object_agg(id, timezone) FROM tenants WHERE id = ANY (${keys.tenants}::text[])) AS zones,
        (SELECT json_agg(l)
          FROM ${unnestRows(keys.learners, STUDENT)} AS k (tenant_id, student_id)
          CROSS JOIN LATERAL (SELECT 1 FROM students WHERE tenant_id = k.tenant_id AND id = k.student_id AND deleted_at IS NULL LIMIT 1) s
          CROSS JOIN LATERAL (SELECT * FROM learners WHERE tenant_id = k.tenant_id AND student_id = k.student_id LIMIT 1) l) AS learners,
        (SELECT json_agg(d)
          FROM ${unnestRows(keys.days, { ...STUDENT, date: 'date' })} AS k (tenant_id, student_id, date)
          CROSS JOIN LATERAL (SELECT tenant_id, student_id, date_key AS date, content_hash, ordered_at, minutes, questions_answered,
              correct, streak_current, streak_longest, top_weak_topics
            FROM daily_snapshots WHERE tenant_id = k.tenant_id AND student_id = k.student_id AND date_key = k.date LIMIT 1) d) AS days,
        (SELECT json_agg(a)
          FROM ${unnestRows(keys.days, { ...STUDENT, date: 'date' })} AS k (tenant_id, student_id, date)
          CROSS JOIN LATERAL (SELECT 1 FROM learners WHERE tenant_id = k.tenant_id AND student_id = k.student_id AND attempts > 0 LIMIT 1) l
          CROSS JOIN LATERAL (SELECT k.tenant_id, k.student_id, k.date, sum(extract(epoch FROM finished_at - started_at)) AS seconds
            FROM attempts WHERE tenant_id = k.tenant_id AND student_id = k.student_id AND date = k.date) a
          WHERE a.seconds IS NOT NULL) AS "attemptTimes",
        (SELECT json_agg(s)
          FROM ${unnestRows(keys.skills, { ...STUDENT, skill: 'text' })} AS k (tenant_id, student_id, skill)
          CROSS JOIN LATERAL (SELECT * FROM learner_skills
            WHERE tenant_id = k.tenant_id AND student_id = k.student_id AND skill = k.skill LIMIT 1) s) AS skills,
        (SELECT json_agg(a)
          FROM ${unnestRows(keys.attempts, { tenant_id: 'text', attempt_id: 'text' })} AS k (tenant_id, attempt_id)
          CROSS JOIN LATERAL (SELECT tenant_id, attempt_id, content_hash FROM attempts
            WHERE tenant_id = k.tenant_id AND attempt_id = k.attempt_id LIMIT 1) a) AS attempts,
        (SELECT json_agg(s)
          FROM ${unnestRows(keys.summaries, { ...STUDENT, generated_at: 'timestamptz' })} AS k (tenant_id, student_id, generated_at)
          CROSS JOIN LATERAL (
            (SELECT tenant_id, student_id, generated_at, ordered_at, content_hash, false AS is_newest FROM ai_summaries
             WHERE tenant_id = k.tenant_id AND student_id = k.student_id AND generated_at = k.generated_at LIMIT 1)
            UNION ALL
            (SELECT tenant_id, student_id, generated_at, ordered_at, content_hash, true FROM ai_summaries
             WHERE tenant_id = k.tenant_id AND student_id = k.student_id
             ORDER BY ordered_at DESC, generated_at DESC LIMIT 1)) s) AS summaries,
        (SELECT json_agg(e)
          FROM ${unnestRows(keys.events, { tenant_id: 'text', event_id: 'text' })} AS k (tenant_id, event_id)
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

const PROVENANCE = { extra: 'json', app_id: 'text', ip: 'text', request_id: 'text', received_at: 'timestamptz' } as const;
const LEARNER: Columns = {
  ...STUDENT,
  minutes: 'integer',
  questions_answered: 'integer',
  correct: 'integer',
  attempts: 'integer',
  sessions: 'integer',
  active_days: 'integer',
  streak_date: 'date',
  streak_current: 'integer',
  streak_longest: 'integer',
  last_active_at: 'timestamptz',
  last_active_on: 'date',
  last_received_at: 'timestamptz',
  has_baseline: 'boolean',
  version: 'bigint',
};
const SKILL: Columns = {
  ...STUDENT,
  skill: 'text',
  weighted_correct: 'double precision',
  weighted_total: 'double precision',
  mastery: 'double precision',
  last_evidence_at: 'timestamptz',
};
const DAY: Columns = {
  ...STUDENT,
  date_key: 'date',
  minutes: 'integer',
  questions_answered: 'integer',
  correct: 'integer',
  accuracy: 'double precision',
  streak_current: 'integer',
  streak_longest: 'integer',
  due_count: 'integer',
  top_weak_topics: 'json',
  last_active_at: 'timestamptz',
  ordered_at: 'timestamptz',
  content_hash: 'text',
  ...PROVENANCE,
};
const ATTEMPT: Columns = {
  ...STUDENT,
  attempt_id: 'text',
  mode: 'text',
  started_at: 'timestamptz',
  finished_at: 'timestamptz',
  ordered_at: 'timestamptz',
  date: 'date',
  score: 'double precision',
  total: 'double precision',
  accuracy: 'double precision',
  topic_breakdown: 'json',
  content_hash: 'text',
  ...PROVENANCE,
};
const SUMMARY: Columns = {
  ...STUDENT,
  generated_at: 'timestamptz',
  ordered_at: 'timestamptz',
  pass_probability: 'double precision',
  strengths: 'json',
  weaknesses: 'json',
  today_plan: 'json',
  content_hash: 'text',
  ...PROVENANCE,
};
const EVENT: Columns = { ...STUDENT, event_id: 'text', type: 'text', occurred_at: 'timestamptz', payload: 'json', ...PROVENANCE };

/**
 * Everything a flush stores, its events included, in one statement. Upserts need no join, so there is no
 * plan to get wrong. A learner that another process wrote since it was read is not written; then the
 * statement fails on purpose (a division by zero), and with it the COMMIT that is already on its way.
 */
export async function writeFlush(tx: TenantsTx, written: Written, events: RawBuilder<unknown>, isLast: boolean): Promise<void> {
  const statement = sql`
      WITH learner AS (
        INSERT INTO learners (${columnList(LEARNER)}) SELECT * FROM ${unnestRows(written.learners, LEARNER)}
        ON CONFLICT (tenant_id, student_id) DO UPDATE SET ${takeExcluded(LEARNER, ['tenant_id', 'student_id'])}
        WHERE learners.version = EXCLUDED.version - 1
        RETURNING 1
      ), skill AS (
        INSERT INTO learner_skills (${columnList(SKILL)}) SELECT * FROM ${unnestRows(written.skills, SKILL)}
        ON CONFLICT (tenant_id, student_id, skill) DO UPDATE SET ${takeExcluded(SKILL, ['tenant_id', 'student_id', 'skill'])}
      ), day AS (
        INSERT INTO daily_snapshots (${columnList(DAY)}) SELECT * FROM ${unnestRows(written.days, DAY)}
        ON CONFLICT (tenant_id, student_id, date_key) DO UPDATE SET ${takeExcluded(DAY, ['tenant_id', 'student_id', 'date_key'])}
      ), attempt AS (
        INSERT INTO attempts (${columnList(ATTEMPT)}) SELECT * FROM ${unnestRows(written.attempts, ATTEMPT)}
      ), summary AS (
        INSERT INTO ai_summaries (${columnList(SUMMARY)}) SELECT * FROM ${unnestRows(written.summaries, SUMMARY)}
      ), event AS (
        INSERT INTO learning_events (${columnList(EVENT)}) SELECT * FROM ${unnestRows(written.events, EVENT)}
      ), told AS (${events})
      SELECT 1 / (count(*) = ${written.learners.length}::bigint)::integer AS written FROM learner`.compile(db);
  await (isLast ? tx.lastRow(statement) : tx.first(statement));
}
