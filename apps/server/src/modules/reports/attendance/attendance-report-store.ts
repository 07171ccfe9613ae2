import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { ownInstructors, reach } from '../../access/index.ts';
import { type Asked, filtersOn, type Group, keyOf, nameOf } from '../table/groups.ts';
import { MOST_ROWS } from '../table/table-report.ts';
import { type AttendanceReportQuery, type AttendanceRow, rateOf } from './attendance-report.ts';

type Sql = RawBuilder<unknown>;

/** Everybody who was expected at each completed lesson beside their mark. */
function facts(tx: TenantTx, { studentId, ...asked }: Asked & { studentId?: string | undefined }): Sql {
  const own = reach(tx.caller, 'attendance') === 'all' ? sql`true` : sql`m.instructor_id IN ${ownInstructors(tx)}`;
  return sql`
    SELECT m.id AS meeting_id, m.date, m.starts_at, m.cycle_id, m.course_id, m.branch_id, m.instructor_id, r.student_id, coalesce(a.status, 'unmarked') AS status,
      coalesce(max(m.starts_at) FILTER (WHERE a.status IN ('present', 'late')) OVER (PARTITION BY r.student_id), '-infinity') AS last_there
    FROM meetings m
    JOIN registrations r ON r.tenant_id = m.tenant_id AND r.cycle_id = m.cycle_id AND r.deleted_at IS NULL
      AND r.status IN ('registered', 'active', 'completed', 'cancelled')
      AND (r.starts_on IS NULL OR r.starts_on <= m.date) AND (r.ends_on IS NULL OR r.ends_on >= m.date)
    LEFT JOIN attendance a ON a.tenant_id = m.tenant_id AND a.meeting_id = m.id AND a.registration_id = r.id
      AND a.deleted_at IS NULL AND NOT a.is_trial
    WHERE m.tenant_id = ${tx.tenantId} AND m.deleted_at IS NULL AND m.status = 'completed' AND ${own} AND ${filtersOn('m', asked, sql`m.date`)}
      AND ${studentId === undefined ? sql`true` : sql`r.student_id = ${studentId}`}`;
}

export async function listAttendance(tx: TenantTx, { groupBy, status, ...asked }: AttendanceReportQuery): Promise<AttendanceRow[]> {
  const kept = status === undefined ? sql`true` : sql`f.status = ${status}`;
  return groupBy === 'mark' ? listMarks(tx, asked, kept) : listGroups(tx, groupBy, asked, kept);
}

async function listGroups(tx: TenantTx, groupBy: Group | 'student', asked: Asked, kept: Sql): Promise<AttendanceRow[]> {
  const key = groupBy === 'student' ? sql`f.student_id` : keyOf(groupBy);
  const marked = (status: string) => sql`count(*) FILTER (WHERE f.status = ${sql.lit(status)}) AS ${sql.ref(status)}`;
  const inARow =
    groupBy === 'student' ? sql`count(*) FILTER (WHERE f.status = 'absent' AND f.starts_at > f.last_there)` : sql`NULL::bigint`;
  const rows = await tx.rows(
    sql<Omit<AttendanceRow, 'rateBp'>>`
      WITH f AS (${facts(tx, asked)}),
      g AS (SELECT ${key} AS key, ${marked('present')}, ${marked('late')}, ${marked('absent')}, ${marked('excused')},
          count(*) FILTER (WHERE f.status = 'unmarked') AS unmarked, ${inARow} AS "absencesInARow"
        FROM f WHERE ${kept} GROUP BY 1 ORDER BY 1 LIMIT ${MOST_ROWS + 1})
      SELECT g.*, NULL::date AS date, NULL::text AS lesson, ${nameOf(tx.tenantId, groupBy)} AS name FROM g ORDER BY name, g.key`.compile(
      db,
    ),
  );
  return rows.map((row) => ({ ...row, rateBp: rateOf(row) }));
}

/** One row for each mark that was made or missed. */
async function listMarks(tx: TenantTx, asked: Asked, kept: Sql): Promise<AttendanceRow[]> {
  const one = (status: string) => sql`(f.status = ${sql.lit(status)})::integer AS ${sql.ref(status)}`;
  const nameIn = (table: string, id: Sql) =>
    sql`(SELECT x.name FROM ${sql.table(table)} x WHERE x.tenant_id = ${tx.tenantId} AND x.id = ${id})`;
  const rows = await tx.rows(
    sql<Omit<AttendanceRow, 'rateBp'>>`
      WITH f AS (${facts(tx, asked)})
      SELECT f.meeting_id AS key, ${nameIn('students', sql`f.student_id`)} AS name, f.date, ${nameIn('cycles', sql`f.cycle_id`)} AS lesson,
        ${one('present')}, ${one('late')}, ${one('absent')}, ${one('excused')}, ${one('unmarked')}, NULL::bigint AS "absencesInARow"
      FROM f WHERE ${kept} ORDER BY f.starts_at, f.meeting_id, name LIMIT ${MOST_ROWS + 1}`.compile(db),
  );
  return rows.map((row) => ({ ...row, rateBp: rateOf(row) }));
}
