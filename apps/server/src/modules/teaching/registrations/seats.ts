import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { Cycle } from '../cycles/cycle-schemas.ts';
import { localToday } from '../places-store.ts';
import { getTeachingSettings } from '../settings/teaching-settings-store.ts';
import { requeueExpired } from './offers-store.ts';
import { tellRegistration } from './registration-changes.ts';
import { netAmountOf, storedValues } from './registration-values.ts';
import { countTaken, currentRegistration, findNextInLine, readVatRate, setOffer, updateRegistration } from './registrations-store.ts';

/** Whether a locked cycle has a place left. */
export async function hasPlace(tx: TenantTx, { id, maxStudents }: Pick<Cycle, 'id' | 'maxStudents'>): Promise<boolean> {
  return maxStudents === null || (await countTaken(tx, id)) < maxStudents;
}

/** Gives the free places of a locked cycle to those who wait, in their order: at once, or as an offer, as the school says. */
export async function fillPlaces(
  tx: TenantTx,
  cycle: Pick<Cycle, 'id' | 'maxStudents' | 'startDate' | 'branchId' | 'status'>,
): Promise<void> {
  if (cycle.status !== 'active' && cycle.status !== 'frozen') return;
  const { waitingList, offerHours } = await getTeachingSettings(tx);
  await endExpiredOffers(tx, cycle.id);
  while (await hasPlace(tx, cycle)) {
    const next = await findNextInLine(tx, cycle.id);
    if (next === null) return;
    if (waitingList === 'promote') await promote(tx, cycle, next);
    else await offer(tx, next, offerHours);
  }
}

/** waitlisted → registered. Who comes into a cycle that has begun counts from today. */
export async function promote(tx: TenantTx, cycle: Pick<Cycle, 'startDate' | 'branchId'>, id: string): Promise<void> {
  const before = await currentRegistration(tx, id);
  const today = await localToday(tx, cycle.branchId);
  const startsOn = before.startsOn ?? (today > cycle.startDate ? today : null);
  const values = { ...storedValues(before), startsOn, status: 'registered' as const };
  const vatRateBp = await readVatRate(tx, id);
  await updateRegistration(tx, id, { ...values, vatRateBp, netAmount: netAmountOf(values, vatRateBp) });
  await tellRegistration(tx, 'promoted', before, await currentRegistration(tx, id));
}

async function endExpiredOffers(tx: TenantTx, cycleId: string): Promise<void> {
  for (const id of await requeueExpired(tx, cycleId)) {
    const after = await currentRegistration(tx, id);
    await tellRegistration(tx, 'updated', undefined, after);
  }
}

async function offer(tx: TenantTx, id: string, hours: number): Promise<void> {
  const before = await currentRegistration(tx, id);
  await setOffer(tx, id, hours);
  await tellRegistration(tx, 'updated', before, await currentRegistration(tx, id));
}
