import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { filtersOn, keyOf, nameOf } from '../table/groups.ts';
import { MOST_ROWS } from '../table/table-report.ts';
import { type AttendanceReportQuery, type AttendanceRow, rateOf } from './attendance-report.ts';

/** Everybody who was expected at each completed lesson beside their mark. */
export async function listAttendance(tx: TenantTx, { groupBy, ...asked }: AttendanceReportQuery): Promise<AttendanceRow[]> {
  const key = groupBy === 'student' ? sql`f.student_id` : keyOf(groupBy);
  const marked = (status: string) => sql`count(*) FILTER (WHERE f.status = ${sql.lit(status)}) AS ${sql.ref(status)}`;
  const inARow =
    groupBy === 'student' ? sql`count(*) FILTER (WHERE f.status = 'absent' AND f.starts_at > f.last_there)` : sql`NULL::bigint`;
  const rows = await tx.rows(
    sql<Omit<AttendanceRow, 'rateBp'>>`
      WITH f AS (
        SELECT m.date, m.starts_at, m.cycle_id, m.course_id, m.branch_id, m.instructor_id, r.student_id, a.status,
          coalesce(max(m.starts_at) FILTER (WHERE a.status IN ('present', 'late')) OVER (PARTITION BY r.student_id), '-infinity') AS last_there
        FROM meetings m
        JOIN registrations r ON r.tenant_id = m.tenant_id AND r.cycle_id = m.cycle_id AND r.deleted_at IS NULL
          AND r.status IN ('registered', 'active', 'completed', 'cancelled')
          AND (r.starts_on IS NULL OR r.starts_on <= m.date) AND (r.ends_on IS NULL OR r.ends_on >= m.date)
        LEFT JOIN attendance a ON a.tenant_id = m.tenant_id AND a.meeting_id = m.id AND a.registration_id = r.id
          AND a.deleted_at IS NULL AND NOT a.is_trial
        WHERE m.tenant_id = ${tx.tenantId} AND m.deleted_at IS NULL AND m.status = 'completed' AND ${filtersOn('m', asked, sql`m.date`)}),
      g AS (SELECT ${key} AS key, ${marked('present')}, ${marked('late')}, ${marked('absent')}, ${marked('excused')},
          count(*) FILTER (WHERE f.status IS NULL) AS unmarked, ${inARow} AS "absencesInARow"
        FROM f GROUP BY 1 ORDER BY 1 LIMIT ${MOST_ROWS + 1})
      SELECT g.*, ${nameOf(tx.tenantId, groupBy)} AS name FROM g ORDER BY name, g.key`.compile(db),
  );
  return rows.map((row) => ({ ...row, rateBp: rateOf(row) }));
}
