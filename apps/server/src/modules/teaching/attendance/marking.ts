import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid, refused } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { recordAll } from '../../../platform/ledger/ledger.ts';
import type { SeenMeeting } from '../meetings/meetings-store.ts';
import { holdStudent } from '../registrations/registrations-store.ts';
import { getTeachingSettings, type TeachingSettings } from '../settings/teaching-settings-store.ts';
import type { Attendance, GivenMark } from './attendance-schemas.ts';
import {
  type AttendanceValues,
  currentAttendance,
  type Expected,
  insertAttendance,
  listExpected,
  listMarks,
  updateAttendance,
} from './attendance-store.ts';
import { earnCredit, releaseCredit, revokeCredit, useCredit } from './makeup-credits-store.ts';

/** What the fields of a mark begin with in the body it came in. */
export type FieldsOf = (place: number) => string;

/**
 * Marks who is at a meeting whose cycle is locked: one row per student and guest, marked again it changes. A student
 * who is not in the cycle may come on a make-up credit; anybody else comes as a named guest.
 */
export async function markAttendance(
  tx: TenantTx,
  meeting: SeenMeeting,
  marks: readonly GivenMark[],
  fieldsOf: FieldsOf = (place) => `attendance.${place}.`,
): Promise<Attendance[]> {
  if (meeting.status === 'cancelled' || meeting.status === 'postponed') {
    throw refused(`This meeting is ${meeting.status}: nobody attends it. Mark the one that takes its place.`, 'meeting_not_attended', {
      status: meeting.status,
    });
  }
  const settings = await getTeachingSettings(tx);
  const expected = await listExpected(tx, meeting.id);
  const known = await listMarks(tx, meeting.id);
  const changes: { before?: Attendance; after: Attendance }[] = [];
  for (const [place, mark] of marks.entries()) {
    const at = fieldsOf(place);
    const values = valuesOf(meeting, mark, expected, known, at);
    const before = known.find((one) => isSame(one, values));
    const id = before?.id ?? newId('att');
    if (before) await updateAttendance(tx, id, { ...values, notes: mark.notes === undefined ? before.notes : values.notes });
    else await insertChecked(tx, id, values, at);
    const after = await currentAttendance(tx, id);
    await followCredits(tx, after, settings, at);
    known.push(after);
    changes.push(before ? { before, after } : { after });
  }
  await tellAttendance(tx, changes);
  return changes.map(({ after }) => after);
}

async function insertChecked(tx: TenantTx, id: string, values: AttendanceValues, at: string): Promise<void> {
  const { studentId, registrationId } = values;
  // Whoever is registered is there; anybody else has to be a student of this school first.
  if (studentId !== null && registrationId === null && !(await holdStudent(tx, studentId))) {
    throw invalid(`${at}studentId`, 'is not a student of this school');
  }
  await insertAttendance(tx, id, values);
}

function isSame(mark: Attendance, values: AttendanceValues): boolean {
  if (values.studentId !== null) return mark.studentId === values.studentId;
  return mark.guestName !== null && mark.guestName.toLowerCase() === values.guestName?.toLowerCase();
}

function valuesOf(
  meeting: SeenMeeting,
  mark: GivenMark,
  expected: readonly Expected[],
  known: readonly Attendance[],
  at: string,
): AttendanceValues {
  const common = { meetingId: meeting.id, date: meeting.date, status: mark.status, notes: mark.notes || null };
  if (mark.guestName !== undefined) {
    return { ...common, studentId: null, registrationId: null, guestName: mark.guestName, isTrial: mark.isTrial ?? false };
  }
  const found = expected.find(({ studentId, registrationId }) => studentId === mark.studentId || registrationId === mark.registrationId);
  if (found) {
    const { studentId, registrationId } = found;
    return { ...common, studentId, registrationId, guestName: null, isTrial: mark.isTrial ?? found.isTrial };
  }
  const marked = known.find(({ studentId }) => studentId !== null && studentId === mark.studentId);
  const { studentId } = mark;
  if (studentId === undefined) throw invalid(`${at}registrationId`, 'is not a registration that is there on this day');
  return { ...common, studentId, registrationId: marked?.registrationId ?? null, guestName: null, isTrial: mark.isTrial ?? false };
}

async function followCredits(
  tx: TenantTx,
  mark: Attendance,
  { attendance, makeupExpiryDays }: TeachingSettings,
  at: string,
): Promise<void> {
  const { id: attendanceId, studentId, meetingId, date } = mark;
  if (studentId === null) return;
  if (mark.registrationId === null) return followGuestCredit(tx, mark, studentId, at);
  if (attendance[mark.status].earnsMakeUp) await earnCredit(tx, { attendanceId, studentId, meetingId, earnedOn: date }, makeupExpiryDays);
  else await revokeCredit(tx, attendanceId);
}

// A student who is not in this cycle pays with a lesson they are owed.
async function followGuestCredit(tx: TenantTx, mark: Attendance, studentId: string, at: string): Promise<void> {
  await releaseCredit(tx, mark.id);
  if (mark.isTrial || mark.status === 'absent' || mark.status === 'excused') return;
  if (!(await useCredit(tx, { studentId, meetingId: mark.meetingId, attendanceId: mark.id, date: mark.date }))) {
    throw invalid(`${at}studentId`, 'is not in this cycle and has no make-up lesson left; register them, mark a trial, or name a guest');
  }
}

export async function tellAttendance(tx: TenantTx, changes: readonly { before?: Attendance; after?: Attendance }[]): Promise<void> {
  await recordAll(
    tx,
    changes.map(({ before, after }) => {
      const shown = after ?? before;
      if (!shown) throw new Error('a change needs the record it changed');
      return {
        action: after ? 'attendance.recorded' : 'attendance.deleted',
        entity: 'attendance',
        entityId: shown.id,
        old: before && { ...before },
        new: after && { ...after },
        event: { type: 'attendance.recorded', subject: shown.id, data: { ...shown, ...(after ? {} : { isDeleted: true }) } },
      };
    }),
  );
}
