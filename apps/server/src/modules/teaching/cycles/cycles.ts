import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid, refused } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { newId } from '../../../platform/ids.ts';
import { checkVersion } from '../../../platform/versions.ts';
import { type CustomValues, checkedCustomValues } from '../../access/index.ts';
import { stated } from '../../people/index.ts';
import { deleteScheduledOf, restoreScheduledOf } from '../meetings/with-cycle.ts';
import { settleCycle } from '../money/settle.ts';
import { holdPlace } from '../places-store.ts';
import { fillPlaces } from '../registrations/seats.ts';
import { generateMeetings } from '../schedule/generate.ts';
import { GenerateRequest } from '../schedule/generation-schemas.ts';
import { tellCycle } from './cycle-changes.ts';
import type { Cycle, CycleChanges, CycleQuery, CycleReplacement, NewCycle } from './cycle-schemas.ts';
import { mayMove, movesFrom } from './cycle-status.ts';
import { cycleFor } from './cycle-view.ts';
import {
  type CycleValues,
  currentCycle,
  getCycle,
  insertCycle,
  listCycles,
  lockAnyCycle,
  lockCycle,
  setCycleDeleted,
  updateCycle,
} from './cycles-store.ts';
import { endCycle } from './ending.ts';
import { holdReferences, type References } from './references-store.ts';

export async function browseCycles(tx: TenantTx, query: CycleQuery): Promise<Listing<Cycle>> {
  const { rows, page } = await listCycles(tx, query);
  return { rows: rows.map((cycle) => cycleFor(tx.caller, cycle)), page };
}

export async function readCycle(tx: TenantTx, id: string): Promise<Cycle> {
  return cycleFor(tx.caller, await getCycle(tx, id));
}

export async function createCycle(tx: TenantTx, given: NewCycle): Promise<Cycle> {
  const id = given.id ?? newId('cyc');
  const customFields = await checkedCustomValues(tx, 'cycle', given.customFields, undefined);
  await insertCycle(tx, id, await valuesOf(tx, given, customFields));
  await tellCycle(tx, 'created', undefined, await currentCycle(tx, id));
  if (given.generateMeetings) await generateMeetings(tx, id, GenerateRequest.parse({}));
  return cycleFor(tx.caller, await currentCycle(tx, id));
}

/** Every editable field: one that is left out is emptied, but for the status, which stays. */
export async function replaceCycle(tx: TenantTx, id: string, given: CycleReplacement, ifMatch: number | null): Promise<Cycle> {
  const before = await lockCycle(tx, id);
  checkVersion(before, ifMatch);
  const customFields = await checkedCustomValues(tx, 'cycle', given.customFields, undefined);
  return cycleFor(tx.caller, await save(tx, before, await valuesOf(tx, given, customFields, before)));
}

/** The fields given; the rest stays. */
export async function changeCycle(tx: TenantTx, id: string, given: CycleChanges, ifMatch: number | null): Promise<Cycle> {
  const before = await lockCycle(tx, id);
  checkVersion(before, ifMatch);
  const customFields = await checkedCustomValues(tx, 'cycle', given.customFields, before.customFields);
  const values = await valuesOf(tx, { ...before, ...stated(given) }, customFields, before);
  return cycleFor(tx.caller, await save(tx, before, values));
}

export async function deleteCycle(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const before = await lockCycle(tx, id);
  checkVersion(before, ifMatch);
  if (before.registeredStudents + before.waitingStudents > 0) {
    const { registeredStudents: registered, waitingStudents: waiting } = before;
    throw refused(
      `This cycle has ${registered} registered and ${waiting} waiting students. Cancel or transfer them first.`,
      'cycle_has_students',
      { registered, waiting },
    );
  }
  if (before.completedMeetings > 0 && before.status === 'active') {
    throw refused(
      `This cycle has ${before.completedMeetings} completed meetings. Complete or cancel it instead, so that its past stays.`,
      'cycle_has_lessons',
      { count: before.completedMeetings },
    );
  }
  await deleteScheduledOf(tx, id);
  await setCycleDeleted(tx, id, true);
  await tellCycle(tx, 'deleted', before, undefined);
}

