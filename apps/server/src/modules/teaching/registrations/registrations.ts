import type { TenantTx } from '../../../platform/db/transactions.ts';
import { AppError, invalid, refused } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { newId } from '../../../platform/ids.ts';
import { checkVersion } from '../../../platform/versions.ts';
import type { Cycle } from '../cycles/cycle-schemas.ts';
import { currentCycle, getCycle, lockCycle } from '../cycles/cycles-store.ts';
import { settleCycle } from '../money/settle.ts';
import { localToday } from '../places-store.ts';
import { tellRegistration } from './registration-changes.ts';
import type {
  NewRegistration,
  Registration,
  RegistrationChanges,
  RegistrationQuery,
  RegistrationReplacement,
} from './registration-schemas.ts';
import { mayMove } from './registration-status.ts';
import { netAmountOf, storedValues, usualAmount, vatRateFor } from './registration-values.ts';
import { registrationFor } from './registration-view.ts';
import {
  currentRegistration,
  findAnyRegistration,
  findLiveId,
  findStudentClashes,
  getRegistration,
  holdStudent,
  insertRegistration,
  isInUse,
  listRegistrations,
  readVatRate,
  setRegistrationDeleted,
  updateRegistration,
} from './registrations-store.ts';
import { fillPlaces, hasPlace, promote } from './seats.ts';

export async function browseRegistrations(tx: TenantTx, query: RegistrationQuery): Promise<Listing<Registration>> {
  const { rows, page } = await listRegistrations(tx, query);
  return { rows: rows.map((registration) => registrationFor(tx.caller, registration)), page };
}

export async function readRegistration(tx: TenantTx, id: string): Promise<Registration> {
  return registrationFor(tx.caller, await getRegistration(tx, id));
}

/** Lock, check, insert: of those who want the last place at once, one gets it and the others wait in line. */
export async function register(tx: TenantTx, given: NewRegistration): Promise<Registration> {
  const { id = newId('reg'), studentId, cycleId } = given;
  await getCycle(tx, cycleId);
  const cycle = await lockCycle(tx, cycleId);
  if (cycle.status === 'completed' || cycle.status === 'cancelled')
    throw refused(`This cycle is ${cycle.status}. Choose one that is active.`, 'cycle_closed', { status: cycle.status });
  if (!(await holdStudent(tx, studentId))) throw invalid('studentId', 'is not a student of this school');
  await refuseTwice(tx, studentId, cycleId);
  if (!given.allowOverlap) await refuseClashes(tx, studentId, cycleId);
  else refuseOverlapBy(tx);
  const today = await localToday(tx, cycle.branchId);
  const { registrationDate = today, startsOn = today > cycle.startDate ? today : null, notes = null } = given;
  const status: Registration['status'] = (await hasPlace(tx, cycle)) ? (given.status ?? 'registered') : 'waitlisted';
  const amount = given.amount ?? (await usualAmount(tx, cycle, startsOn));
  const vatRateBp = await vatRateFor(tx, registrationDate);
  const values = { registrationDate, startsOn, endsOn: null, status, amount, refundAmount: 0, notes: notes || null };
  const money = { vatRateBp, netAmount: netAmountOf(values, vatRateBp) };
  await insertRegistration(tx, { id, studentId, cycleId }, { ...values, ...money, cancellationDate: null, cancellationReason: null });
  await settleCycle(tx, cycleId);
  const after = await currentRegistration(tx, id);
  await tellRegistration(tx, status === 'waitlisted' ? 'waitlisted' : 'created', undefined, after);
  return registrationFor(tx.caller, after);
}

/** Every editable field: one that is left out is emptied, but for date and status, which stay. */
export async function replaceRegistration(
  tx: TenantTx,
  id: string,
  given: RegistrationReplacement,
  ifMatch: number | null,
): Promise<Registration> {
  return save(tx, id, { ...given, startsOn: given.startsOn ?? null, notes: given.notes ?? null }, ifMatch);
}

/** The fields given; the rest stays. */
export async function changeRegistration(
  tx: TenantTx,
  id: string,
  given: RegistrationChanges,
  ifMatch: number | null,
): Promise<Registration> {
  return save(tx, id, given, ifMatch);
}

/** Removes one that should never have been: nothing may hang on it. */
export async function deleteRegistration(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const { cycle, before } = await lockRegistration(tx, id);
  checkVersion(before, ifMatch);
  if (await isInUse(tx, id))
    throw refused(
      'This registration has payments, lessons or attendance. Cancel it instead, so that its past stays.',
      'registration_in_use',
    );
  await setRegistrationDeleted(tx, id, true);
  await fillPlaces(tx, cycle);
  await settleCycle(tx, cycle.id);
  await tellRegistration(tx, 'deleted', before, undefined);
}

