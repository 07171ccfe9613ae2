import { type RawBuilder, sql } from 'kysely';
import { findsWords } from '../../../platform/db/folded.ts';
import { allOf } from '../../../platform/db/keyset.ts';
import { labelStart } from '../../../platform/db/labels.ts';
import { readPage, when } from '../../../platform/db/pages.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { by, named } from '../pages.ts';
import { visibleCycles } from '../visibility.ts';
import type { CycleFilter } from './cycle-operation-schemas.ts';
import type { Cycle, CycleQuery } from './cycle-schemas.ts';

type Sort = CycleQuery['sortBy'];

// Places that count against maxStudents. A trial lesson takes a chair too.
export const TAKES_A_PLACE = sql`('registered', 'active', 'trial')`;

const shown = sql`r.id, r.version, r.name, r.course_id AS "courseId", ${named('courses', 'course_id')} AS course, r.branch_id AS "branchId", ${named('branches', 'branch_id')} AS branch,
  r.instructor_id AS "instructorId", ${named('instructors', 'instructor_id')} AS instructor, r.institutional_order_id AS "institutionalOrderId", r.type,
  r.start_date AS "startDate", r.end_date AS "endDate",
  (SELECT json_agg(json_build_object('day', s.day, 'startTime', to_char(s.start_time, 'HH24:MI'), 'endTime', to_char(s.end_time, 'HH24:MI'),
      'roomId', s.room_id) ORDER BY s.day, s.start_time)
    FROM cycle_slots s WHERE s.tenant_id = r.tenant_id AND s.cycle_id = r.id) AS "dayOfWeek",
  r.total_meetings AS "totalMeetings", r.completed_meetings AS "completedMeetings", r.cancelled_meetings AS "cancelledMeetings",
  r.remaining_meetings AS "remainingMeetings", r.price_per_student AS "pricePerStudent", r.meeting_revenue AS "meetingRevenue",
  r.student_count AS "studentCount", r.max_students AS "maxStudents",
  (SELECT count(*) FROM registrations g WHERE g.tenant_id = r.tenant_id AND g.cycle_id = r.id AND g.deleted_at IS NULL
    AND g.status IN ${TAKES_A_PLACE}) AS "registeredStudents",
  (SELECT count(*) FROM registrations g WHERE g.tenant_id = r.tenant_id AND g.cycle_id = r.id AND g.deleted_at IS NULL
    AND g.status = 'waitlisted') AS "waitingStudents",
  r.activity_type AS "activityType", r.instructor_payment_mode AS "instructorPaymentMode", r.instructor_daily_rate AS "instructorDailyRate",
  r.join_url AS "joinUrl", r.status, r.tags, r.custom_fields AS "customFields", r.created_at AS "createdAt", r.updated_at AS "updatedAt"`;

const ORDERINGS = { name: by('name', 'text'), startDate: by('start_date', 'date'), createdAt: by('created_at', 'timestamptz') };
const LABELS = { resource: 'cycle', table: sql`cycles r`, id: sql`r.id`, usual: 'name', orderings: ORDERINGS } as const;

export async function listCycles(tx: TenantTx, query: CycleQuery): Promise<Listing<Cycle>> {
  const { conditions, ...start } = labelStart<Sort>(tx, LABELS, query);
  const filters = [
    ...conditions,
    sql`r.tenant_id = ${tx.tenantId} AND r.deleted_at IS NULL`,
    visibleCycles(tx),
    ...when(query.courseId, (id) => sql`r.course_id = ${id}`),
    ...when(query.branchId, (id) => sql`r.branch_id = ${id}`),
    ...when(query.instructorId, (id) => sql`r.instructor_id = ${id}`),
    ...when(query.institutionalOrderId, (id) => sql`r.institutional_order_id = ${id}`),
    ...when(query.type, (type) => sql`r.type = ${type}`),
    ...when(query.status, (status) => sql`r.status = ${status}`),
    ...when(query.activityType, (type) => sql`r.activity_type = ${type}`),
    ...when(query.from, (date) => sql`r.start_date >= ${date}::date`),
    ...when(query.to, (date) => sql`r.start_date <= ${date}::date`),
    ...when(
      query.dayOfWeek,
      (day) => sql`EXISTS (SELECT FROM cycle_slots s WHERE s.tenant_id = r.tenant_id AND s.cycle_id = r.id AND s.day = ${day}::smallint)`,
    ),
    ...(await findsWords(tx, { table: 'cycles', id: sql`r.id`, text: sql`r.name` }, query.search)),
  ];
  return readPage<Cycle, Sort>(tx, { as: 'r', shown, orderings: ORDERINGS, ...start }, query, filters, (row) => row[query.sortBy]);
}

function one(tx: TenantTx, id: string): RawBuilder<unknown> {
  return sql`SELECT ${shown} FROM cycles r WHERE r.tenant_id = ${tx.tenantId} AND r.id = ${id} AND r.deleted_at IS NULL`;
}

export async function getCycle(tx: TenantTx, id: string): Promise<Cycle> {
  return found(await tx.first(sql<Cycle>`${one(tx, id)} AND ${visibleCycles(tx)}`.compile(db)));
}

