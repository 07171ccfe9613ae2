import type { TenantTx } from '../../../platform/db/transactions.ts';
import { type NewEvent, recordAll } from '../../../platform/ledger/ledger.ts';
import { tellLeads } from '../leads/lead-changes.ts';
import { listLeadsByIds, lockLeadsOfCustomer, setCustomerOfLeads } from '../leads/leads-store.ts';

/** Leads that became a customer who went into another now name the one who stayed. */
export async function followMergedCustomer(tx: TenantTx, { subject, data }: NewEvent): Promise<void> {
  // `customer.merged` carries the id of the one who is gone.
  const ids = await lockLeadsOfCustomer(tx, String(data.mergedId));
  if (ids.length === 0) return;
  const before = new Map((await listLeadsByIds(tx, ids)).map((lead) => [lead.id, lead]));
  await setCustomerOfLeads(tx, ids, subject);
  const changes = (await listLeadsByIds(tx, ids)).map((after) => ({ before: before.get(after.id), after }));
  await tellLeads(tx, 'customer_merged', changes);
  // Deleted ones follow as well, so that they come back right; nobody is told of what nobody sees.
  await recordAll(
    tx,
    ids
      .filter((id) => !before.has(id))
      .map((id) => ({
        action: 'lead.customer_merged',
        entity: 'lead',
        entityId: id,
        old: { customerId: data.mergedId },
        new: { customerId: subject },
      })),
  );
}
