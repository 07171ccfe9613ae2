import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { newId } from '../../../platform/ids.ts';
import { reach, schoolOf } from '../../access/index.ts';
import { named } from '../pages.ts';
import { visibleRegistrations } from '../visibility.ts';
import type { Credits } from './makeup-credit-routes.ts';

/** Gives a credit for an absence, unless it has one. */
export async function earnCredit(
  tx: TenantTx,
  absence: { attendanceId: string; studentId: string; meetingId: string; earnedOn: string },
  expiryDays: number,
): Promise<void> {
  await tx.count(
    sql`INSERT INTO makeup_credits (tenant_id, id, student_id, attendance_id, course_id, earned_on, expires_on)
      SELECT m.tenant_id, ${newId('mkc')}, ${absence.studentId}, ${absence.attendanceId}, m.course_id, ${absence.earnedOn}::date,
        ${absence.earnedOn}::date + ${expiryDays}::int
      FROM meetings m WHERE m.tenant_id = ${tx.tenantId} AND m.id = ${absence.meetingId}
      ON CONFLICT (tenant_id, attendance_id) WHERE revoked_at IS NULL DO NOTHING`.compile(db),
  );
}

/** Takes back the credit of an absence that was none. One that has been used stays: the lesson was given. */
export async function revokeCredit(tx: TenantTx, attendanceId: string): Promise<void> {
  await tx.count(
    sql`UPDATE makeup_credits SET revoked_at = now(), version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND attendance_id = ${attendanceId} AND revoked_at IS NULL AND used_attendance_id IS NULL`.compile(
      db,
    ),
  );
}

/** Uses the credit of this course that expires first, for a lesson somebody attends without being registered. Null: has none. */
export async function useCredit(
  tx: TenantTx,
  { studentId, meetingId, attendanceId, date }: { studentId: string; meetingId: string; attendanceId: string; date: string },
): Promise<string | null> {
  const used = await tx.first(
    sql<{ id: string }>`UPDATE makeup_credits SET used_attendance_id = ${attendanceId}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tx.tenantId} AND id = (
        SELECT k.id FROM makeup_credits k JOIN meetings m ON m.tenant_id = k.tenant_id AND m.id = ${meetingId} AND m.course_id = k.course_id
        WHERE k.tenant_id = ${tx.tenantId} AND k.student_id = ${studentId} AND k.used_attendance_id IS NULL AND k.revoked_at IS NULL
          AND k.expires_on >= ${date}::date
        ORDER BY k.expires_on, k.id LIMIT 1 FOR UPDATE OF k)
      RETURNING id`.compile(db),
  );
  return used?.id ?? null;
}

/** Gives a used credit back, when the lesson it was used for was not attended after all. */
export async function releaseCredit(tx: TenantTx, attendanceId: string): Promise<void> {
  await tx.count(
    sql`UPDATE makeup_credits SET used_attendance_id = NULL, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND used_attendance_id = ${attendanceId}`.compile(db),
  );
}

/** Whether there is such a student, and the caller sees them: an instructor those of the own cycles. */
export async function isStudentSeen(tx: TenantTx, studentId: string): Promise<boolean> {
  const seen = await tx.first(
    sql<{ id: string }>`SELECT s.id FROM students s WHERE s.tenant_id = ${tx.tenantId} AND s.id = ${studentId} AND s.deleted_at IS NULL
      AND (${reach(tx.caller, 'students') === 'all'}::boolean OR EXISTS (SELECT FROM registrations r WHERE r.tenant_id = s.tenant_id
        AND r.student_id = s.id AND r.deleted_at IS NULL AND ${visibleRegistrations(tx)}))`.compile(db),
  );
  return seen !== null;
}

export type MakeupCredit = Credits['credits'][number];

/** Credits of a student, those that expire first before the others; taken back ones are left out. */
export async function listCredits(tx: TenantTx, studentId: string): Promise<MakeupCredit[]> {
  const { timezone } = await schoolOf(tx);
  return tx.rows(
    sql<MakeupCredit>`SELECT r.id, r.course_id AS "courseId", ${named('courses', 'course_id')} AS course, r.attendance_id AS "attendanceId",
        r.earned_on AS "earnedOn", r.expires_on AS "expiresOn", r.used_attendance_id AS "usedAttendanceId",
        CASE WHEN r.used_attendance_id IS NOT NULL THEN 'used' WHEN r.expires_on < (now() AT TIME ZONE ${timezone})::date THEN 'expired'
          ELSE 'open' END AS status,
        coalesce((SELECT json_agg(json_build_object('id', c.id, 'name', c.name) ORDER BY c.name, c.id) FROM
          (SELECT id, name FROM cycles WHERE tenant_id = r.tenant_id AND course_id = r.course_id AND status = 'active' AND deleted_at IS NULL
            ORDER BY name, id LIMIT 20) c), '[]') AS cycles
      FROM makeup_credits r WHERE r.tenant_id = ${tx.tenantId} AND r.student_id = ${studentId} AND r.revoked_at IS NULL
      ORDER BY r.expires_on, r.id LIMIT 500`.compile(db),
  );
}
