import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

/** Gives every payment of a customer to another, and answers their ids. */
export async function movePayments(tx: TenantTx, fromId: string, toId: string): Promise<string[]> {
  return ids(
    await tx.rows(
      sql<{ id: string }>`UPDATE payments SET customer_id = ${toId}, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND customer_id = ${fromId} RETURNING id`.compile(db),
    ),
  );
}

/** The name of a cycle that both students are in, or wait for; null: none. */
export async function findSharedCycle(tx: TenantTx, one: string, other: string): Promise<string | null> {
  const row = await tx.first(
    sql<{ name: string }>`SELECT c.name FROM registrations a JOIN registrations b ON b.tenant_id = a.tenant_id AND b.cycle_id = a.cycle_id
        AND b.student_id = ${other} AND b.status <> 'cancelled' AND b.deleted_at IS NULL
      JOIN cycles c ON c.tenant_id = a.tenant_id AND c.id = a.cycle_id
      WHERE a.tenant_id = ${tx.tenantId} AND a.student_id = ${one} AND a.status <> 'cancelled' AND a.deleted_at IS NULL
      ORDER BY c.name LIMIT 1`.compile(db),
  );
  return row?.name ?? null;
}

/** Lessons at which both students are marked: how many, and the day of the first. */
export async function sharedLessons(tx: TenantTx, one: string, other: string): Promise<{ lessons: number; first: string | null }> {
  const row = await tx.first(
    sql<{ lessons: number; first: string | null }>`SELECT count(*) AS lessons, min(a.date) AS first FROM attendance a
      JOIN attendance b ON b.tenant_id = a.tenant_id AND b.meeting_id = a.meeting_id AND b.student_id = ${other} AND b.deleted_at IS NULL
      WHERE a.tenant_id = ${tx.tenantId} AND a.student_id = ${one} AND a.deleted_at IS NULL`.compile(db),
  );
  return row ?? { lessons: 0, first: null };
}

/** Gives a student's registrations, marks and make-up credits to another, and answers the registrations' ids. */
export async function moveTeaching(tx: TenantTx, fromId: string, toId: string): Promise<string[]> {
  const registrations = await tx.rows(
    sql<{ id: string }>`UPDATE registrations SET student_id = ${toId}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tx.tenantId} AND student_id = ${fromId} RETURNING id`.compile(db),
  );
  await tx.count(
    sql`UPDATE attendance SET student_id = ${toId}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tx.tenantId} AND student_id = ${fromId}`.compile(db),
  );
  await tx.count(
    sql`UPDATE makeup_credits SET student_id = ${toId}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tx.tenantId} AND student_id = ${fromId}`.compile(db),
  );
  return ids(registrations);
}

function ids(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
