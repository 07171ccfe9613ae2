import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { checkVersion } from '../../../platform/versions.ts';
import { lockMeeting } from '../meetings/meetings.ts';
import { getMeeting, type SeenMeeting } from '../meetings/meetings-store.ts';
import { fixMarks } from '../money/fix-marks.ts';
import { settleCycle } from '../money/settle.ts';
import type {
  Attendance,
  AttendanceChanges,
  AttendanceQuery,
  AttendanceReplacement,
  BulkMarks,
  GivenMark,
  NewAttendance,
  Roll,
} from './attendance-schemas.ts';
import { getAttendance, listAttendance, readRoll, setAttendanceDeleted } from './attendance-store.ts';
import { tellAttendedSessions } from './attended-sessions.ts';
import { releaseCredit, revokeCredit } from './makeup-credits-store.ts';
import { type FieldsOf, markAttendance, tellAttendance } from './marking.ts';

export async function browseAttendance(tx: TenantTx, query: AttendanceQuery): Promise<Listing<Attendance>> {
  return listAttendance(tx, query);
}

export async function readAttendance(tx: TenantTx, id: string): Promise<Attendance> {
  return getAttendance(tx, id);
}

/** Who is in a meeting the caller sees, marked or not. */
export async function readMeetingRoll(tx: TenantTx, meetingId: string): Promise<Roll> {
  await getMeeting(tx, meetingId);
  return readRoll(tx, meetingId);
}

export async function markOne(tx: TenantTx, { meetingId, ...mark }: NewAttendance): Promise<Attendance> {
  const [marked] = await markAndSettle(tx, meetingId, [mark], () => '');
  if (!marked) throw new Error('one mark in, one mark out');
  return marked;
}

export async function markMany(tx: TenantTx, meetingId: string, { attendance }: BulkMarks): Promise<Roll> {
  await markAndSettle(tx, meetingId, attendance);
  return readRoll(tx, meetingId);
}

/** Every field said of a mark: one that is left out is emptied. */
export async function replaceAttendance(
  tx: TenantTx,
  id: string,
  given: AttendanceReplacement,
  ifMatch: number | null,
): Promise<Attendance> {
  return change(tx, id, { ...given, notes: given.notes ?? null }, ifMatch);
}

export async function changeAttendance(tx: TenantTx, id: string, given: AttendanceChanges, ifMatch: number | null): Promise<Attendance> {
  return change(tx, id, given, ifMatch);
}

/** Takes a mark back: unmarked is not absent. */
export async function deleteAttendance(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const { meetingId } = await getAttendance(tx, id);
  const { before: meeting } = await lockMeeting(tx, meetingId);
  const before = await getAttendance(tx, id);
  checkVersion(before, ifMatch);
  await revokeCredit(tx, id);
  await releaseCredit(tx, id);
  await setAttendanceDeleted(tx, id);
  await tellAttendance(tx, [{ before }]);
  await settleMarks(tx, meeting);
}

async function change(tx: TenantTx, id: string, given: AttendanceChanges, ifMatch: number | null): Promise<Attendance> {
  const { meetingId } = await getAttendance(tx, id);
  const { before: meeting } = await lockMeeting(tx, meetingId);
  const before = await getAttendance(tx, id);
  checkVersion(before, ifMatch);
  const who = before.studentId === null ? { guestName: before.guestName ?? '' } : { studentId: before.studentId };
  const { status = before.status, isTrial = before.isTrial, notes = before.notes } = given;
  const [after] = await markAttendance(tx, meeting, [{ ...who, status, isTrial, notes }], () => '');
  if (!after) throw new Error('one mark in, one mark out');
  await settleMarks(tx, meeting);
  return after;
}

async function markAndSettle(tx: TenantTx, meetingId: string, marks: readonly GivenMark[], fieldsOf?: FieldsOf): Promise<Attendance[]> {
  const { before: meeting } = await lockMeeting(tx, meetingId);
  const marked = await markAttendance(tx, meeting, marks, fieldsOf);
  await settleMarks(tx, meeting);
  return marked;
}

// A mark may say what of a lesson is charged and paid, so a completed one is settled with it. A lesson to come, or under
// way, takes its marks into account when it is completed.
async function settleMarks(tx: TenantTx, meeting: SeenMeeting): Promise<void> {
  if (meeting.status !== 'completed') return;
  await tellAttendedSessions(tx, meeting.id);
  await fixMarks(tx, meeting.cycleId, meeting.id);
  await settleCycle(tx, meeting.cycleId);
}
