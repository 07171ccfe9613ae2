import type { TenantTx } from '../../../platform/db/transactions.ts';
import { type NewEvent, recordAll } from '../../../platform/ledger/ledger.ts';
import { tellLeads } from '../leads/lead-changes.ts';
import { listLeadsByIds, lockLeadsThatBecame, setBecame } from '../leads/leads-store.ts';

const PEOPLE = {
  customer: { column: 'customer_id', field: 'customerId', action: 'customer_merged' },
  student: { column: 'student_id', field: 'studentId', action: 'student_merged' },
} as const;

export const followMergedCustomer = (tx: TenantTx, event: NewEvent): Promise<void> => followMerged(tx, 'customer', event);
export const followMergedStudent = (tx: TenantTx, event: NewEvent): Promise<void> => followMerged(tx, 'student', event);

/** Leads that became somebody who went into another record now name the one who stayed. */
async function followMerged(tx: TenantTx, kind: keyof typeof PEOPLE, { subject, data }: NewEvent): Promise<void> {
  const { column, field, action } = PEOPLE[kind];
  // `….merged` carries the id of the one who is gone.
  const ids = await lockLeadsThatBecame(tx, column, String(data.mergedId));
  if (ids.length === 0) return;
  const before = new Map((await listLeadsByIds(tx, ids)).map((lead) => [lead.id, lead]));
  await setBecame(tx, column, ids, subject);
  const changes = (await listLeadsByIds(tx, ids)).map((after) => ({ before: before.get(after.id), after }));
  await tellLeads(tx, action, changes);
  // Deleted ones follow as well, so that they come back right; nobody is told of what nobody sees.
  await recordAll(
    tx,
    ids
      .filter((id) => !before.has(id))
      .map((id) => ({
        action: `lead.${action}`,
        entity: 'lead',
        entityId: id,
        old: { [field]: data.mergedId },
        new: { [field]: subject },
      })),
  );
}
