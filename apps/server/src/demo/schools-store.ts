import { sql } from 'kysely';
import { db } from '../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../platform/db/transactions.ts';

export interface OpenSchool {
  id: string;
  name: string;
  hasStaff: boolean;
}

/** Every school there is, whoever opened it. */
export async function listSchools(tx: SystemTx): Promise<OpenSchool[]> {
  return tx.rows(
    sql<OpenSchool>`
      SELECT id, name, EXISTS (SELECT FROM users u WHERE u.tenant_id = t.id) AS "hasStaff" FROM tenants t ORDER BY id`.compile(db),
  );
}

/** Until the transaction ends, no other process loads the demo; false when one is at it now. */
export async function lockLoading(tx: SystemTx): Promise<boolean> {
  // The transaction only waits while others do the work; a slow machine must not lose the lock by that.
  const locked = await tx.first(
    sql<{ isOurs: boolean }>`
      SELECT pg_try_advisory_xact_lock(hashtext('rollbook demo')) AS "isOurs", set_config('idle_in_transaction_session_timeout', '0', true)`.compile(
      db,
    ),
  );
  return locked?.isOurs ?? false;
}

export async function hasStudents(tx: TenantTx): Promise<boolean> {
  const found = await tx.first(sql<{ id: string }>`SELECT id FROM students WHERE tenant_id = ${tx.tenantId} LIMIT 1`.compile(db));
  return found !== null;
}

/** Students of whom a learning app has told anything. */
export async function listPractised(tx: TenantTx): Promise<string[]> {
  const rows = await tx.rows(
    sql<{ id: string }>`
      SELECT student_id AS id FROM learners WHERE tenant_id = ${tx.tenantId} AND last_active_at > '-infinity'`.compile(db),
  );
  return rows.map(({ id }) => id);
}
