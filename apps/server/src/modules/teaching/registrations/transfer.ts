import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid, refused } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { getCycle, lockCycles } from '../cycles/cycles-store.ts';
import { settleCycle } from '../money/settle.ts';
import { keep } from '../payments/payments.ts';
import { listRefundable } from '../payments/payments-store.ts';
import { localToday } from '../places-store.ts';
import { leave } from './cancelling.ts';
import { tellRegistration } from './registration-changes.ts';
import type { Registration, TransferRequest } from './registration-schemas.ts';
import { netAmountOf, vatRateFor } from './registration-values.ts';
import { registrationFor } from './registration-view.ts';
import { refuseClashes, refuseOverlapBy, refuseTwice } from './registrations.ts';
import { currentRegistration, getRegistration, holdStudent, insertRegistration, setTransferred } from './registrations-store.ts';
import { fillPlaces, hasPlace } from './seats.ts';

const MOVABLE = ['registered', 'active', 'trial'];

/**
 * Moves a student to another cycle in one operation: what of the price falls on lessons not held goes along, and what
 * was paid beyond the lessons held is credited there. Nobody pays twice, and no notice is asked for.
 */
export async function transferRegistration(tx: TenantTx, id: string, request: TransferRequest): Promise<Registration> {
  const { cycleId: fromId } = await getRegistration(tx, id);
  const { cycleId: toId } = request;
  if (fromId === toId) throw invalid('cycleId', 'is the cycle they are in already');
  await getCycle(tx, toId);
  await lockCycles(tx, [fromId, toId]);
  const [from, to, before] = [await getCycle(tx, fromId), await getCycle(tx, toId), await currentRegistration(tx, id)];
  if (!MOVABLE.includes(before.status))
    throw refused(`This registration is ${before.status}, so it can’t be transferred.`, 'registration_not_movable', {
      status: before.status,
    });
  if (to.status === 'completed' || to.status === 'cancelled')
    throw refused(`That cycle is ${to.status}. Choose one that is active.`, 'cycle_closed', { status: to.status });
  if (!(await holdStudent(tx, before.studentId))) throw refused('This student was deleted. Restore them first.', 'student_deleted');
  await refuseTwice(tx, before.studentId, toId);
  if (!(await hasPlace(tx, to)))
    throw refused('That cycle is full. Register them there to wait in line, and transfer when a place is free.', 'other_cycle_full');

  const { effectiveDate = await localToday(tx, to.branchId) } = request;
  const moved = await leave(tx, from, before, { reason: `Transferred to “${to.name}”.`, effectiveDate }, { latePercent: 0 });
  if (!request.allowOverlap) await refuseClashes(tx, before.studentId, toId);
  else refuseOverlapBy(tx);
  const newRegistrationId = newId('reg');
  const vatRateBp = await vatRateFor(tx, before.registrationDate);
  const values = { amount: moved, refundAmount: 0, registrationDate: before.registrationDate, status: before.status, notes: before.notes };
  const startsOn = effectiveDate > to.startDate ? effectiveDate : null;
  await insertRegistration(
    tx,
    { id: newRegistrationId, studentId: before.studentId, cycleId: toId },
    {
      ...values,
      startsOn,
      endsOn: null,
      vatRateBp,
      netAmount: netAmountOf(values, vatRateBp),
      cancellationDate: null,
      cancellationReason: null,
    },
  );
  await setTransferred(tx, id, newRegistrationId);
  await moveCredit(tx, id, newRegistrationId);
  await fillPlaces(tx, from);
  await settleCycle(tx, fromId);
  await settleCycle(tx, toId);
  await tellRegistration(tx, 'cancelled', before, await currentRegistration(tx, id));
  const after = await currentRegistration(tx, newRegistrationId);
  await tellRegistration(tx, 'created', undefined, after);
  return registrationFor(tx.caller, after);
}

// What is paid beyond what is owed here is given back here and received there: no money moves, and both sums stay true.
async function moveCredit(tx: TenantTx, fromId: string, toId: string): Promise<void> {
  const { dueAmount, paidAmount } = await currentRegistration(tx, fromId);
  let credit = Math.max(0, (paidAmount ?? 0) - (dueAmount ?? 0));
  for (const payment of await listRefundable(tx, fromId)) {
    if (credit === 0) return;
    const amount = Math.min(credit, payment.amount - payment.refundedAmount);
    const { customerId, method } = payment;
    const moved = { customerId, amount, method, receivedAt: null, reference: `${fromId} → ${toId}`, notes: null };
    await keep(tx, newId('pay'), { ...moved, registrationId: fromId, refundOf: payment.id });
    await keep(tx, newId('pay'), { ...moved, registrationId: toId, refundOf: null });
    credit -= amount;
  }
}
