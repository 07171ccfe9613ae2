import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { AttendanceStatus } from '../settings/attendance-meanings.ts';
import type { Teacher } from './instructor-pay.ts';

/** A share of a completed meeting. */
export interface KeptShare {
  registrationId: string;
  allocated: number;
  amount: number;
  mark: AttendanceStatus | null;
}

export async function listKeptShares(tx: TenantTx, meetingId: string): Promise<KeptShare[]> {
  return tx.rows(
    sql<KeptShare>`SELECT s.registration_id AS "registrationId", s.allocated, s.amount,
        (SELECT a.status FROM attendance a WHERE a.tenant_id = s.tenant_id AND a.meeting_id = s.meeting_id
          AND a.registration_id = s.registration_id AND a.deleted_at IS NULL) AS mark
      FROM revenue_shares s WHERE s.tenant_id = ${tx.tenantId} AND s.meeting_id = ${meetingId} ORDER BY s.registration_id`.compile(db),
  );
}

/** Whose registrations these are, and what of each the school earns. */
export async function listPayers(
  tx: TenantTx,
  ids: readonly string[],
): Promise<{ id: string; student: { id: string; name: string }; netAmount: number; vatRateBp: number }[]> {
  return tx.rows(
    sql<{ id: string; student: { id: string; name: string }; netAmount: number; vatRateBp: number }>`
      SELECT r.id, r.net_amount AS "netAmount", r.vat_rate_bp AS "vatRateBp",
        (SELECT json_build_object('id', s.id, 'name', s.name) FROM students s WHERE s.tenant_id = r.tenant_id AND s.id = r.student_id) AS student
      FROM registrations r WHERE r.tenant_id = ${tx.tenantId} AND r.id = ANY (${ids}::text[])`.compile(db),
  );
}

/** What a meeting keeps about its pay, and its instructor's rates as they are today. */
export interface PaidWork {
  teacher: Teacher;
  carriesDailyRate: boolean;
  paidPercent: number;
  isOwnCycle: boolean;
  /** Children who were there and count, on its day. */
  children: number;
}

export async function readPaidWork(tx: TenantTx, meetingId: string): Promise<PaidWork> {
  const found = await tx.first(
    sql<PaidWork>`SELECT m.carries_daily_rate AS "carriesDailyRate", m.paid_percent AS "paidPercent", c.instructor_id = m.instructor_id AS "isOwnCycle",
        (SELECT json_build_object('employmentType', i.employment_type, 'rateFrontal', i.rate_frontal, 'rateOnline', i.rate_online,
          'ratePrivate', i.rate_private) FROM instructors i WHERE i.tenant_id = m.tenant_id AND i.id = m.instructor_id) AS teacher,
        (SELECT count(*) FROM registrations r WHERE r.tenant_id = m.tenant_id AND r.cycle_id = m.cycle_id AND r.deleted_at IS NULL
          AND r.status IN ('registered', 'active', 'completed', 'cancelled') AND (r.starts_on IS NULL OR r.starts_on <= m.date)
          AND (r.ends_on IS NULL OR r.ends_on >= m.date)) AS children
      FROM meetings m JOIN cycles c ON c.tenant_id = m.tenant_id AND c.id = m.cycle_id
      WHERE m.tenant_id = ${tx.tenantId} AND m.id = ${meetingId}`.compile(db),
  );
  if (!found) throw new Error('a meeting that was just read has its work');
  return found;
}

export async function listApproved(tx: TenantTx, meetingId: string): Promise<{ id: string; description: string; amount: number }[]> {
  return tx.rows(
    sql<{ id: string; description: string; amount: number }>`SELECT id, description, amount FROM expenses WHERE tenant_id = ${tx.tenantId}
      AND meeting_id = ${meetingId} AND status = 'approved' AND deleted_at IS NULL ORDER BY spent_on, id LIMIT 500`.compile(db),
  );
}

/** What was handed out of a registration already, lesson by lesson. */
export async function listHandedOut(
  tx: TenantTx,
  registrationId: string,
): Promise<{ meetingId: string | null; date: string; allocated: number; amount: number }[]> {
  return tx.rows(
    sql<{
      meetingId: string | null;
      date: string;
      allocated: number;
      amount: number;
    }>`SELECT meeting_id AS "meetingId", recognised_on AS date,
        allocated, amount FROM revenue_shares WHERE tenant_id = ${tx.tenantId} AND registration_id = ${registrationId}
      ORDER BY recognised_on, id`.compile(db),
  );
}
