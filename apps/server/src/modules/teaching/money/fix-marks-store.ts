import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { columnList, unnestRows } from '../../../platform/db/unnest.ts';
import type { AttendanceStatus } from '../settings/attendance-meanings.ts';

/** A share of a meeting, and how its student was marked there. */
export interface MarkedShare {
  id: string;
  allocated: number;
  amount: number;
  status: AttendanceStatus | null;
}

export async function listMarkedShares(tx: TenantTx, meetingId: string): Promise<MarkedShare[]> {
  return tx.rows(
    sql<MarkedShare>`SELECT s.id, s.allocated, s.amount, a.status FROM revenue_shares s
      LEFT JOIN attendance a ON a.tenant_id = s.tenant_id AND a.meeting_id = s.meeting_id AND a.registration_id = s.registration_id AND a.deleted_at IS NULL
      WHERE s.tenant_id = ${tx.tenantId} AND s.meeting_id = ${meetingId} ORDER BY s.id`.compile(db),
  );
}

/** Writes what shares are worth now, and moves the meeting's revenue by the difference. */
export async function setShareAmounts(
  tx: TenantTx,
  meetingId: string,
  shares: readonly { id: string; amount: number }[],
  difference: number,
): Promise<void> {
  const columns = { id: 'text', amount: 'bigint' } as const;
  await tx.count(
    sql`UPDATE revenue_shares s SET amount = t.amount FROM ${unnestRows(shares, columns)} AS t (${columnList(columns)})
        WHERE s.tenant_id = ${tx.tenantId} AND s.id = t.id`.compile(db),
  );
  await tx.count(
    sql`UPDATE meetings SET revenue = revenue + ${difference}, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${meetingId}`.compile(db),
  );
}

/** The part of the pay that was fixed, and the marks it would follow from now. */
export async function readPaidMarks(tx: TenantTx, meetingId: string): Promise<{ paidPercent: number; marks: AttendanceStatus[] }> {
  const found = await tx.first(
    sql<{ paidPercent: number; marks: AttendanceStatus[] }>`SELECT m.paid_percent AS "paidPercent",
        ARRAY(SELECT a.status FROM attendance a WHERE a.tenant_id = m.tenant_id AND a.meeting_id = m.id AND a.deleted_at IS NULL) AS marks
      FROM meetings m WHERE m.tenant_id = ${tx.tenantId} AND m.id = ${meetingId}`.compile(db),
  );
  return found ?? { paidPercent: 100, marks: [] };
}
