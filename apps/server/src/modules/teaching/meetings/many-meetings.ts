import type { TenantTx } from '../../../platform/db/transactions.ts';
import { type Outcome, oneByOne } from '../one-by-one.ts';
import { cancelMeeting, completeMeeting, rescheduleMeeting } from './meeting-moves.ts';
import type { BulkDelete, BulkStatus } from './meeting-schemas.ts';
import { lockMeeting, removeMeeting } from './meetings.ts';

/** Moves many meetings to a state, each by the rules of one. */
export async function updateStatuses(tx: TenantTx, request: BulkStatus): Promise<{ results: Outcome[] }> {
  return oneByOne(tx, request.ids, (id) => {
    if (request.status === 'completed') return completeMeeting(tx, id, request);
    return request.status === 'cancelled' ? cancelMeeting(tx, id, request) : rescheduleMeeting(tx, id);
  });
}

/** Deletes many; with `force` completed ones too, and what they earned and cost is taken back. */
export async function deleteMany(tx: TenantTx, { ids, force }: BulkDelete): Promise<{ results: Outcome[] }> {
  return oneByOne(tx, ids, async (id) => {
    const { before } = await lockMeeting(tx, id);
    await removeMeeting(tx, before, force);
  });
}
