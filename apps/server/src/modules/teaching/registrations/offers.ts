import { systemCaller } from '../../../platform/caller.ts';
import type { Database } from '../../../platform/db/database.ts';
import { inSystem, inTenant } from '../../../platform/db/transactions.ts';
import { lockCycle } from '../cycles/cycles-store.ts';
import { settleCycle } from '../money/settle.ts';
import { findExpiredOffers } from './offers-store.ts';
import { fillPlaces } from './seats.ts';

/** Offers that nobody took in time go to the next in line; who let one pass stands at the end of it. */
export async function passOnOffers(database: Database): Promise<void> {
  const cycles = await inSystem(database, 'teaching: offers that ran out', findExpiredOffers);
  for (const { tenantId, cycleId } of cycles) {
    await inTenant(database, systemCaller(tenantId, 'job', 'waiting-list'), async (tx) => {
      await fillPlaces(tx, await lockCycle(tx, cycleId));
      await settleCycle(tx, cycleId);
    });
  }
}
