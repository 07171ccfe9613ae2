import type { TenantTx } from '../../../platform/db/transactions.ts';
import { refused } from '../../../platform/errors.ts';
import { markMany, type Roll, readMeeting, readRoll } from '../../teaching/index.ts';
import { type ExpectedStudent, suggest } from './suggest.ts';
import type { AttendanceSuggestions, ConfirmRequest } from './suggestion-schemas.ts';
import { findRoomSession, listEmails, listInRoom } from './suggestions-store.ts';

/** Who was in the room of a meeting the caller sees, beside what is marked. */
export async function readSuggestions(tx: TenantTx, meetingId: string): Promise<AttendanceSuggestions> {
  const { startsAt } = await readMeeting(tx, meetingId);
  const roll = await readRoll(tx, meetingId);
  const session = await findRoomSession(tx, meetingId);
  const marks = new Map(roll.marked.map(({ studentId, status }) => [studentId, status]));
  const people = suggest(startsAt, await listInRoom(tx, meetingId), await expectedOf(tx, roll));
  return {
    meetingId,
    startedAt: session?.startedAt ?? null,
    endedAt: session?.endedAt ?? null,
    people: people.map(({ mark, ...one }) => ({ ...one, suggested: mark, marked: one.student && (marks.get(one.student.id) ?? null) })),
  };
}

/** Marks who was there as suggested. What somebody marked by hand stays. */
export async function confirmSuggestions(tx: TenantTx, meetingId: string, { studentIds }: ConfirmRequest): Promise<Roll> {
  const { people } = await readSuggestions(tx, meetingId);
  const attendance = people.flatMap(({ student, suggested, marked }) => {
    if (!student || !suggested || marked || (studentIds && !studentIds.includes(student.id))) return [];
    return [{ studentId: student.id, status: suggested }];
  });
  if (attendance.length === 0) {
    throw refused('Nobody who was in the room is still to be marked. Mark the others by hand.', 'nobody_to_confirm');
  }
  return markMany(tx, meetingId, { attendance });
}

async function expectedOf(tx: TenantTx, { marked, unmarked }: Roll): Promise<ExpectedStudent[]> {
  const students = [
    ...unmarked.map(({ studentId, name }) => ({ studentId, name })),
    ...marked.flatMap(({ studentId, student }) => (studentId && student ? [{ studentId, name: student.name }] : [])),
  ];
  const emails = await listEmails(
    tx,
    students.map(({ studentId }) => studentId),
  );
  return students.map((student) => ({ ...student, emails: emails.get(student.studentId) ?? [] }));
}
