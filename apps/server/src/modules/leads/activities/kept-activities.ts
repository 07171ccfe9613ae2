import type { TenantTx } from '../../../platform/db/transactions.ts';
import { newId } from '../../../platform/ids.ts';
import type { Lead } from '../leads/lead-schemas.ts';
import { type ActivityValues, insertActivities } from './activities-store.ts';

/** Writes, beside a change of a lead, what of it belongs into its story: a new status, a new owner. */
export async function keepStory(tx: TenantTx, changes: readonly { before: Lead; after: Lead }[]): Promise<void> {
  await insertActivities(
    tx,
    changes.flatMap(({ before, after }): ActivityValues[] => [
      ...(before.status === after.status ? [] : [statusChanged(before, after)]),
      ...(before.ownerId === after.ownerId ? [] : [ownerChanged(before, after)]),
    ]),
  );
}

function statusChanged({ status: from }: Lead, { id: leadId, status: to, closedReason }: Lead): ActivityValues {
  return { id: newId('act'), leadId, type: 'status', text: closedReason, details: { from, to } };
}

function ownerChanged({ owner: from }: Lead, { id: leadId, owner: to }: Lead): ActivityValues {
  return { id: newId('act'), leadId, type: 'assigned', details: { from, to } };
}

/** New leads whose turn it was to go to their owner. */
export async function keepTurns(tx: TenantTx, leads: readonly Lead[]): Promise<void> {
  await insertActivities(
    tx,
    leads.map(({ id: leadId, owner }) => ({
      id: newId('act'),
      leadId,
      type: 'assigned',
      details: { from: null, to: owner, byRule: true },
    })),
  );
}