export async function restoreCycle(tx: TenantTx, id: string): Promise<Cycle> {
  const { isDeleted } = await lockAnyCycle(tx, id);
  if (!isDeleted) throw refused('This cycle is not deleted, so there is nothing to restore.', 'not_deleted');
  await restoreScheduledOf(tx, id);
  await setCycleDeleted(tx, id, false);
  const after = await currentCycle(tx, id);
  const held = await holdReferences(tx, after);
  const gone = REFERENCES.find(([field]) => !held[field]);
  if (gone)
    throw refused(`Restore the ${gone[1]} of this cycle first (${after[gone[0]]}): it was deleted.`, 'cycle_misses', { what: gone[0] });
  await tellCycle(tx, 'restored', undefined, after);
  return cycleFor(tx.caller, after);
}

async function save(tx: TenantTx, before: Cycle, values: CycleValues): Promise<Cycle> {
  const over = before.completedMeetings + before.cancelledMeetings;
  if (values.totalMeetings < over) {
    throw invalid('totalMeetings', `must be at least ${over}: so many lessons are completed or cancelled already`);
  }
  await updateCycle(tx, before.id, values);
  const isCancelled = values.status === 'cancelled' && before.status !== 'cancelled';
  const changed = await currentCycle(tx, before.id);
  if (isCancelled) await endCycle(tx, changed);
  // More places, or a cycle that goes on: those who wait come in.
  else if (values.maxStudents !== before.maxStudents || values.status !== before.status) await fillPlaces(tx, changed);
  const after = await settleCycle(tx, before.id);
  await tellCycle(tx, isCancelled ? 'cancelled' : 'updated', before, after);
  return after;
}

const REFERENCES: [keyof References, string][] = [
  ['courseId', 'course'],
  ['branchId', 'branch'],
  ['instructorId', 'instructor'],
  ['institutionalOrderId', 'institutional order'],
];

async function valuesOf(tx: TenantTx, given: CycleReplacement, customFields: CustomValues, before?: Cycle): Promise<CycleValues> {
  const institutionalOrderId = given.institutionalOrderId ?? null;
  const held = await holdReferences(tx, { ...given, institutionalOrderId });
  for (const [field, what] of REFERENCES) {
    if (!held[field] && given[field] !== before?.[field])
      throw invalid(field, `is not ${what === 'course' || what === 'branch' ? 'a' : 'an'} ${what} of this school`);
  }
  const dayOfWeek = given.dayOfWeek.map((slot) => ({ ...slot, roomId: slot.roomId ?? null }));
  await checkSlots(tx, given.branchId, dayOfWeek);
  const { instructorPaymentMode = 'hourly', instructorDailyRate = null, status = before?.status ?? 'active' } = given;
  if (instructorPaymentMode === 'daily' && instructorDailyRate === null) {
    throw invalid('instructorDailyRate', 'is needed when the instructor is paid by the day');
  }
  if (before && !mayMove(before.status, status)) {
    throw refused(
      `A cycle that is ${before.status} can’t become ${status}. It can become ${movesFrom(before.status).join(' or ')}.`,
      'cycle_status',
      { status: before.status, to: status },
    );
  }
  return {
    name: given.name,
    courseId: given.courseId,
    branchId: given.branchId,
    instructorId: given.instructorId,
    institutionalOrderId,
    type: given.type,
    startDate: given.startDate,
    dayOfWeek,
    totalMeetings: given.totalMeetings,
    pricePerStudent: given.pricePerStudent ?? null,
    meetingRevenue: given.meetingRevenue ?? null,
    studentCount: given.studentCount ?? null,
    maxStudents: given.maxStudents ?? null,
    activityType: given.activityType ?? 'frontal',
    instructorPaymentMode,
    instructorDailyRate,
    joinUrl: given.joinUrl ?? null,
    status,
    tags: given.tags ?? [],
    customFields,
  };
}

async function checkSlots(tx: TenantTx, branchId: string, slots: CycleValues['dayOfWeek']): Promise<void> {
  const { roomIds } = await holdPlace(tx, branchId);
  for (const [index, slot] of slots.entries()) {
    if (slot.roomId && !roomIds.includes(slot.roomId)) throw invalid(`dayOfWeek.${index}.roomId`, 'is not a room of this branch');
    const twice = slots.findIndex(
      (other, place) => place < index && other.day === slot.day && slot.startTime < other.endTime && other.startTime < slot.endTime,
    );
    if (twice >= 0) throw invalid(`dayOfWeek.${index}`, 'overlaps another lesson of that day; make one of the two shorter');
  }
}
