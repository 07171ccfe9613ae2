import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { lessonMinutes, lessonsOf } from './lessons.ts';
import type { LearnersQuery } from './schemas.ts';

interface Totals {
  skillMastery: Record<string, number> | null;
  totalSessions: number;
  totalTimeMinutes: number;
  lastActiveAt: string | null;
}

const utc = (at: string) => sql.raw(`to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** The read model of a student, with the lessons they were in. */
export async function readTotals(tx: TenantTx, studentId: string): Promise<Totals> {
  const totals = await tx.first(
    sql<Totals>`
      SELECT (SELECT json_object_agg(s.skill, s.mastery ORDER BY s.skill) FROM learner_skills s
          WHERE s.tenant_id = ${tx.tenantId} AND s.student_id = ${studentId}) AS "skillMastery",
        l.sessions + b.lessons AS "totalSessions", l.minutes + b.minutes AS "totalTimeMinutes",
        CASE WHEN b.active_at > '-infinity' THEN ${utc('b.active_at')} END AS "lastActiveAt"
      FROM learners l CROSS JOIN LATERAL (
        SELECT count(*) AS lessons, coalesce(sum(${lessonMinutes}), 0) AS minutes, greatest(l.last_active_at, max(m.ends_at)) AS active_at
        FROM ${lessonsOf(tx, sql`${studentId}`)}) b
      WHERE l.tenant_id = ${tx.tenantId} AND l.student_id = ${studentId}`.compile(db),
  );
  if (!totals) throw new Error('every student has a read model');
  return totals;
}

export interface ListedLearner {
  id: string;
  /** The hour of the last fact, as a cursor has it. */
  hour: string;
  lastActiveAt: string | null;
}

/**
 * Learners behind a place of the list, one more than asked for: by the hour their last fact came in, and by id. Since a moment:
 * those of whom a fact came, and those a lesson was told of as a session; each is found by its own index.
 */
export async function listLearners(
  tx: TenantTx,
  { limit, updatedSince: since }: LearnersQuery,
  after: { hour: string; id: string } | null,
): Promise<ListedLearner[]> {
  const behind = after === null ? sql`` : sql`AND (l.received_hour, l.student_id) > (${after.hour}::timestamptz, ${after.id}::text)`;
  const inOrder = sql`ORDER BY l.received_hour, l.student_id LIMIT ${limit + 1}::int`;
  const those = (condition: RawBuilder<unknown>) => sql`(SELECT l.student_id, l.received_hour, l.last_active_at
    FROM learners l CROSS JOIN LATERAL (
      SELECT FROM students s WHERE s.tenant_id = l.tenant_id AND s.id = l.student_id AND s.deleted_at IS NULL LIMIT 1) s
    WHERE l.tenant_id = ${tx.tenantId} ${condition} ${behind} ${inOrder})`;
  const page = since === undefined ? those(sql``) : sql`(${those(reportedSince(since))} UNION ${those(inLessonSince(tx, since))})`;
  return tx.rows(
    sql<ListedLearner>`SELECT l.student_id AS id, ${utcOrNever('l.received_hour')} AS hour,
        CASE WHEN b.active_at > '-infinity' THEN ${utc('b.active_at')} END AS "lastActiveAt"
      FROM (SELECT * FROM ${page} l ${inOrder}) l
      CROSS JOIN LATERAL (SELECT greatest(l.last_active_at, max(m.ends_at)) AS active_at FROM ${lessonsOf(tx, sql`l.student_id`)}) b
      ORDER BY l.received_hour, l.student_id`.compile(db),
  );
}

function reportedSince(since: string) {
  return sql`AND l.received_hour >= date_bin('1 hour', ${since}::timestamptz, '2000-01-01T00:00:00Z')
    AND l.last_received_at >= ${since}::timestamptz`;
}

// Not when the lesson was: it may be completed days later, and whoever asks again and again would miss it.
function inLessonSince(tx: TenantTx, since: string) {
  return sql`AND l.student_id IN (SELECT a.student_id FROM attendance a
    WHERE a.tenant_id = ${tx.tenantId} AND a.session_told_at >= ${since}::timestamptz)`;
}

function utcOrNever(at: string) {
  return sql`CASE WHEN ${sql.raw(at)} > '-infinity' THEN ${utc(at)} ELSE '-infinity' END`;
}
