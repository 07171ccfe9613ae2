import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

/** The course or branch of this id or name; an active one before another. Schools have few of either. */
export async function findByIdOrName(tx: TenantTx, table: 'courses' | 'branches', text: string): Promise<string | null> {
  const found = await tx.first(
    sql<{ id: string }>`SELECT id FROM ${sql.table(table)}
      WHERE tenant_id = ${tx.tenantId} AND deleted_at IS NULL AND (id = ${text} OR lower(name) = lower(${text}))
      ORDER BY (id = ${text}) DESC, is_active DESC, created_at, id LIMIT 1`.compile(db),
  );
  return found?.id ?? null;
}
