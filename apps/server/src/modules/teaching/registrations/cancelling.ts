import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid, refused } from '../../../platform/errors.ts';
import { dayBefore } from '../../../platform/time/instants.ts';
import type { Cycle } from '../cycles/cycle-schemas.ts';
import { settleCycle } from '../money/settle.ts';
import { localToday } from '../places-store.ts';
import { getTeachingSettings } from '../settings/teaching-settings-store.ts';
import { refundOnLeaving } from './leaving.ts';
import { tellRegistration } from './registration-changes.ts';
import type { CancelRegistration, Registration } from './registration-schemas.ts';
import { CANCELLABLE } from './registration-status.ts';
import { netAmountOf, storedValues } from './registration-values.ts';
import { registrationFor } from './registration-view.ts';
import { lockRegistration } from './registrations.ts';
import { currentRegistration, listLiveOf, readOwnLessons, readVatRate, updateRegistration } from './registrations-store.ts';
import { fillPlaces } from './seats.ts';

/** The student leaves: lessons to come earn nothing of it any more, and the past stays. */
export async function cancelRegistration(tx: TenantTx, id: string, request: CancelRegistration): Promise<Registration> {
  const { cycle, before } = await lockRegistration(tx, id);
  if (!CANCELLABLE.includes(before.status))
    throw refused(`This registration is ${before.status}, so it can’t be cancelled.`, 'registration_not_cancellable', {
      status: before.status,
    });
  await leave(tx, cycle, before, request);
  await fillPlaces(tx, cycle);
  await settleCycle(tx, cycle.id);
  const after = await currentRegistration(tx, id);
  await tellRegistration(tx, 'cancelled', before, after);
  return registrationFor(tx.caller, after);
}

/** The school cancels a cycle: everybody in it leaves, and nobody is charged for a lesson that is not held. */
export async function cancelAllOf(tx: TenantTx, cycle: Cycle): Promise<void> {
  for (const before of await listLiveOf(tx, cycle.id)) {
    await leave(tx, cycle, before, { reason: 'The cycle was cancelled.' }, { latePercent: 0, isByTheSchool: true });
    await tellRegistration(tx, 'cancelled', before, await currentRegistration(tx, before.id));
  }
}

interface LeavingTerms {
  /** What of a lesson cancelled too late is charged; left out: as the school says. */
  latePercent?: number;
  /** No lesson is held any more, not even one whose day has passed. */
  isByTheSchool?: boolean;
}

/** Writes that somebody left. */
export async function leave(
  tx: TenantTx,
  cycle: Cycle,
  before: Registration,
  request: CancelRegistration,
  { latePercent, isByTheSchool = false }: LeavingTerms = {},
): Promise<number> {
  const settings = await getTeachingSettings(tx);
  const stored = storedValues(before);
  const today = await localToday(tx, cycle.branchId);
  const { effectiveDate = today } = request;
  const charged = latePercent ?? settings.lateCancellationPercent;
  const lessons = await readOwnLessons(tx, before.id, settings.cancellationNoticeHours);
  const owed = stored.amount - (before.creditedAmount ?? 0);
  if ((request.refundAmount ?? 0) > owed) throw invalid('refundAmount', `is more than the ${owed} that is owed`);
  const missedFrom = isByTheSchool ? '0000-01-01' : effectiveDate;
  const policy = { ...lessons, amount: stored.amount, effectiveDate: missedFrom, latePercent: charged };
  // Who only waited owes nothing.
  const byPolicy = before.status === 'waitlisted' ? owed : refundOnLeaving(policy);
  const refundAmount = request.refundAmount ?? Math.min(byPolicy, owed);
  const vatRateBp = await readVatRate(tx, before.id);
  const wasIn = before.status !== 'waitlisted' && before.status !== 'trial';
  const values = {
    ...stored,
    status: 'cancelled' as const,
    refundAmount,
    // Who only waited or tried was in no lesson: from a day on which it had ended already.
    startsOn: wasIn ? stored.startsOn : effectiveDate,
    endsOn: dayBefore(effectiveDate),
    cancellationDate: effectiveDate,
    cancellationReason: request.reason,
  };
  await updateRegistration(tx, before.id, { ...values, vatRateBp, netAmount: netAmountOf(values, vatRateBp) });
  return refundAmount;
}
