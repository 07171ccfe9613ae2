import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

/** What of the school a cycle points at. */
export type CycleParent = 'course_id' | 'branch_id' | 'instructor_id' | 'institutional_order_id';

/** Cycles that go on, and need it. */
export async function countLiveCycles(tx: TenantTx, column: CycleParent, id: string): Promise<number> {
  return total(
    await tx.first(
      sql<Total>`SELECT count(*) AS total FROM cycles WHERE tenant_id = ${tx.tenantId} AND ${sql.ref(column)} = ${id} AND deleted_at IS NULL
        AND status IN ('active', 'frozen')`.compile(db),
    ),
  );
}

/** Lessons still to be held by an instructor, also as a substitute. */
export async function countLessonsToCome(tx: TenantTx, instructorId: string): Promise<number> {
  return total(
    await tx.first(
      sql<Total>`SELECT count(*) AS total FROM meetings m JOIN cycles c ON c.tenant_id = m.tenant_id AND c.id = m.cycle_id
        WHERE m.tenant_id = ${tx.tenantId} AND m.instructor_id = ${instructorId} AND m.deleted_at IS NULL AND m.status = 'scheduled'
          AND c.deleted_at IS NULL AND c.status IN ('active', 'frozen')`.compile(db),
    ),
  );
}

/** Registrations of these students that hold a place, or wait for one. */
export async function countLiveRegistrations(tx: TenantTx, studentIds: readonly string[]): Promise<number> {
  return total(
    await tx.first(
      sql<Total>`SELECT count(*) AS total FROM registrations WHERE tenant_id = ${tx.tenantId} AND student_id = ANY (${studentIds}::text[])
        AND deleted_at IS NULL AND status IN ('registered', 'active', 'trial', 'waitlisted')`.compile(db),
    ),
  );
}

interface Total {
  total: number;
}

function total(row: Total | null): number {
  return row?.total ?? 0;
}
