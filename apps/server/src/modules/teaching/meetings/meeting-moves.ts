import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid, refused } from '../../../platform/errors.ts';
import { tellAttendedSessions } from '../attendance/attended-sessions.ts';
import { markAttendance } from '../attendance/marking.ts';
import type { Cycle } from '../cycles/cycle-schemas.ts';
import { minutesBetween } from '../money/instructor-pay.ts';
import { fixMoney, fixPay, settleCycle } from '../money/settle.ts';
import { holdPlace } from '../places-store.ts';
import { beginWithLesson } from '../registrations/follow-lessons.ts';
import { planOf } from '../schedule/generate.ts';
import { listHolidays, listPlanned } from '../schedule/generation-store.ts';
import { planLessons } from '../schedule/plan.ts';
import { refuseConflicts } from './conflicts.ts';
import { findConflicts, lockInstructors, lockNeeded } from './conflicts-store.ts';
import { passOnDailyRate } from './daily-rate.ts';
import { holdInstructor } from './instructors-store.ts';
import { tellMeetings } from './meeting-changes.ts';
import { insertMeetings, type MeetingPlan, updatePlan } from './meeting-plans-store.ts';
import type { CancelRequest, CompleteRequest, Meeting, MovedMeeting, PostponeRequest, SubstituteRequest } from './meeting-schemas.ts';
import { type MeetingStatus, mayMove } from './meeting-status.ts';
import { meetingFor } from './meeting-view.ts';
import { lockMeeting } from './meetings.ts';
import { currentMeeting, type SeenMeeting, setMeetingStatus } from './meetings-store.ts';

/** scheduled → completed: the lesson was held, and its money is fixed. */
export async function completeMeeting(tx: TenantTx, id: string, request: CompleteRequest): Promise<Meeting> {
  const { before } = await lockMeeting(tx, id);
  refuseMove(before, 'completed');
  // The day's rate is paid once: those who complete two lessons of one day come one after the other.
  await lockInstructors(tx, [before.instructorId]);
  await beginWithLesson(tx, before.cycleId, before.date);
  if (request.attendance) await markAttendance(tx, before, request.attendance);
  await fixMoney(tx, before.cycleId, id, { topic: request.topic ?? before.topic, notes: request.notes ?? before.notes });
  await settleCycle(tx, before.cycleId);
  const after = await currentMeeting(tx, id);
  await tellMeetings(tx, 'completed', [{ before, after }]);
  await tellAttendedSessions(tx, id);
  return meetingFor(tx.caller, after);
}

/** scheduled → cancelled; with `replace` a make-up lesson is planned after the last. */
export async function cancelMeeting(tx: TenantTx, id: string, request: CancelRequest): Promise<MovedMeeting> {
  const { cycle, before } = await lockMeeting(tx, id);
  refuseMove(before, 'cancelled');
  const makeUp = request.replace ? await planMakeUp(tx, cycle, before) : null;
  if (makeUp) await insertMeetings(tx, [makeUp]);
  await setMeetingStatus(tx, id, {
    status: 'cancelled',
    reason: request.reason,
    paysInstructor: request.payInstructor,
    isReplaced: makeUp !== null,
    rescheduledToId: makeUp?.id ?? null,
  });
  if (request.payInstructor) {
    await lockInstructors(tx, [before.instructorId]);
    await fixPay(tx, cycle.id, id);
  }
  return finishMove(tx, before, 'cancelled', makeUp);
}

/** scheduled → postponed, and a new one in its place. */
export async function postponeMeeting(tx: TenantTx, id: string, request: PostponeRequest): Promise<MovedMeeting> {
  const { cycle, before } = await lockMeeting(tx, id);
  refuseMove(before, 'postponed');
  const { newDate, newStartTime = before.startTime } = request;
  const newEndTime = request.newEndTime ?? timeAfter(newStartTime, minutesBetween(before.startTime, before.endTime));
  if (newEndTime === null || newEndTime <= newStartTime) throw invalid('newEndTime', 'must be after the start, on the same day');
  if (newDate === before.date && newStartTime === before.startTime && newEndTime === before.endTime) {
    throw invalid('newDate', 'is when the lesson is anyway; choose another day or time');
  }
  const { timeZone } = await holdPlace(tx, before.branchId);
  const lesson = { date: newDate, startTime: newStartTime, endTime: newEndTime, roomId: before.roomId };
  const plan = { ...planOf(cycle, lesson, timeZone), ...kept(before), isEdited: true, allowsOverlap: request.allowOverlap };
  await setMeetingStatus(tx, id, { status: 'postponed', reason: request.reason });
  await refuseConflicts(tx, [plan], request.allowOverlap);
  await insertMeetings(tx, [plan]);
  await setMeetingStatus(tx, id, { status: 'postponed', reason: request.reason, rescheduledToId: plan.id });
  return finishMove(tx, before, 'postponed', plan);
}