export async function restoreRegistration(tx: TenantTx, id: string): Promise<Registration> {
  const { cycleId, studentId, isDeleted } = await findAnyRegistration(tx, id);
  if (!isDeleted) throw refused('This registration is not deleted, so there is nothing to restore.', 'not_deleted');
  const cycle = await lockCycle(tx, cycleId);
  if (!(await holdStudent(tx, studentId)))
    throw refused(`Restore student ${studentId} first: this registration is theirs.`, 'student_deleted');
  await refuseTwice(tx, studentId, cycleId);
  const isFree = await hasPlace(tx, cycle);
  await setRegistrationDeleted(tx, id, false);
  const restored = await currentRegistration(tx, id);
  if (!isFree && ['registered', 'active', 'trial'].includes(restored.status))
    throw refused('This cycle is full by now. Raise its places first, or register them anew to wait in line.', 'cycle_full');
  await settleCycle(tx, cycleId);
  const after = await currentRegistration(tx, id);
  await tellRegistration(tx, 'restored', undefined, after);
  return registrationFor(tx.caller, after);
}

/** Takes the place that was offered, or that is free, out of the line. */
export async function acceptOffer(tx: TenantTx, id: string): Promise<Registration> {
  const { cycle, before } = await lockRegistration(tx, id);
  if (before.status !== 'waitlisted')
    throw refused(`This registration is ${before.status}: it waits for nothing.`, 'registration_not_waiting', { status: before.status });
  const isOffered = before.offerExpiresAt !== null && Date.parse(before.offerExpiresAt) > Date.now();
  if (!isOffered && !(await hasPlace(tx, cycle)))
    throw refused('There is no free place, and none is kept for them. They stay in line.', 'no_free_place');
  await promote(tx, cycle, id);
  await settleCycle(tx, cycle.id);
  return registrationFor(tx.caller, await currentRegistration(tx, id));
}

/** A registration the caller sees, for a change: its cycle is locked first. */
export async function lockRegistration(tx: TenantTx, id: string): Promise<{ cycle: Cycle; before: Registration }> {
  const { cycleId } = await getRegistration(tx, id);
  await lockCycle(tx, cycleId);
  return { cycle: await currentCycle(tx, cycleId), before: await currentRegistration(tx, id) };
}

async function save(tx: TenantTx, id: string, given: RegistrationChanges, ifMatch: number | null): Promise<Registration> {
  const { cycle, before } = await lockRegistration(tx, id);
  checkVersion(before, ifMatch);
  const stored = storedValues(before);
  const status = given.status ?? stored.status;
  if (!mayMove(stored.status, status))
    throw refused(`This registration is ${stored.status}, so it can’t be set to ${status}.`, 'registration_status', {
      status: stored.status,
      to: status,
    });
  if (before.status === 'cancelled' && given.amount !== undefined && given.amount !== stored.amount) {
    throw refused(
      'This registration is cancelled: what is owed was settled. Register the student again, or refund a payment.',
      'registration_settled',
    );
  }
  const { registrationDate = stored.registrationDate, amount = stored.amount } = given;
  if (amount < stored.refundAmount) throw invalid('amount', 'is less than what is not owed already');
  const { startsOn = stored.startsOn, notes = stored.notes } = given;
  // The rate is that of the day the price was agreed: another day, another rate.
  const vatRateBp = registrationDate === stored.registrationDate ? await readVatRate(tx, id) : await vatRateFor(tx, registrationDate);
  const values = { ...stored, status, registrationDate, amount, startsOn, notes: notes || null };
  await updateRegistration(tx, id, { ...values, vatRateBp, netAmount: netAmountOf(values, vatRateBp) });
  await settleCycle(tx, cycle.id);
  const after = await currentRegistration(tx, id);
  await tellRegistration(tx, 'updated', before, after);
  return registrationFor(tx.caller, after);
}

/** A student is in a cycle once. */
export async function refuseTwice(tx: TenantTx, studentId: string, cycleId: string): Promise<void> {
  const existing = await findLiveId(tx, studentId, cycleId);
  if (existing)
    throw refused('This student is in this cycle already, or waits for it.', 'already_registered', {}, [
      { field: 'studentId', message: `is registered as ${existing}` },
    ]);
}

/** A student can’t sit in two lessons at once. */
export async function refuseClashes(tx: TenantTx, studentId: string, cycleId: string): Promise<void> {
  const clashes = await findStudentClashes(tx, studentId, cycleId);
  if (clashes.length === 0) return;
  throw refused(
    'This student has other lessons at the same time. Choose another cycle; a manager may allow the overlap.',
    'clash',
    { count: new Set(clashes.map(({ meetingId }) => meetingId)).size },
    clashes.map(({ meetingId, cycleName, date, startTime, endTime }) => ({
      field: 'studentId',
      message: `has “${cycleName}” on ${date}, ${startTime}–${endTime} (meeting ${meetingId})`,
      reason: 'other_lesson',
      values: { cycle: cycleName, date, startTime, endTime, meetingId },
    })),
  );
}

/** Only who changes everybody’s meetings lets lessons overlap. */
export function refuseOverlapBy({ caller }: TenantTx): void {
  const mayOverlap = caller.grants ? caller.grants.get('meetings:UPDATE') === 'all' : true;
  if (!mayOverlap) throw new AppError('FORBIDDEN', 'Only managers may let lessons overlap. Choose another cycle.');
}
