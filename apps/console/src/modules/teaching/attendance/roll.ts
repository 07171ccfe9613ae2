import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import type { Named } from '../named.ts';
import { type GivenMark, type Mark, whoOf } from './mark.ts';

export interface Attendance {
  id: string;
  version: number;
  meetingId: string;
  /** Day of the meeting. */
  date: string;
  studentId: string | null;
  student: Named | null;
  registrationId: string | null;
  guestName: string | null;
  status: Mark;
  isTrial: boolean;
  notes: string | null;
}

/** Who is in a lesson, marked or not. */
export interface Roll {
  meetingId: string;
  marked: Attendance[];
  unmarked: { studentId: string; registrationId: string; name: string; isTrial: boolean }[];
}

export function rollQuery(meetingId: string) {
  return queryOptions({
    queryKey: ['attendance', 'list', { roll: meetingId }],
    queryFn: ({ signal }) => api.get<Roll>(`/attendance/meeting/${encodeURIComponent(meetingId)}`, { signal }),
  });
}

/** One line of the roll: a child or a guest, and what was said about them last. */
export interface RollRow {
  who: string;
  name: string;
  studentId: string | null;
  isTrial: boolean;
  isGuest: boolean;
  mark: Mark | null;
  /** Not with the server yet. */
  isWaiting: boolean;
}

/** Everybody by name, with the marks that are still on their way laid over those the server has. Rows never jump. */
export function rollRows(roll: Roll, waiting: readonly GivenMark[]): RollRow[] {
  const rows = new Map<string, RollRow>();
  for (const { studentId, name, isTrial } of roll.unmarked) {
    rows.set(studentId, { who: studentId, name, studentId, isTrial, isGuest: false, mark: null, isWaiting: false });
  }
  for (const { studentId, student, guestName, registrationId, isTrial, status } of roll.marked) {
    const who = whoOf({ studentId: studentId ?? undefined, guestName: guestName ?? undefined });
    const name = student?.name ?? guestName ?? '';
    rows.set(who, { who, name, studentId, isTrial, isGuest: registrationId === null, mark: status, isWaiting: false });
  }
  for (const mark of waiting) {
    const who = whoOf(mark);
    const before = rows.get(who);
    if (before) rows.set(who, { ...before, mark: mark.status, isWaiting: true });
    else if (mark.guestName !== undefined && mark.status !== null) {
      const { guestName, isTrial = false, status } = mark;
      rows.set(who, { who, name: guestName, studentId: null, isTrial, isGuest: true, mark: status, isWaiting: true });
    }
  }
  return [...rows.values()].sort((one, other) => one.name.localeCompare(other.name) || one.who.localeCompare(other.who));
}

/** What to send about a row. */
export function markOf({ studentId, name, isTrial }: Pick<RollRow, 'studentId' | 'name' | 'isTrial'>, status: Mark): GivenMark {
  return studentId === null ? { guestName: name, status, isTrial } : { studentId, status };
}