/** Somebody else teaches it, and is paid for it. */
export async function substituteInstructor(tx: TenantTx, id: string, request: SubstituteRequest): Promise<Meeting> {
  const { cycle, before } = await lockMeeting(tx, id);
  if (before.status !== 'scheduled')
    throw refused(`This meeting is ${before.status}. Only a scheduled one can get a substitute.`, 'meeting_not_scheduled', {
      status: before.status,
    });
  if (!(await holdInstructor(tx, request.instructorId))) throw invalid('instructorId', 'is not an instructor of this school');
  const plan = { ...planWith(cycle, before), instructorId: request.instructorId, isEdited: true, allowsOverlap: request.allowOverlap };
  await refuseConflicts(tx, [plan], request.allowOverlap);
  await updatePlan(tx, plan);
  await settleCycle(tx, cycle.id);
  const after = await currentMeeting(tx, id);
  await tellMeetings(tx, 'substituted', [{ before, after }]);
  return meetingFor(tx.caller, after);
}

/** Computes the money of a completed meeting from today's rates and group. */
export async function recalculateMeeting(tx: TenantTx, id: string): Promise<Meeting> {
  const { before } = await lockMeeting(tx, id);
  if (before.status === 'completed') {
    await lockInstructors(tx, [before.instructorId]);
    await fixMoney(tx, before.cycleId, id, null);
  }
  await settleCycle(tx, before.cycleId);
  const after = await currentMeeting(tx, id);
  await tellMeetings(tx, 'recalculated', [{ before, after }]);
  return meetingFor(tx.caller, after);
}

/** cancelled → scheduled, when nothing took its place. */
export async function rescheduleMeeting(tx: TenantTx, id: string): Promise<Meeting> {
  const { cycle, before } = await lockMeeting(tx, id);
  refuseMove(before, 'scheduled');
  if (before.rescheduledToId)
    throw refused(`Meeting ${before.rescheduledToId} took the place of this one. Cancel that one first.`, 'meeting_replaced');
  await refuseConflicts(tx, [planWith(cycle, before)], before.allowsOverlap);
  await setMeetingStatus(tx, id, { status: 'scheduled', reason: null });
  await passOnDailyRate(tx, before);
  await settleCycle(tx, cycle.id);
  const after = await currentMeeting(tx, id);
  await tellMeetings(tx, 'updated', [{ before, after }]);
  return meetingFor(tx.caller, after);
}

function refuseMove(meeting: SeenMeeting, to: MeetingStatus): void {
  if (!mayMove(meeting.status, to))
    throw refused(`This meeting is ${meeting.status}, so it can’t become ${to}.`, 'meeting_status', { status: meeting.status, to });
}

async function finishMove(
  tx: TenantTx,
  before: SeenMeeting,
  action: 'cancelled' | 'postponed',
  plan: MeetingPlan | null,
): Promise<MovedMeeting> {
  await settleCycle(tx, before.cycleId);
  const after = await currentMeeting(tx, before.id);
  await tellMeetings(tx, action, [{ before, after }]);
  if (!plan) return { ...meetingFor(tx.caller, after), replacement: null };
  const replacement = await currentMeeting(tx, plan.id);
  await tellMeetings(tx, 'created', [{ after: replacement }]);
  return { ...meetingFor(tx.caller, after), replacement: meetingFor(tx.caller, replacement) };
}

// The first hour of the week behind the last lesson on which nobody it needs has another one.
async function planMakeUp(tx: TenantTx, cycle: Cycle, before: SeenMeeting): Promise<MeetingPlan> {
  const known = await listPlanned(tx, cycle.id);
  const last = known.filter(({ status }) => status === 'scheduled' || status === 'completed').at(-1)?.date ?? before.date;
  const { timeZone } = await holdPlace(tx, cycle.branchId);
  const closures = await listHolidays(tx, cycle.branchId, last);
  const after = known.filter(({ date }) => date >= last);
  const wish = {
    slots: cycle.dayOfWeek,
    from: last,
    closures,
    totalMeetings: after.length + MAKE_UP_TRIES,
    count: MAKE_UP_TRIES,
    regenerate: false,
  };
  for (const lesson of planLessons(wish, after).added.filter((one) => `${one.date} ${one.startTime}` > `${last} ${lastTime(after)}`)) {
    const plan = { ...planOf(cycle, lesson, timeZone), nature: before.nature, activityType: before.activityType, isEdited: true };
    if (await isFree(tx, plan)) return plan;
  }
  throw refused(
    'No free hour of this cycle’s week was found for a make-up lesson. Cancel without one, and add a lesson by hand.',
    'no_free_hour',
  );
}

const MAKE_UP_TRIES = 20;

function lastTime(lessons: readonly { startTime: string }[]): string {
  return lessons.at(-1)?.startTime ?? '00:00';
}

async function isFree(tx: TenantTx, plan: MeetingPlan): Promise<boolean> {
  await lockNeeded(tx, [plan]);
  return (await findConflicts(tx, [plan])).length === 0;
}

function kept({ courseId, branchId, instructorId, nature, activityType, topic, notes, joinUrl }: SeenMeeting): Partial<MeetingPlan> {
  return { courseId, branchId, instructorId, nature, activityType, topic, notes, joinUrl };
}

function planWith(cycle: Cycle, meeting: SeenMeeting): MeetingPlan {
  return { ...meeting, cycleId: cycle.id, isEdited: true };
}

function timeAfter(time: string, minutes: number): string | null {
  const end = minutesBetween('00:00', time) + minutes;
  return end >= 24 * 60 ? null : `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}
