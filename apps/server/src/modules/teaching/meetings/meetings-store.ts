import { type RawBuilder, sql } from 'kysely';
import { allOf } from '../../../platform/db/keyset.ts';
import { readPage, when } from '../../../platform/db/pages.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { ownInstructors } from '../../access/index.ts';
import { by, named, ofLiveCycle } from '../pages.ts';
import { seesPay, visibleMeetings } from '../visibility.ts';
import type { Meeting, MeetingQuery, MeetingTotals } from './meeting-schemas.ts';

type Sort = MeetingQuery['sortBy'];

const shown = sql`r.id, r.version, r.cycle_id AS "cycleId", ${named('cycles', 'cycle_id')} AS cycle, r.course_id AS "courseId",
  r.branch_id AS "branchId", ${named('branches', 'branch_id')} AS branch, r.instructor_id AS "instructorId", ${named('instructors', 'instructor_id')} AS instructor,
  r.date, to_char(r.start_time, 'HH24:MI') AS "startTime", to_char(r.end_time, 'HH24:MI') AS "endTime",
  r.starts_at AS "startsAt", r.ends_at AS "endsAt", r.room_id AS "roomId", r.status, r.nature, r.activity_type AS "activityType",
  r.topic, r.notes, r.reason, r.revenue, r.instructor_payment AS "instructorPayment", r.expenses, r.profit,
  r.rescheduled_to_id AS "rescheduledToId", r.allows_overlap AS "allowsOverlap", r.join_url AS "joinUrl",
  r.recording_url AS "recordingUrl", r.completed_at AS "completedAt", r.created_at AS "createdAt", r.updated_at AS "updatedAt"`;

const ORDERINGS = { date: by('date', 'date'), createdAt: by('created_at', 'timestamptz') };

/** Whether the caller is who teaches it: then the pay is theirs to see. */
function isOwn(tx: TenantTx): RawBuilder<unknown> {
  return seesPay(tx.caller) ? sql`true` : sql`r.instructor_id IN ${ownInstructors(tx)}`;
}

/** A meeting, and whether it is the caller's own. */
export type SeenMeeting = Meeting & { isOwn: boolean };

/** What a list of meetings is narrowed to. */
export type MeetingFilters = Omit<MeetingQuery, 'limit' | 'cursor' | 'offset' | 'sortBy' | 'sortOrder'>;

function kept(tx: TenantTx, query: MeetingFilters): RawBuilder<unknown>[] {
  return [
    sql`r.tenant_id = ${tx.tenantId} AND r.deleted_at IS NULL`,
    ofLiveCycle,
    visibleMeetings(tx),
    ...when(query.cycleId, (id) => sql`r.cycle_id = ${id}`),
    ...when(query.courseId, (id) => sql`r.course_id = ${id}`),
    ...when(query.branchId, (id) => sql`r.branch_id = ${id}`),
    ...when(query.instructorId, (id) => sql`r.instructor_id = ${id}`),
    ...when(query.status, (status) => sql`r.status = ${status}`),
    ...when(query.activityType, (type) => sql`r.activity_type = ${type}`),
    ...when(query.date, (date) => sql`r.date = ${date}::date`),
    ...when(query.from, (date) => sql`r.date >= ${date}::date`),
    ...when(query.to, (date) => sql`r.date <= ${date}::date`),
  ];
}

export async function listMeetings(tx: TenantTx, query: MeetingQuery): Promise<Listing<SeenMeeting>> {
  const list = { as: 'r', from: sql`meetings r`, shown: sql`${shown}, ${isOwn(tx)} AS "isOwn"`, orderings: ORDERINGS };
  return readPage<SeenMeeting, Sort>(tx, list, query, kept(tx, query), (row) => row[query.sortBy]);
}

/** The sums of every meeting a list comes to, and of the pay that is the caller's to see: null where there is none. */
export async function sumMeetings(tx: TenantTx, query: MeetingFilters): Promise<MeetingTotals> {
  const totals = await tx.first(
    sql<MeetingTotals>`SELECT count(*) AS meetings, coalesce(sum(extract(epoch FROM r.end_time - r.start_time) / 60), 0)::bigint AS minutes,
        coalesce(sum(r.revenue), 0)::bigint AS revenue, (sum(r.instructor_payment) FILTER (WHERE ${isOwn(tx)}))::bigint AS "instructorPayment",
        coalesce(sum(r.expenses), 0)::bigint AS expenses, coalesce(sum(r.profit), 0)::bigint AS profit
      FROM meetings r WHERE ${allOf(kept(tx, query))}`.compile(db),
  );
  if (!totals) throw new Error('an aggregate without GROUP BY answers one row');
  return totals;
}

function some(tx: TenantTx, ids: readonly string[]): RawBuilder<unknown> {
  return sql`SELECT ${shown}, ${isOwn(tx)} AS "isOwn" FROM meetings r
    WHERE r.tenant_id = ${tx.tenantId} AND r.id = ANY (${ids}::text[]) AND r.deleted_at IS NULL`;
}

export async function getMeeting(tx: TenantTx, id: string): Promise<SeenMeeting> {
  return found(await tx.first(sql<SeenMeeting>`${some(tx, [id])} AND ${visibleMeetings(tx)}`.compile(db)));
}

/** The meeting as this transaction has left it, whoever may see it. */
export async function currentMeeting(tx: TenantTx, id: string): Promise<SeenMeeting> {
  return found(await tx.first(sql<SeenMeeting>`${some(tx, [id])}`.compile(db)));
}

