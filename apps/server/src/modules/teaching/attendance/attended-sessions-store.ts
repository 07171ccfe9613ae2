import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

/** A lesson as somebody attended it. */
export interface AttendedSession {
  /** The mark. */
  sessionId: string;
  learnerId: string;
  /** Category of the course. */
  subject: string;
  startedAt: string;
  endedAt: string;
  durationMinutes: number;
}

/**
 * Those who were at a completed meeting and were not told yet; from now on they are. A mark that was taken back and given
 * again is another row: whoever was told under the first is not told again.
 */
export async function takeUntoldSessions(tx: TenantTx, meetingId: string): Promise<AttendedSession[]> {
  return tx.rows(
    sql<AttendedSession>`
      WITH told AS (
        UPDATE attendance a SET session_told_at = now() FROM meetings m
        WHERE m.tenant_id = ${tx.tenantId} AND m.id = ${meetingId} AND m.status = 'completed' AND m.deleted_at IS NULL
          AND a.tenant_id = m.tenant_id AND a.meeting_id = m.id AND a.deleted_at IS NULL AND a.session_told_at IS NULL
          AND a.student_id IS NOT NULL AND a.status IN ('present', 'late')
          AND NOT EXISTS (SELECT FROM attendance o WHERE o.tenant_id = a.tenant_id AND o.meeting_id = a.meeting_id
            AND o.student_id = a.student_id AND o.session_told_at IS NOT NULL)
        RETURNING a.id AS "sessionId", a.student_id AS "learnerId", m.course_id, m.starts_at AS "startedAt", m.ends_at AS "endedAt",
          round(extract(epoch FROM m.ends_at - m.starts_at) / 60)::integer AS "durationMinutes"
      )
      SELECT t."sessionId", t."learnerId", t."startedAt", t."endedAt", t."durationMinutes",
        (SELECT c.category FROM courses c WHERE c.tenant_id = ${tx.tenantId} AND c.id = t.course_id) AS subject
      FROM told t ORDER BY t."sessionId"`.compile(db),
  );
}
