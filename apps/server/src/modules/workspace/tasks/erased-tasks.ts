import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

/** Tasks about any of these records, deleted ones too, locked. */
export async function lockTasksAbout(tx: TenantTx, records: readonly { type: string; id: string }[]): Promise<string[]> {
  const rows = await tx.rows(
    sql<{ id: string }>`SELECT id FROM tasks
      WHERE tenant_id = ${tx.tenantId} AND (entity_type, entity_id) IN (
        SELECT * FROM unnest(${records.map(({ type }) => type)}::text[], ${records.map(({ id }) => id)}::text[]))
      ORDER BY id FOR UPDATE`.compile(db),
  );
  return rows.map(({ id }) => id);
}

/** Takes out what tasks say; whose they were and whether they were done stays. */
export async function emptyTasks(tx: TenantTx, ids: readonly string[]): Promise<void> {
  await tx.count(
    sql`UPDATE tasks SET title = 'Erased', deleted_at = coalesce(deleted_at, now()), version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ANY (${ids}::text[])`.compile(db),
  );
}
