import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { Closure } from './weekly-walk.ts';

/** Holidays of the school and of a branch from a day on. */
export async function listHolidays(tx: TenantTx, branchId: string, from: string): Promise<Closure[]> {
  return tx.rows(
    sql<Closure>`SELECT start_date AS "startDate", end_date AS "endDate" FROM holidays
      WHERE tenant_id = ${tx.tenantId} AND deleted_at IS NULL AND end_date >= ${from}::date AND (branch_id IS NULL OR branch_id = ${branchId})
      ORDER BY start_date LIMIT 5000`.compile(db),
  );
}

/** An instructor's time off from a day on. */
export async function listTimeOff(tx: TenantTx, instructorId: string, from: string): Promise<Closure[]> {
  return tx.rows(
    sql<Closure>`SELECT start_date AS "startDate", end_date AS "endDate", to_char(start_time, 'HH24:MI') AS "startTime",
        to_char(end_time, 'HH24:MI') AS "endTime" FROM instructor_time_off
      WHERE tenant_id = ${tx.tenantId} AND instructor_id = ${instructorId} AND deleted_at IS NULL AND end_date >= ${from}::date
      ORDER BY start_date LIMIT 5000`.compile(db),
  );
}

/** A meeting of the cycle, as far as planning has to know it. */
export interface Planned {
  id: string;
  date: string;
  startTime: string;
  endTime: string;
  roomId: string | null;
  instructorId: string;
  status: 'scheduled' | 'completed' | 'cancelled' | 'postponed';
  /** Counts towards the promised lessons. */
  isCounted: boolean;
  /** To come, and nobody has changed it by hand, marked attendance in it or been paid for it. */
  isUntouched: boolean;
  /** Stands for another lesson (postponed, made up), so it isn't one of the week's. */
  isReplacement: boolean;
}

export async function listPlanned(tx: TenantTx, cycleId: string): Promise<Planned[]> {
  return tx.rows(
    sql<Planned>`SELECT m.id, m.date, to_char(m.start_time, 'HH24:MI') AS "startTime", to_char(m.end_time, 'HH24:MI') AS "endTime",
        m.room_id AS "roomId", m.instructor_id AS "instructorId", m.status,
        m.status IN ('scheduled', 'completed') OR (m.status = 'cancelled' AND NOT m.is_replaced) AS "isCounted",
        m.status = 'scheduled' AND m.starts_at > now() AND NOT m.is_edited
          AND NOT EXISTS (SELECT FROM attendance a WHERE a.tenant_id = m.tenant_id AND a.meeting_id = m.id AND a.deleted_at IS NULL)
          AND NOT EXISTS (SELECT FROM expenses e WHERE e.tenant_id = m.tenant_id AND e.meeting_id = m.id AND e.deleted_at IS NULL)
          AS "isUntouched",
        EXISTS (SELECT FROM meetings o WHERE o.tenant_id = m.tenant_id AND o.rescheduled_to_id = m.id) AS "isReplacement"
      FROM meetings m WHERE m.tenant_id = ${tx.tenantId} AND m.cycle_id = ${cycleId} AND m.deleted_at IS NULL
      ORDER BY m.starts_at, m.id`.compile(db),
  );
}
