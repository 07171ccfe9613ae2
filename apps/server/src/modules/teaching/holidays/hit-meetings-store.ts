import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { currentMeetings, type SeenMeeting } from '../meetings/meetings-store.ts';
import { visibleMeetings } from '../visibility.ts';

/** Scheduled meetings to come that fall on a holiday, the earliest first; no more than `most`. */
export async function listHitMeetings(
  tx: TenantTx,
  { startDate, endDate, branchId }: { startDate: string; endDate: string; branchId: string | null },
  most: number,
): Promise<SeenMeeting[]> {
  const ids = await tx.rows(
    sql<{ id: string }>`SELECT r.id FROM meetings r WHERE r.tenant_id = ${tx.tenantId} AND r.deleted_at IS NULL AND r.status = 'scheduled'
      AND r.date BETWEEN ${startDate}::date AND ${endDate}::date AND r.starts_at > now()
      AND (${branchId}::text IS NULL OR r.branch_id = ${branchId}) AND ${visibleMeetings(tx)}
      ORDER BY r.date, r.id LIMIT ${most}`.compile(db),
  );
  return currentMeetings(
    tx,
    ids.map(({ id }) => id),
  );
}
