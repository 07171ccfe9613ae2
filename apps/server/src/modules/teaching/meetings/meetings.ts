import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid, refused } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { newId } from '../../../platform/ids.ts';
import { instantOf } from '../../../platform/time/instants.ts';
import { checkVersion } from '../../../platform/versions.ts';
import type { Cycle } from '../cycles/cycle-schemas.ts';
import { currentCycle, getCycle, lockCycle } from '../cycles/cycles-store.ts';
import { deleteSharesOf } from '../money/book-store.ts';
import { fixPay, settleCycle } from '../money/settle.ts';
import { holdPlace } from '../places-store.ts';
import { refuseConflicts } from './conflicts.ts';
import { lockInstructors } from './conflicts-store.ts';
import { passOnDailyRate } from './daily-rate.ts';
import { holdInstructor } from './instructors-store.ts';
import { tellMeetings } from './meeting-changes.ts';
import { insertMeetings, type MeetingPlan, updatePlan } from './meeting-plans-store.ts';
import type { Meeting, MeetingChanges, MeetingQuery, MeetingReplacement, MeetingTotals, NewMeeting } from './meeting-schemas.ts';
import { meetingFor, totalsFor } from './meeting-view.ts';
import {
  currentMeeting,
  cycleOfMeeting,
  getMeeting,
  listMeetings,
  lockDeletedMeeting,
  type MeetingFilters,
  type SeenMeeting,
  setMeetingRestored,
  setMeetingsDeleted,
  sumMeetings,
} from './meetings-store.ts';

export async function browseMeetings(tx: TenantTx, query: MeetingQuery): Promise<Listing<Meeting>> {
  const { rows, page } = await listMeetings(tx, query);
  return { rows: rows.map((meeting) => meetingFor(tx.caller, meeting)), page };
}

/** The sums of what `browseMeetings` lists, all pages of it. */
export async function totalMeetings(tx: TenantTx, query: MeetingFilters): Promise<MeetingTotals> {
  return totalsFor(tx.caller, await sumMeetings(tx, query));
}

export async function readMeeting(tx: TenantTx, id: string): Promise<Meeting> {
  return meetingFor(tx.caller, await getMeeting(tx, id));
}

/** One lesson more, by hand. */
export async function createMeeting(tx: TenantTx, { cycleId, id = newId('mtg'), ...given }: NewMeeting): Promise<Meeting> {
  await getCycle(tx, cycleId);
  const cycle = await lockCycle(tx, cycleId);
  if (cycle.status === 'cancelled')
    throw refused('This cycle is cancelled. Make it active first, then add lessons.', 'cycle_not_active', { status: cycle.status });
  const plan = await planFrom(tx, cycle, id, given);
  await refuseConflicts(tx, [plan], given.allowOverlap);
  await insertMeetings(tx, [plan]);
  await settleCycle(tx, cycleId);
  const after = await currentMeeting(tx, id);
  await tellMeetings(tx, 'created', [{ after }]);
  return meetingFor(tx.caller, after);
}

/** Every editable field: one that is left out is emptied, or the cycle’s. */
export async function replaceMeeting(tx: TenantTx, id: string, given: MeetingReplacement, ifMatch: number | null): Promise<Meeting> {
  const { cycle, before } = await lockMeeting(tx, id);
  checkVersion(before, ifMatch);
  return save(tx, cycle, before, given);
}

/** The fields given; the rest stays. */
export async function changeMeeting(tx: TenantTx, id: string, given: MeetingChanges, ifMatch: number | null): Promise<Meeting> {
  const { cycle, before } = await lockMeeting(tx, id);
  checkVersion(before, ifMatch);
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return save(tx, cycle, before, { ...editableOf(before), ...stated });
}

/** Hides a lesson. A completed one has earned and paid: it takes `force` to take that back (bulk-delete). */
export async function deleteMeeting(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const { before } = await lockMeeting(tx, id);
  checkVersion(before, ifMatch);
  await removeMeeting(tx, before, false);
}

export async function removeMeeting(tx: TenantTx, before: SeenMeeting, force: boolean): Promise<void> {
  if (before.status === 'completed' && !force) {
    throw refused(
      'This meeting is completed: its money is in the books. Delete it with force (bulk-delete) if it never took place.',
      'meeting_in_books',
    );
  }
  await deleteSharesOf(tx, before.id);
  await setMeetingsDeleted(tx, [before.id]);
  await passOnDailyRate(tx, before);
  await settleCycle(tx, before.cycleId);
  await tellMeetings(tx, 'deleted', [{ before }]);
}

