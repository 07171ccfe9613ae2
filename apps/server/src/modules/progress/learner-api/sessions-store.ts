import { type RawBuilder, sql } from 'kysely';
import { allOf } from '../../../platform/db/keyset.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { lessonMinutes, lessonsOf } from './lessons.ts';
import type { Session, SessionQuery } from './schemas.ts';

type Bounds = Pick<SessionQuery, 'from' | 'to'>;

const attemptSeconds = sql`extract(epoch FROM t.finished_at - t.started_at)`;

/** Minutes of a day's attempts: as `minutesOfDay` of learner.ts counts them. */
const coveredMinutes = sql`(SELECT least(1440, round(coalesce(sum(${attemptSeconds}), 0) / 60))::int FROM attempts t
  WHERE t.tenant_id = d.tenant_id AND t.student_id = d.student_id AND t.date = d.date_key)`;

/** Every session of a student by its key and end, each kind from an index of its own. */
function keysOf(tx: TenantTx, studentId: string, bounds: Bounds): RawBuilder<unknown> {
  const own = (alias: string) =>
    sql`${sql.ref(`${alias}.tenant_id`)} = ${tx.tenantId} AND ${sql.ref(`${alias}.student_id`)} = ${studentId}`;
  return sql`
    SELECT 'attempt' AS kind, '' AS source, t.attempt_id AS id, t.finished_at AS ended_at FROM attempts t
    WHERE ${own('t')} AND ${within(tx, sql`t.finished_at`, bounds)}
    UNION ALL
    SELECT 'external', x.source_system, x.event_id, x.occurred_at FROM external_events x
    WHERE ${own('x')} AND x.duration_seconds > 0 AND ${within(tx, sql`x.occurred_at`, bounds)}
    UNION ALL
    SELECT 'meeting', '', a.id, m.ends_at FROM ${lessonsOf(tx, sql`${studentId}`)} AND ${within(tx, sql`m.ends_at`, bounds)}
    UNION ALL
    SELECT 'practice', '', d.date_key::text, d.ordered_at FROM daily_snapshots d
    WHERE ${own('d')} AND ${within(tx, sql`d.ordered_at`, bounds)} AND d.minutes > ${coveredMinutes}`;
}

function within(tx: TenantTx, at: RawBuilder<unknown>, { from, to }: Bounds): RawBuilder<unknown> {
  return allOf([
    sql`true`,
    ...(from === undefined ? [] : [sql`${at} >= ${startOf(tx, from, 0)}`]),
    ...(to === undefined ? [] : [sql`${at} < ${startOf(tx, to, 1)}`]),
  ]);
}

/** An instant; of a local date, the beginning of the day so many days on. */
function startOf(tx: TenantTx, text: string, days: number): RawBuilder<unknown> {
  if (text.includes('T')) return sql`${text}::timestamptz`;
  return sql`(SELECT (${text}::date + ${days}::int)::timestamp AT TIME ZONE z.timezone FROM tenants z WHERE z.id = ${tx.tenantId})`;
}

export async function countSessions(tx: TenantTx, studentId: string, bounds: Bounds): Promise<number> {
  const counted = await tx.first(sql<{ total: number }>`SELECT count(*) AS total FROM (${keysOf(tx, studentId, bounds)}) k`.compile(db));
  return counted?.total ?? 0;
}

/** A page of sessions, the newest first: keys are cut first, and dressed for the page alone. */
export async function listSessions(tx: TenantTx, studentId: string, { page, pageSize, ...bounds }: SessionQuery): Promise<Session[]> {
  const utc = (at: string) => sql.raw(`to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
  return tx.rows(
    sql<Session>`SELECT s.session_id AS "sessionId", s.session_type AS "sessionType", s.subject,
        ${utc('(k.ended_at - s.took)')} AS "startedAt", ${utc('k.ended_at')} AS "endedAt", s.minutes AS "durationMinutes",
        s.activities AS "activitiesCompleted", s.score, 'completed' AS status
      FROM (SELECT * FROM (${keysOf(tx, studentId, bounds)}) every
        ORDER BY ended_at DESC, kind, source, id LIMIT ${pageSize}::int OFFSET ${(page - 1) * pageSize}::int) k
      CROSS JOIN LATERAL (${dressed(tx, studentId)}) s ORDER BY k.ended_at DESC, k.kind, k.source, k.id`.compile(db),
  );
}

function dressed(tx: TenantTx, studentId: string): RawBuilder<unknown> {
  return sql`
    SELECT t.attempt_id AS session_id, t.mode AS session_type, NULL AS subject, t.finished_at - t.started_at AS took,
      round(${attemptSeconds} / 60)::int AS minutes, round(t.total)::int AS activities,
      CASE WHEN t.total > 0 THEN t.score / t.total END AS score
    FROM attempts t WHERE k.kind = 'attempt' AND t.tenant_id = ${tx.tenantId} AND t.attempt_id = k.id
    UNION ALL
    SELECT x.source_system || ':' || x.event_id, x.event_type, coalesce(x.content_title, x.content_id),
      make_interval(secs => x.duration_seconds), round(x.duration_seconds / 60.0)::int, 1, x.score
    FROM external_events x WHERE k.kind = 'external' AND x.tenant_id = ${tx.tenantId} AND x.source_system = k.source AND x.event_id = k.id
    UNION ALL
    SELECT a.id, 'meeting', c.category, m.ends_at - m.starts_at, ${lessonMinutes}, 1, NULL
    FROM attendance a JOIN meetings m ON m.tenant_id = a.tenant_id AND m.id = a.meeting_id
      JOIN courses c ON c.tenant_id = m.tenant_id AND c.id = m.course_id
    WHERE k.kind = 'meeting' AND a.tenant_id = ${tx.tenantId} AND a.id = k.id
    UNION ALL
    SELECT d.student_id || ':' || k.id, 'practice', NULL, make_interval(mins => p.minutes), p.minutes, d.questions_answered,
      CASE WHEN d.questions_answered > 0 THEN d.correct::double precision / d.questions_answered END
    FROM daily_snapshots d CROSS JOIN LATERAL (SELECT d.minutes - ${coveredMinutes} AS minutes) p
    WHERE k.kind = 'practice' AND d.tenant_id = ${tx.tenantId} AND d.student_id = ${studentId} AND d.date_key::text = k.id`;
}