/** Ids of the cycles the caller may see that fit, in order; no more than `most`. */
export async function listCycleIds(tx: TenantTx, filter: CycleFilter, most: number): Promise<string[]> {
  const filters = [
    sql`r.tenant_id = ${tx.tenantId} AND r.deleted_at IS NULL`,
    visibleCycles(tx),
    ...when(filter.courseId, (id) => sql`r.course_id = ${id}`),
    ...when(filter.branchId, (id) => sql`r.branch_id = ${id}`),
    ...when(filter.instructorId, (id) => sql`r.instructor_id = ${id}`),
    ...when(filter.institutionalOrderId, (id) => sql`r.institutional_order_id = ${id}`),
    ...when(filter.type, (type) => sql`r.type = ${type}`),
    ...when(filter.status, (status) => sql`r.status = ${status}`),
  ];
  const rows = await tx.rows(
    sql<{ id: string }>`SELECT r.id FROM cycles r WHERE ${allOf(filters)} ORDER BY r.id LIMIT ${most}`.compile(db),
  );
  return rows.map(({ id }) => id);
}

/** The cycle as this transaction has left it, whoever may see it. */
export async function currentCycle(tx: TenantTx, id: string): Promise<Cycle> {
  return found(await tx.first(sql<Cycle>`${one(tx, id)}`.compile(db)));
}

/**
 * The cycle for a change of it, its meetings or its group: everything about one cycle waits in this line, so what is
 * counted under it stays true until the commit. Locked first and read after: a joined row read while waiting would be old.
 */
export async function lockCycle(tx: TenantTx, id: string): Promise<Cycle> {
  await lockCycles(tx, [id]);
  return currentCycle(tx, id);
}

/** Locks several, in one order for everybody. */
export async function lockCycles(tx: TenantTx, ids: readonly string[]): Promise<void> {
  await tx.count(
    sql`SELECT id FROM cycles WHERE tenant_id = ${tx.tenantId} AND id = ANY (${ids}::text[]) ORDER BY id FOR NO KEY UPDATE`.compile(db),
  );
}

/** Whether a locked cycle is deleted. */
export async function lockAnyCycle(tx: TenantTx, id: string): Promise<{ isDeleted: boolean }> {
  return found(
    await tx.first(
      sql<{ isDeleted: boolean }>`SELECT deleted_at IS NOT NULL AS "isDeleted" FROM cycles
        WHERE tenant_id = ${tx.tenantId} AND id = ${id} FOR NO KEY UPDATE`.compile(db),
    ),
  );
}

function found<Row>(cycle: Row | null): Row {
  if (!cycle) throw notFound('cycle');
  return cycle;
}

/** The editable columns. */
export type CycleValues = Omit<
  Cycle,
  | ('id' | 'version' | 'course' | 'branch' | 'instructor' | 'endDate' | 'completedMeetings' | 'cancelledMeetings' | 'remainingMeetings')
  | ('registeredStudents' | 'waitingStudents' | 'createdAt' | 'updatedAt')
>;

function columns(values: CycleValues) {
  const { name, type, status, tags, customFields } = values;
  return {
    ...{ name, type, status, tags },
    course_id: values.courseId,
    branch_id: values.branchId,
    instructor_id: values.instructorId,
    institutional_order_id: values.institutionalOrderId,
    start_date: values.startDate,
    total_meetings: values.totalMeetings,
    price_per_student: values.pricePerStudent,
    meeting_revenue: values.meetingRevenue,
    student_count: values.studentCount,
    max_students: values.maxStudents,
    activity_type: values.activityType,
    instructor_payment_mode: values.instructorPaymentMode,
    instructor_daily_rate: values.instructorDailyRate,
    join_url: values.joinUrl,
    custom_fields: JSON.stringify(customFields),
  };
}

export async function insertCycle(tx: TenantTx, id: string, values: CycleValues): Promise<void> {
  await tx.count(db.insertInto('cycles').values({ tenant_id: tx.tenantId, id, ...columns(values) }));
  await insertSlots(tx, id, values);
}

export async function updateCycle(tx: TenantTx, id: string, values: CycleValues): Promise<void> {
  await tx.count(
    db
      .updateTable('cycles')
      .set({ ...columns(values), version: sql`version + 1`, updated_at: sql`now()` })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
  await tx.count(sql`DELETE FROM cycle_slots WHERE tenant_id = ${tx.tenantId} AND cycle_id = ${id}`.compile(db));
  await insertSlots(tx, id, values);
}

async function insertSlots(tx: TenantTx, cycleId: string, { dayOfWeek }: CycleValues): Promise<void> {
  const rows = dayOfWeek.map(({ day, startTime, endTime, roomId }) => ({
    ...{ tenant_id: tx.tenantId, cycle_id: cycleId, day },
    start_time: startTime,
    end_time: endTime,
    room_id: roomId,
  }));
  await tx.count(db.insertInto('cycle_slots').values(rows));
}

export async function setCycleDeleted(tx: TenantTx, id: string, isDeleted: boolean): Promise<void> {
  await tx.count(
    sql`UPDATE cycles SET deleted_at = CASE WHEN ${isDeleted}::boolean THEN now() END, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

/** What follows from the meetings; not an edit, so the version stays. */
export interface CycleCounts {
  totalMeetings: number;
  completedMeetings: number;
  cancelledMeetings: number;
  endDate: string | null;
  status: Cycle['status'];
}

export async function setCycleCounts(tx: TenantTx, id: string, counts: CycleCounts): Promise<void> {
  await tx.count(
    sql`UPDATE cycles SET total_meetings = ${counts.totalMeetings}, completed_meetings = ${counts.completedMeetings},
          cancelled_meetings = ${counts.cancelledMeetings}, end_date = ${counts.endDate}::date, status = ${counts.status}, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}