export async function currentMeetings(tx: TenantTx, ids: readonly string[]): Promise<SeenMeeting[]> {
  return tx.rows(sql<SeenMeeting>`${some(tx, ids)} ORDER BY r.starts_at, r.id`.compile(db));
}

/** The cycle of a meeting the caller may see: it is locked before anything of the meeting is decided. */
export async function cycleOfMeeting(tx: TenantTx, id: string): Promise<string> {
  const { cycleId } = found(
    await tx.first(
      sql<{ cycleId: string }>`SELECT r.cycle_id AS "cycleId" FROM meetings r
        WHERE r.tenant_id = ${tx.tenantId} AND r.id = ${id} AND r.deleted_at IS NULL AND ${visibleMeetings(tx)}`.compile(db),
    ),
  );
  return cycleId;
}

function found<Row>(meeting: Row | null): Row {
  if (!meeting) throw notFound('meeting');
  return meeting;
}

/** A change of state; the money of a state that earns nothing goes with it. */
export interface StatusChange {
  status: Meeting['status'];
  reason: string | null;
  paysInstructor?: boolean;
  isReplaced?: boolean;
  rescheduledToId?: string | null;
}

export async function setMeetingStatus(tx: TenantTx, id: string, change: StatusChange): Promise<void> {
  const { status, reason, paysInstructor = false, isReplaced = false, rescheduledToId = null } = change;
  await tx.count(
    sql`UPDATE meetings SET status = ${status}, reason = ${reason}, pays_instructor = ${paysInstructor}::boolean,
          is_replaced = ${isReplaced}::boolean, rescheduled_to_id = ${rescheduledToId}, revenue = 0, instructor_payment = 0,
          carries_daily_rate = false, paid_percent = 100,
          sequence = sequence + 1, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

export async function setRecording(tx: TenantTx, id: string, url: string): Promise<void> {
  await tx.count(
    sql`UPDATE meetings SET recording_url = ${url}, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

/** Cancels every scheduled meeting of a locked cycle; how each was and is. */
export async function cancelScheduled(
  tx: TenantTx,
  cycleId: string,
  reason: string,
): Promise<{ before: SeenMeeting; after: SeenMeeting | undefined }[]> {
  const before = await tx.rows(
    sql<SeenMeeting>`SELECT ${shown}, ${isOwn(tx)} AS "isOwn" FROM meetings r WHERE r.tenant_id = ${tx.tenantId} AND r.cycle_id = ${cycleId}
      AND r.status = 'scheduled' AND r.deleted_at IS NULL ORDER BY r.starts_at, r.id`.compile(db),
  );
  await tx.count(
    sql`UPDATE meetings SET status = 'cancelled', reason = ${reason}, revenue = 0, instructor_payment = 0, carries_daily_rate = false,
          sequence = sequence + 1, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND cycle_id = ${cycleId} AND status = 'scheduled' AND deleted_at IS NULL`.compile(db),
  );
  const after = await currentMeetings(
    tx,
    before.map(({ id }) => id),
  );
  return before.map((one) => ({ before: one, after: after.find(({ id }) => id === one.id) }));
}

/** Hides meetings; what they were expected to earn goes with them. */
export async function setMeetingsDeleted(tx: TenantTx, ids: readonly string[]): Promise<void> {
  await tx.count(
    sql`UPDATE meetings SET deleted_at = now(), sequence = sequence + 1, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ANY (${ids}::text[])`.compile(db),
  );
}

/** A deleted meeting; null when there is one that is not. */
export async function lockDeletedMeeting(tx: TenantTx, id: string): Promise<{ cycleId: string; paysInstructor: boolean } | null> {
  const { isDeleted, ...deleted } = found(
    await tx.first(
      sql<{ cycleId: string; paysInstructor: boolean; isDeleted: boolean }>`SELECT cycle_id AS "cycleId",
          status = 'cancelled' AND pays_instructor AS "paysInstructor", deleted_at IS NOT NULL AS "isDeleted" FROM meetings
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
    ),
  );
  return isDeleted ? deleted : null;
}

export async function listScheduledIds(tx: TenantTx, cycleId: string): Promise<string[]> {
  const rows = await tx.rows(
    sql<{ id: string }>`SELECT id FROM meetings WHERE tenant_id = ${tx.tenantId} AND cycle_id = ${cycleId} AND deleted_at IS NULL
      AND status = 'scheduled'`.compile(db),
  );
  return rows.map(({ id }) => id);
}

/** Those that were deleted with their cycle, in one transaction, are told by the same moment. */
export async function restoreWithCycle(tx: TenantTx, cycleId: string): Promise<string[]> {
  const rows = await tx.rows(
    sql<{ id: string }>`UPDATE meetings m SET deleted_at = NULL, sequence = m.sequence + 1, version = m.version + 1, updated_at = now()
      FROM cycles c WHERE c.tenant_id = m.tenant_id AND c.id = m.cycle_id AND m.tenant_id = ${tx.tenantId} AND m.cycle_id = ${cycleId}
        AND m.deleted_at = c.deleted_at RETURNING m.id`.compile(db),
  );
  return rows.map(({ id }) => id);
}

export async function setMeetingRestored(tx: TenantTx, id: string): Promise<void> {
  await tx.count(
    sql`UPDATE meetings SET deleted_at = NULL, status = CASE status WHEN 'completed' THEN 'scheduled' ELSE status END, completed_at = NULL,
          carries_daily_rate = false, sequence = sequence + 1, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}
