import { sql } from 'kysely';
import { db } from '../../../../platform/db/query.ts';
import type { TenantTx } from '../../../../platform/db/transactions.ts';
import type { Exception, Slot } from './schemas.ts';

export async function listSlots(tx: TenantTx, instructorId: string): Promise<Slot[]> {
  return tx.rows(
    sql<Slot>`SELECT day, to_char(start_time, 'HH24:MI') AS "startTime", to_char(end_time, 'HH24:MI') AS "endTime", branch_id AS "branchId"
      FROM instructor_availability WHERE tenant_id = ${tx.tenantId} AND instructor_id = ${instructorId}
      ORDER BY day, start_time`.compile(db),
  );
}

export async function replaceSlots(tx: TenantTx, instructorId: string, slots: readonly Slot[]): Promise<void> {
  await tx.count(sql`DELETE FROM instructor_availability WHERE tenant_id = ${tx.tenantId} AND instructor_id = ${instructorId}`.compile(db));
  if (slots.length === 0) return;
  const rows = slots.map(({ day, startTime, endTime, branchId }) => ({
    tenant_id: tx.tenantId,
    instructor_id: instructorId,
    day,
    start_time: startTime,
    end_time: endTime,
    branch_id: branchId,
  }));
  await tx.count(db.insertInto('instructor_availability').values(rows));
}

/** Their time off, the school's holidays, and those of the branches where they have hours. */
export async function listExceptions(tx: TenantTx, instructorId: string, from: string, to: string): Promise<Exception[]> {
  return tx.rows(
    sql<Exception>`
      SELECT 'time_off' AS kind, id, start_date AS "startDate", end_date AS "endDate", to_char(start_time, 'HH24:MI') AS "startTime",
        to_char(end_time, 'HH24:MI') AS "endTime", reason, NULL AS "branchId"
      FROM instructor_time_off
      WHERE tenant_id = ${tx.tenantId} AND instructor_id = ${instructorId} AND deleted_at IS NULL
        AND start_date <= ${to}::date AND end_date >= ${from}::date
      UNION ALL
      SELECT 'holiday', h.id, h.start_date, h.end_date, NULL, NULL, h.name, h.branch_id
      FROM holidays h
      WHERE h.tenant_id = ${tx.tenantId} AND h.deleted_at IS NULL AND h.start_date <= ${to}::date AND h.end_date >= ${from}::date
        AND (h.branch_id IS NULL OR h.branch_id IN (
          SELECT a.branch_id FROM instructor_availability a WHERE a.tenant_id = ${tx.tenantId} AND a.instructor_id = ${instructorId}))
      ORDER BY "startDate", id LIMIT 1000`.compile(db),
  );
}

/** When an instructor has lessons: those of teaching, read across. */
export async function listBusy(
  tx: TenantTx,
  instructorId: string,
  from: string,
  to: string,
): Promise<{ startsAt: string; endsAt: string }[]> {
  return tx.rows(
    sql<{ startsAt: string; endsAt: string }>`SELECT starts_at AS "startsAt", ends_at AS "endsAt" FROM meetings
      WHERE tenant_id = ${tx.tenantId} AND instructor_id = ${instructorId} AND deleted_at IS NULL AND status IN ('scheduled', 'completed')
        AND date BETWEEN ${from}::date - 1 AND ${to}::date + 1 ORDER BY starts_at LIMIT 5000`.compile(db),
  );
}

/** The zones of those of the places that have their own. */
export async function listZones(tx: TenantTx, places: readonly { branchId: string | null }[]): Promise<Map<string, string>> {
  const ids = places.flatMap(({ branchId }) => branchId ?? []);
  const rows = await tx.rows(
    sql<{ id: string; zone: string }>`SELECT id, timezone AS zone FROM branches
      WHERE tenant_id = ${tx.tenantId} AND id = ANY (${ids}::text[]) AND timezone IS NOT NULL`.compile(db),
  );
  return new Map(rows.map(({ id, zone }) => [id, zone]));
}
