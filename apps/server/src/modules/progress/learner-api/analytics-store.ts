import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { lessonMinutes, marksAtLessons } from './lessons.ts';

export interface Figures {
  activeLearners: number;
  totalSessions: number;
  totalTimeMinutes: number;
  averageMastery: number | null;
  /** Learners in each fifth of mastery, the lowest first. */
  fifths: number[];
  expected: number;
  attended: number;
}

/**
 * Figures over a range of local dates. Who was active since its first day is found by index, and of them alone what they
 * did in it: the cost follows the active learners, not the facts that are stored.
 */
export async function readFigures(tx: TenantTx, { from, to, timezone }: { from: string; to: string; timezone: string }): Promise<Figures> {
  const own = (alias: string) => sql`${sql.ref(`${alias}.tenant_id`)} = l.tenant_id AND ${sql.ref(`${alias}.student_id`)} = l.student_id`;
  const days = sql`BETWEEN ${from}::date AND ${to}::date`;
  const figures = await tx.first(
    sql<Figures>`
      WITH practice AS (
        SELECT l.student_id, a.sessions + e.sessions AS sessions, a.minutes + e.minutes AS minutes
        FROM learners l CROSS JOIN LATERAL (
          SELECT count(*) AS rows, coalesce(sum(coalesce(t.sessions, 0) + (coalesce(d.minutes, 0) > coalesce(t.minutes, 0))::int), 0) AS sessions,
            coalesce(sum(greatest(d.minutes, t.minutes)), 0) AS minutes
          FROM (SELECT t.date, count(*) AS sessions, least(1440, round(sum(extract(epoch FROM t.finished_at - t.started_at)) / 60)) AS minutes
              FROM attempts t WHERE ${own('t')} AND t.date ${days} GROUP BY t.date) t
            FULL JOIN (SELECT d.date_key, d.minutes FROM daily_snapshots d WHERE ${own('d')} AND d.date_key ${days}) d ON d.date_key = t.date
        ) a CROSS JOIN LATERAL (
          SELECT count(*) AS rows, count(*) FILTER (WHERE x.duration_seconds > 0) AS sessions,
            coalesce(sum(round(x.duration_seconds / 60.0)), 0) AS minutes
          FROM external_events x WHERE ${own('x')} AND x.occurred_at >= ${from}::timestamp AT TIME ZONE ${timezone}
            AND x.occurred_at < (${to}::date + 1)::timestamp AT TIME ZONE ${timezone}
        ) e
        WHERE l.tenant_id = ${tx.tenantId} AND l.last_active_on >= ${from}::date - 1 AND a.rows + e.rows > 0
      ), mark AS (
        SELECT a.student_id, a.status IN ('present', 'late') AS was_there, ${lessonMinutes} AS minutes
        FROM ${marksAtLessons(tx)} AND a.student_id IS NOT NULL AND a.date ${days}
      ), done AS (
        SELECT student_id, sessions, minutes FROM practice
        UNION ALL SELECT student_id, count(*), sum(minutes) FROM mark WHERE was_there GROUP BY student_id
      ), active AS (
        SELECT o.student_id, sum(o.sessions) AS sessions, sum(o.minutes) AS minutes FROM done o
        CROSS JOIN LATERAL (SELECT FROM students s WHERE s.tenant_id = ${tx.tenantId} AND s.id = o.student_id AND s.deleted_at IS NULL LIMIT 1) s
        GROUP BY o.student_id
      ), mastered AS (
        SELECT k.mastery FROM active v CROSS JOIN LATERAL (
          SELECT avg(s.mastery) AS mastery FROM learner_skills s WHERE s.tenant_id = ${tx.tenantId} AND s.student_id = v.student_id) k
        WHERE k.mastery IS NOT NULL
      )
      SELECT (SELECT count(*) FROM active) AS "activeLearners",
        (SELECT coalesce(sum(sessions), 0)::double precision FROM active) AS "totalSessions",
        (SELECT coalesce(sum(minutes), 0)::double precision FROM active) AS "totalTimeMinutes",
        (SELECT avg(mastery) FROM mastered) AS "averageMastery",
        (SELECT json_agg((SELECT count(*) FROM mastered WHERE least(5, floor(mastery * 5) + 1) = fifth) ORDER BY fifth)
          FROM generate_series(1, 5) fifth) AS fifths,
        (SELECT count(*) FROM mark) AS expected, (SELECT count(*) FROM mark WHERE was_there) AS attended`.compile(db),
  );
  if (!figures) throw new Error('a SELECT without FROM answers one row');
  return figures;
}
