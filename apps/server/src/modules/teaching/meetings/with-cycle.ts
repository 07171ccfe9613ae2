import type { TenantTx } from '../../../platform/db/transactions.ts';
import { tellMeetings } from './meeting-changes.ts';
import { currentMeetings, listScheduledIds, restoreWithCycle, setMeetingsDeleted } from './meetings-store.ts';

/** A cycle that is deleted gives the hours of its coming lessons back; what was held stays in the books. */
export async function deleteScheduledOf(tx: TenantTx, cycleId: string): Promise<void> {
  const gone = await currentMeetings(tx, await listScheduledIds(tx, cycleId));
  await setMeetingsDeleted(
    tx,
    gone.map(({ id }) => id),
  );
  await tellMeetings(
    tx,
    'deleted',
    gone.map((before) => ({ before })),
  );
}

/** Brings back the lessons that went with a cycle still deleted. An hour that was given away since is a 409. */
export async function restoreScheduledOf(tx: TenantTx, cycleId: string): Promise<void> {
  const back = await currentMeetings(tx, await restoreWithCycle(tx, cycleId));
  await tellMeetings(
    tx,
    'restored',
    back.map((after) => ({ after })),
  );
}
