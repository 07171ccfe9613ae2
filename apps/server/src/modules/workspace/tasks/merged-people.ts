import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { type NewEvent, recordAll } from '../../../platform/ledger/ledger.ts';
import { lockTasksAbout } from './erased-tasks.ts';

export const followMergedCustomerInTasks = (tx: TenantTx, event: NewEvent): Promise<void> => followMerged(tx, 'customer', event);
export const followMergedStudentInTasks = (tx: TenantTx, event: NewEvent): Promise<void> => followMerged(tx, 'student', event);

/** Tasks about somebody who went into another record are about the one who stayed; deleted ones too. */
async function followMerged(tx: TenantTx, type: 'customer' | 'student', { subject, data }: NewEvent): Promise<void> {
  const gone = { type, id: String(data.mergedId) };
  const ids = await lockTasksAbout(tx, [gone]);
  if (ids.length === 0) return;
  await setEntityOfTasks(tx, ids, subject);
  await recordAll(
    tx,
    ids.map((id) => ({
      action: `task.${type}_merged`,
      entity: 'task',
      entityId: id,
      old: { entity: gone },
      new: { entity: { type, id: subject } },
    })),
  );
}

async function setEntityOfTasks(tx: TenantTx, ids: readonly string[], entityId: string): Promise<void> {
  await tx.count(
    sql`UPDATE tasks SET entity_id = ${entityId}, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ANY (${ids}::text[])`.compile(db),
  );
}
