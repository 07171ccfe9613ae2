import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

/** The live student of this name in a family: the person who asks again. */
export async function findStudentNamed(tx: TenantTx, customerId: string, name: string): Promise<string | null> {
  const found = await tx.first(
    sql<{ id: string }>`SELECT id FROM students
      WHERE tenant_id = ${tx.tenantId} AND customer_id = ${customerId} AND name = ${name} AND deleted_at IS NULL
      ORDER BY created_at, id LIMIT 1`.compile(db),
  );
  return found?.id ?? null;
}
