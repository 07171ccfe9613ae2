import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

/** What a cycle points at. */
export interface References {
  courseId: string;
  branchId: string;
  instructorId: string;
  institutionalOrderId: string | null;
}

/** Which of them are there; they stay until the commit. Whoever deletes one takes FOR UPDATE first, and waits. */
export async function holdReferences(tx: TenantTx, wanted: References): Promise<Record<keyof References, boolean>> {
  return {
    courseId: await isHeld(tx, 'courses', wanted.courseId),
    branchId: await isHeld(tx, 'branches', wanted.branchId),
    instructorId: await isHeld(tx, 'instructors', wanted.instructorId),
    institutionalOrderId: wanted.institutionalOrderId === null || (await isHeld(tx, 'institutional_orders', wanted.institutionalOrderId)),
  };
}

async function isHeld(tx: TenantTx, table: 'courses' | 'branches' | 'instructors' | 'institutional_orders', id: string): Promise<boolean> {
  const held = await tx.first(
    sql<{ id: string }>`SELECT id FROM ${sql.table(table)}
      WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND deleted_at IS NULL FOR KEY SHARE`.compile(db),
  );
  return held !== null;
}
