import type { TenantTx } from '../../../platform/db/transactions.ts';
import { tellMeetings } from '../meetings/meeting-changes.ts';
import { cancelScheduled } from '../meetings/meetings-store.ts';
import { cancelAllOf } from '../registrations/cancelling.ts';
import type { Cycle } from './cycle-schemas.ts';

/**
 * The school cancels a cycle: everybody in it leaves, nobody is charged for a lesson that is not held, and those still
 * scheduled are cancelled. Who leaves is reckoned first, while it can be seen which lessons were to come.
 */
export async function endCycle(tx: TenantTx, cycle: Cycle): Promise<void> {
  await cancelAllOf(tx, cycle);
  await tellMeetings(tx, 'cancelled', await cancelScheduled(tx, cycle.id, 'The cycle was cancelled.'));
}