/** Brings a deleted lesson back, unless its hour has been given away. A completed one comes back as scheduled. */
export async function restoreMeeting(tx: TenantTx, id: string): Promise<Meeting> {
  const deleted = await lockDeletedMeeting(tx, id);
  if (!deleted) throw refused('This meeting is not deleted, so there is nothing to restore.', 'not_deleted');
  await lockCycle(tx, deleted.cycleId);
  await setMeetingRestored(tx, id);
  const after = await currentMeeting(tx, id);
  if (after.status === 'scheduled') await refuseConflicts(tx, [after], false);
  if (deleted.paysInstructor) {
    // The day's rate may have gone to another lesson meanwhile.
    await lockInstructors(tx, [after.instructorId]);
    await fixPay(tx, after.cycleId, id);
  }
  await settleCycle(tx, after.cycleId);
  const settled = await currentMeeting(tx, id);
  await tellMeetings(tx, 'restored', [{ after: settled }]);
  return meetingFor(tx.caller, settled);
}

/** A meeting the caller sees, for a change: its cycle is locked first, as everything about a cycle is. */
export async function lockMeeting(tx: TenantTx, id: string): Promise<{ cycle: Cycle; before: SeenMeeting }> {
  const cycleId = await cycleOfMeeting(tx, id);
  await lockCycle(tx, cycleId);
  return { cycle: await currentCycle(tx, cycleId), before: await currentMeeting(tx, id) };
}

async function save(tx: TenantTx, cycle: Cycle, before: SeenMeeting, given: MeetingReplacement): Promise<Meeting> {
  const plan = await planFrom(tx, cycle, before.id, given, before);
  const isMoved = (['date', 'startTime', 'endTime', 'instructorId', 'roomId'] as const).some((field) => plan[field] !== before[field]);
  if (isMoved && before.status !== 'scheduled') {
    throw refused(
      `This meeting is ${before.status}: its time, place and instructor stay. Only a scheduled one can be moved.`,
      'meeting_not_scheduled',
      { status: before.status },
    );
  }
  if (before.status === 'completed' && (plan.nature !== before.nature || plan.activityType !== before.activityType)) {
    throw refused('This meeting is completed: its money is fixed. Nature and activity can’t change any more.', 'meeting_money_fixed');
  }
  if (isMoved || (before.allowsOverlap && !plan.allowsOverlap)) await refuseConflicts(tx, [plan], given.allowOverlap);
  await updatePlan(tx, plan);
  if (before.status === 'scheduled') await settleCycle(tx, cycle.id);
  const after = await currentMeeting(tx, before.id);
  await tellMeetings(tx, 'updated', [{ before, after }]);
  return meetingFor(tx.caller, after);
}

function editableOf(meeting: SeenMeeting): MeetingReplacement {
  const { instructorId, date, startTime, endTime, roomId, nature, activityType, topic, notes, joinUrl, recordingUrl, allowsOverlap } =
    meeting;
  return {
    ...{ instructorId, date, startTime, endTime, roomId, nature, activityType, topic, notes, joinUrl, recordingUrl },
    ...(allowsOverlap ? { allowOverlap: true } : {}),
  };
}

async function planFrom(tx: TenantTx, cycle: Cycle, id: string, given: MeetingReplacement, before?: SeenMeeting): Promise<MeetingPlan> {
  const { date, startTime, endTime, instructorId = cycle.instructorId, roomId = null } = given;
  if (endTime <= startTime) throw invalid('endTime', 'must be after startTime');
  // A lesson that is there stays where it was held, though its cycle may have moved since.
  const { courseId, branchId } = before ?? cycle;
  const { timeZone, roomIds } = await holdPlace(tx, branchId);
  if (roomId && roomId !== before?.roomId && !roomIds.includes(roomId)) throw invalid('roomId', 'is not a room of this branch');
  if (instructorId !== before?.instructorId && !(await holdInstructor(tx, instructorId))) {
    throw invalid('instructorId', 'is not an instructor of this school');
  }
  return {
    ...{ id, cycleId: cycle.id, courseId, branchId, instructorId, date, startTime, endTime, roomId },
    startsAt: instantOf(date, startTime, timeZone),
    endsAt: instantOf(date, endTime, timeZone),
    nature: given.nature ?? 'regular',
    activityType: given.activityType ?? cycle.activityType,
    topic: given.topic ?? null,
    notes: given.notes || null,
    joinUrl: given.joinUrl ?? null,
    recordingUrl: given.recordingUrl ?? null,
    allowsOverlap: given.allowOverlap ?? false,
    isEdited: true,
  };
}
