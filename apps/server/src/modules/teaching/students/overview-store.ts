import { sql } from 'kysely';
import { allOf } from '../../../platform/db/keyset.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { schoolOf } from '../../access/index.ts';
import { named, ofLiveCycle, ofLiveMeeting } from '../pages.ts';
import type { AttendanceStatus } from '../settings/attendance-meanings.ts';
import { visibleAttendance, visibleMeetings, visibleRegistrations } from '../visibility.ts';
import type { StudentOverview } from './overview-schemas.ts';

// Lessons one looks back at: a school year of a weekly one.
const LAST_MARKS = 50;

const isThere = sql`g.deleted_at IS NULL AND g.status IN ('registered', 'active', 'trial')`;

/** The student's next lesson that the caller may see: the first of each of their cycles, and of those the first. */
export async function findNextLesson(tx: TenantTx, studentId: string): Promise<StudentOverview['nextLesson']> {
  return tx.first(
    sql<NonNullable<StudentOverview['nextLesson']>>`
      SELECT r.id AS "meetingId", ${named('cycles', 'cycle_id')} AS cycle, ${named('branches', 'branch_id')} AS branch,
        ${named('instructors', 'instructor_id')} AS instructor, r.date, to_char(r.start_time, 'HH24:MI') AS "startTime",
        to_char(r.end_time, 'HH24:MI') AS "endTime", r.starts_at AS "startsAt"
      FROM registrations g CROSS JOIN LATERAL (SELECT * FROM meetings r
        WHERE r.tenant_id = g.tenant_id AND r.cycle_id = g.cycle_id AND r.date >= (now() - interval '2 days')::date AND r.ends_at > now()
          AND r.status = 'scheduled' AND r.deleted_at IS NULL AND (g.starts_on IS NULL OR r.date >= g.starts_on)
          AND (g.ends_on IS NULL OR r.date <= g.ends_on) AND ${visibleMeetings(tx)} AND ${ofLiveCycle}
        ORDER BY r.date, r.starts_at, r.id LIMIT 1) r
      WHERE g.tenant_id = ${tx.tenantId} AND g.student_id = ${studentId} AND ${isThere}
      ORDER BY r.starts_at, r.id LIMIT 1`.compile(db),
  );
}

/** The latest marks, the newest first. */
export async function listLastMarks(tx: TenantTx, studentId: string): Promise<AttendanceStatus[]> {
  const rows = await tx.rows(
    sql<{ status: AttendanceStatus }>`SELECT r.status FROM attendance r WHERE r.tenant_id = ${tx.tenantId} AND r.student_id = ${studentId}
      AND r.deleted_at IS NULL AND ${visibleAttendance(tx)} AND ${ofLiveMeeting} ORDER BY r.date DESC, r.id DESC LIMIT ${LAST_MARKS}`.compile(
      db,
    ),
  );
  return rows.map(({ status }) => status);
}

export interface PlaceSums {
  cycles: number;
  waiting: number;
  owed: number;
  paid: number;
  credit: number;
}

/** What all of the student's places come to. Paid too much for one is not set against what is owed for another. */
export async function sumPlaces(tx: TenantTx, studentId: string): Promise<PlaceSums> {
  const due = sql`(g.amount - g.refund_amount - g.credited_amount)`;
  const kept = allOf([
    sql`r.tenant_id = ${tx.tenantId} AND r.student_id = ${studentId} AND r.deleted_at IS NULL`,
    visibleRegistrations(tx),
    ofLiveCycle,
  ]);
  const sums = await tx.first(
    sql<PlaceSums>`SELECT count(*) FILTER (WHERE ${isThere}) AS cycles, count(*) FILTER (WHERE g.status = 'waitlisted') AS waiting,
        coalesce(sum(greatest(0, ${due} - g.paid_amount)) FILTER (WHERE g.status <> 'waitlisted'), 0) AS owed,
        coalesce(sum(g.paid_amount), 0) AS paid, coalesce(sum(greatest(0, g.paid_amount - ${due})), 0) AS credit
      FROM (SELECT r.* FROM registrations r WHERE ${kept}) g`.compile(db),
  );
  if (!sums) throw new Error('a sum is always one row');
  return sums;
}

/** Lessons owed to the student that can still be used. */
export async function countOpenCredits(tx: TenantTx, studentId: string): Promise<number> {
  const { timezone } = await schoolOf(tx);
  const found = await tx.first(
    sql<{ open: number }>`SELECT count(*) AS open FROM makeup_credits WHERE tenant_id = ${tx.tenantId} AND student_id = ${studentId}
      AND revoked_at IS NULL AND used_attendance_id IS NULL AND expires_on >= (now() AT TIME ZONE ${timezone})::date`.compile(db),
  );
  return found?.open ?? 0;
}
