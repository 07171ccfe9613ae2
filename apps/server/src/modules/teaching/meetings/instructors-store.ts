import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

/** Whether there is such an instructor, who then can't be deleted until the commit. */
export async function holdInstructor(tx: TenantTx, id: string): Promise<boolean> {
  const held = await tx.first(
    sql<{
      id: string;
    }>`SELECT id FROM instructors WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND deleted_at IS NULL FOR KEY SHARE`.compile(db),
  );
  return held !== null;
}

/** Instructors' days on which a completed meeting no longer carries the daily rate that another one should. */
export async function findUnpaidDay(
  tx: TenantTx,
  instructorId: string,
  date: string,
): Promise<{ meetingId: string; cycleId: string } | null> {
  return tx.first(
    sql<{ meetingId: string; cycleId: string }>`SELECT m.id AS "meetingId", m.cycle_id AS "cycleId" FROM meetings m
      JOIN cycles c ON c.tenant_id = m.tenant_id AND c.id = m.cycle_id
      WHERE m.tenant_id = ${tx.tenantId} AND m.instructor_id = ${instructorId} AND m.date = ${date}::date AND m.deleted_at IS NULL
        AND m.status = 'completed' AND c.instructor_payment_mode = 'daily' AND c.instructor_id = m.instructor_id
        AND NOT EXISTS (SELECT FROM meetings o WHERE o.tenant_id = m.tenant_id AND o.instructor_id = m.instructor_id AND o.date = m.date
          AND o.carries_daily_rate AND o.deleted_at IS NULL)
      ORDER BY m.starts_at, m.id LIMIT 1`.compile(db),
  );
}
