import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { newId } from '../../../platform/ids.ts';

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

export interface MakeupCredit {
  id: string;
  studentId: string;
  courseId: string;
  attendanceId: string;
  earnedOn: string;
  expiresOn: string;
  usedAttendanceId: string | null;
}

/** Credits of a student, those that expire first before the others; taken back ones are left out. */
export async function listCredits(tx: TenantTx, studentId: string): Promise<MakeupCredit[]> {
  return tx.rows(
    sql<MakeupCredit>`SELECT id, student_id AS "studentId", course_id AS "courseId", attendance_id AS "attendanceId",
        earned_on AS "earnedOn", expires_on AS "expiresOn", used_attendance_id AS "usedAttendanceId"
      FROM makeup_credits WHERE tenant_id = ${tx.tenantId} AND student_id = ${studentId} AND revoked_at IS NULL
      ORDER BY expires_on, id LIMIT 500`.compile(db),
  );
}
