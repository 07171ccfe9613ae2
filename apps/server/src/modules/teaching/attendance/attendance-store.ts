import { type RawBuilder, sql } from 'kysely';
import { readPage, when } from '../../../platform/db/pages.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { by, named, ofLiveMeeting, ofLiveStudent } from '../pages.ts';
import { visibleAttendance } from '../visibility.ts';
import type { Attendance, AttendanceQuery, Roll } from './attendance-schemas.ts';

type Sort = AttendanceQuery['sortBy'];

const shown = sql`r.id, r.version, r.meeting_id AS "meetingId", r.date, r.student_id AS "studentId", ${named('students', 'student_id')} AS student,
  r.registration_id AS "registrationId", r.guest_name AS "guestName", r.status, r.is_trial AS "isTrial", r.notes,
  r.recorded_by AS "recordedBy", r.created_at AS "createdAt", r.updated_at AS "updatedAt"`;
const ORDERINGS = { date: by('date', 'date'), createdAt: by('created_at', 'timestamptz') };

export async function listAttendance(tx: TenantTx, query: AttendanceQuery): Promise<Listing<Attendance>> {
  const filters = [
    sql`r.tenant_id = ${tx.tenantId} AND r.deleted_at IS NULL`,
    ofLiveMeeting,
    ofLiveStudent,
    visibleAttendance(tx),
    ...when(query.meetingId, (id) => sql`r.meeting_id = ${id}`),
    ...when(query.studentId, (id) => sql`r.student_id = ${id}`),
    ...when(query.registrationId, (id) => sql`r.registration_id = ${id}`),
    ...when(query.status, (status) => sql`r.status = ${status}`),
    ...when(query.isTrial, (isTrial) => sql`r.is_trial = ${isTrial}::boolean`),
    ...when(query.from, (date) => sql`r.date >= ${date}::date`),
    ...when(query.to, (date) => sql`r.date <= ${date}::date`),
  ];
  return readPage<Attendance, Sort>(
    tx,
    { as: 'r', from: sql`attendance r`, shown, orderings: ORDERINGS },
    query,
    filters,
    (row) => row[query.sortBy],
  );
}

function one(tx: TenantTx, id: string): RawBuilder<unknown> {
  return sql`SELECT ${shown} FROM attendance r WHERE r.tenant_id = ${tx.tenantId} AND r.id = ${id} AND r.deleted_at IS NULL`;
}

export async function getAttendance(tx: TenantTx, id: string): Promise<Attendance> {
  return found(await tx.first(sql<Attendance>`${one(tx, id)} AND ${visibleAttendance(tx)}`.compile(db)));
}

export async function currentAttendance(tx: TenantTx, id: string): Promise<Attendance> {
  return found(await tx.first(sql<Attendance>`${one(tx, id)}`.compile(db)));
}

export async function listMarks(tx: TenantTx, meetingId: string): Promise<Attendance[]> {
  return tx.rows(
    sql<Attendance>`SELECT ${shown} FROM attendance r
      WHERE r.tenant_id = ${tx.tenantId} AND r.meeting_id = ${meetingId} AND r.deleted_at IS NULL ORDER BY r.created_at, r.id`.compile(db),
  );
}

/** Somebody who may be marked at a meeting: there on its day, and neither waiting nor gone. */
export interface Expected {
  studentId: string;
  registrationId: string;
  name: string;
  isTrial: boolean;
}

export async function listExpected(tx: TenantTx, meetingId: string): Promise<Expected[]> {
  return tx.rows(
    sql<Expected>`SELECT g.student_id AS "studentId", g.id AS "registrationId", s.name, g.status = 'trial' AS "isTrial"
      FROM meetings m JOIN registrations g ON g.tenant_id = m.tenant_id AND g.cycle_id = m.cycle_id AND g.deleted_at IS NULL
      JOIN students s ON s.tenant_id = g.tenant_id AND s.id = g.student_id AND s.deleted_at IS NULL
      WHERE m.tenant_id = ${tx.tenantId} AND m.id = ${meetingId}
        AND (g.starts_on IS NULL OR g.starts_on <= m.date) AND (g.ends_on IS NULL OR g.ends_on >= m.date)
        AND (g.status IN ('registered', 'active', 'completed', 'trial') OR (g.status = 'cancelled' AND g.ends_on >= m.date))
      ORDER BY s.name, g.id`.compile(db),
  );
}

export async function readRoll(tx: TenantTx, meetingId: string): Promise<Roll> {
  const marked = await listMarks(tx, meetingId);
  const known = new Set(marked.map(({ studentId }) => studentId));
  return { meetingId, marked, unmarked: (await listExpected(tx, meetingId)).filter(({ studentId }) => !known.has(studentId)) };
}

function found(attendance: Attendance | null): Attendance {
  if (!attendance) throw notFound('attendance');
  return attendance;
}

/** A mark as it is kept. */
export interface AttendanceValues {
  meetingId: string;
  date: string;
  studentId: string | null;
  registrationId: string | null;
  guestName: string | null;
  status: Attendance['status'];
  isTrial: boolean;
  notes: string | null;
}

export async function insertAttendance(tx: TenantTx, id: string, values: AttendanceValues): Promise<void> {
  const { date, status, notes } = values;
  await tx.count(
    db.insertInto('attendance').values({
      ...{ tenant_id: tx.tenantId, id, date, status, notes },
      meeting_id: values.meetingId,
      student_id: values.studentId,
      registration_id: values.registrationId,
      guest_name: values.guestName,
      is_trial: values.isTrial,
      recorded_by: tx.caller.id,
    }),
  );
}

export async function updateAttendance(
  tx: TenantTx,
  id: string,
  { status, isTrial, notes }: Pick<AttendanceValues, 'status' | 'isTrial' | 'notes'>,
): Promise<void> {
  await tx.count(
    sql`UPDATE attendance SET status = ${status}, is_trial = ${isTrial}::boolean, notes = ${notes}, recorded_by = ${tx.caller.id},
          version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

export async function setAttendanceDeleted(tx: TenantTx, id: string): Promise<void> {
  await tx.count(
    sql`UPDATE attendance SET deleted_at = now(), version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}
