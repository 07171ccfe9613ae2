import { type RawBuilder, sql } from 'kysely';
import { readPage, when } from '../../../platform/db/pages.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { by, named, ofLiveCycle, ofLiveStudent } from '../pages.ts';
import { visibleRegistrations } from '../visibility.ts';
import type { Registration, RegistrationQuery } from './registration-schemas.ts';

type Sort = RegistrationQuery['sortBy'];

const shown = sql`r.id, r.version, r.student_id AS "studentId", ${named('students', 'student_id')} AS student, (SELECT s.customer_id FROM students s WHERE s.tenant_id = r.tenant_id AND s.id = r.student_id) AS "customerId",
  r.cycle_id AS "cycleId", ${named('cycles', 'cycle_id')} AS cycle, r.registration_date AS "registrationDate", r.starts_on AS "startsOn", r.ends_on AS "endsOn",
  r.status, r.amount, r.refund_amount AS "refundAmount", r.credited_amount AS "creditedAmount",
  r.amount - r.refund_amount - r.credited_amount AS "dueAmount", r.paid_amount AS "paidAmount", r.payment_status AS "paymentStatus",
  r.cancellation_date AS "cancellationDate", r.cancellation_reason AS "cancellationReason", r.waitlisted_at AS "waitlistedAt",
  CASE WHEN r.status = 'waitlisted' THEN (SELECT count(*) FROM registrations q WHERE q.tenant_id = r.tenant_id AND q.cycle_id = r.cycle_id
    AND q.status = 'waitlisted' AND q.deleted_at IS NULL AND (q.waitlisted_at, q.id) <= (r.waitlisted_at, r.id)) END AS "waitlistPosition",
  r.offer_expires_at AS "offerExpiresAt", r.transferred_to_id AS "transferredToId", r.notes, r.created_at AS "createdAt", r.updated_at AS "updatedAt"`;
const ORDERINGS = { registrationDate: by('registration_date', 'date'), createdAt: by('created_at', 'timestamptz') };

export async function listRegistrations(tx: TenantTx, query: RegistrationQuery): Promise<Listing<Registration>> {
  const filters = [
    sql`r.tenant_id = ${tx.tenantId} AND r.deleted_at IS NULL`,
    ofLiveCycle,
    ofLiveStudent,
    visibleRegistrations(tx),
    ...when(
      query.customerId,
      (id) => sql`r.student_id = ANY (ARRAY(SELECT s.id FROM students s WHERE s.tenant_id = ${tx.tenantId} AND s.customer_id = ${id}))`,
    ),
    ...when(query.studentId, (id) => sql`r.student_id = ${id}`),
    ...when(query.cycleId, (id) => sql`r.cycle_id = ${id}`),
    ...when(query.status, (status) => sql`r.status = ${status}`),
    ...when(query.paymentStatus, (status) => sql`r.payment_status = ${status}`),
    ...when(query.from, (date) => sql`r.registration_date >= ${date}::date`),
    ...when(query.to, (date) => sql`r.registration_date <= ${date}::date`),
  ];
  const list = { as: 'r', from: sql`registrations r`, shown, orderings: ORDERINGS };
  return readPage<Registration, Sort>(tx, list, query, filters, (row) => row[query.sortBy]);
}

function some(tx: TenantTx, ids: readonly string[]): RawBuilder<unknown> {
  return sql`SELECT ${shown} FROM registrations r
    WHERE r.tenant_id = ${tx.tenantId} AND r.id = ANY (${ids}::text[]) AND r.deleted_at IS NULL`;
}

export async function getRegistration(tx: TenantTx, id: string): Promise<Registration> {
  return found(await tx.first(sql<Registration>`${some(tx, [id])} AND ${visibleRegistrations(tx)}`.compile(db)));
}

/** The registration as this transaction has left it, whoever may see it. */
export async function currentRegistration(tx: TenantTx, id: string): Promise<Registration> {
  return found(await tx.first(sql<Registration>`${some(tx, [id])}`.compile(db)));
}

export async function currentRegistrations(tx: TenantTx, ids: readonly string[]): Promise<Registration[]> {
  return tx.rows(sql<Registration>`${some(tx, ids)} ORDER BY r.created_at, r.id`.compile(db));
}

/** Those of a cycle with a place in it, or waiting for one. */
export async function listLiveOf(tx: TenantTx, cycleId: string): Promise<Registration[]> {
  return tx.rows(
    sql<Registration>`SELECT ${shown} FROM registrations r WHERE r.tenant_id = ${tx.tenantId} AND r.cycle_id = ${cycleId}
      AND r.deleted_at IS NULL AND r.status IN ('registered', 'active', 'trial', 'waitlisted') ORDER BY r.created_at, r.id`.compile(db),
  );
}

function found<Row>(registration: Row | null): Row {
  if (!registration) throw notFound('registration');
  return registration;
}

/** The student's live registration in a cycle. */
export async function findLiveId(tx: TenantTx, studentId: string, cycleId: string): Promise<string | null> {
  const row = await tx.first(
    sql<{
      id: string;
    }>`SELECT id FROM registrations WHERE tenant_id = ${tx.tenantId} AND student_id = ${studentId} AND cycle_id = ${cycleId}
      AND status <> 'cancelled' AND deleted_at IS NULL`.compile(db),
  );
  return row?.id ?? null;
}

/** Whether there is such a student, who then can't be deleted until the commit. */
export async function holdStudent(tx: TenantTx, id: string): Promise<boolean> {
  const held = await tx.first(
    sql<{
      id: string;
    }>`SELECT id FROM students WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND deleted_at IS NULL FOR NO KEY UPDATE`.compile(db),
  );
  return held !== null;
}

/** Places of a locked cycle that are taken: by those who are in it, and by offers that still stand. */
export async function countTaken(tx: TenantTx, cycleId: string): Promise<number> {
  const row = await tx.first(
    sql<{ taken: number }>`SELECT count(*) AS taken FROM registrations WHERE tenant_id = ${tx.tenantId} AND cycle_id = ${cycleId}
      AND deleted_at IS NULL AND (status IN ('registered', 'active', 'trial') OR (status = 'waitlisted' AND offer_expires_at > now()))`.compile(
      db,
    ),
  );
  return row?.taken ?? 0;
}

/** Who waits longest and has no offer. */
export async function findNextInLine(tx: TenantTx, cycleId: string): Promise<string | null> {
  const row = await tx.first(
    sql<{ id: string }>`SELECT id FROM registrations WHERE tenant_id = ${tx.tenantId} AND cycle_id = ${cycleId} AND status = 'waitlisted'
      AND deleted_at IS NULL AND (offer_expires_at IS NULL OR offer_expires_at <= now()) ORDER BY waitlisted_at, id LIMIT 1`.compile(db),
  );
  return row?.id ?? null;
}

/** The columns that are written. */
export interface RegistrationValues {
  registrationDate: string;
  startsOn: string | null;
  endsOn: string | null;
  status: Registration['status'];
  amount: number;
  refundAmount: number;
  vatRateBp: number;
  netAmount: number;
  cancellationDate: string | null;
  cancellationReason: string | null;
  notes: string | null;
}

function columns(values: RegistrationValues) {
  const { status, amount, notes } = values;
  return {
    ...{ status, amount, notes },
    registration_date: values.registrationDate,
    starts_on: values.startsOn,
    ends_on: values.endsOn,
    refund_amount: values.refundAmount,
    vat_rate_bp: values.vatRateBp,
    net_amount: values.netAmount,
    cancellation_date: values.cancellationDate,
    cancellation_reason: values.cancellationReason,
    // clock_timestamp: those who came while the line was locked stand in the order in which they were let in.
    waitlisted_at: status === 'waitlisted' ? sql<string>`coalesce(waitlisted_at, clock_timestamp())` : null,
    ...(status === 'waitlisted' ? {} : { offer_expires_at: null }),
  };
}

export async function insertRegistration(
  tx: TenantTx,
  { id, studentId, cycleId }: { id: string; studentId: string; cycleId: string },
  values: RegistrationValues,
): Promise<void> {
  const waitlisted_at = values.status === 'waitlisted' ? sql<string>`clock_timestamp()` : null;
  await tx.count(
    db
      .insertInto('registrations')
      .values({ tenant_id: tx.tenantId, id, student_id: studentId, cycle_id: cycleId, ...columns(values), waitlisted_at }),
  );
}

export async function updateRegistration(tx: TenantTx, id: string, values: RegistrationValues): Promise<void> {
  await tx.count(
    db
      .updateTable('registrations')
      .set({ ...columns(values), version: sql`version + 1`, updated_at: sql`now()` })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
}

export async function readVatRate(tx: TenantTx, id: string): Promise<number> {
  const row = await tx.first(
    sql<{ rate: number }>`SELECT vat_rate_bp AS rate FROM registrations WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
  return row?.rate ?? 0;
}

export async function setOffer(tx: TenantTx, id: string, hours: number): Promise<void> {
  await tx.count(
    sql`UPDATE registrations SET offer_expires_at = now() + make_interval(hours => ${hours}::int), version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

export async function setTransferred(tx: TenantTx, id: string, toId: string): Promise<void> {
  await tx.count(sql`UPDATE registrations SET transferred_to_id = ${toId} WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db));
}

export async function setRegistrationDeleted(tx: TenantTx, id: string, isDeleted: boolean): Promise<void> {
  await tx.count(
    sql`UPDATE registrations SET deleted_at = CASE WHEN ${isDeleted}::boolean THEN now() END, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

/** A deleted or live registration, by its cycle. */
export async function findAnyRegistration(tx: TenantTx, id: string): Promise<{ cycleId: string; studentId: string; isDeleted: boolean }> {
  return found(
    await tx.first(
      sql<{ cycleId: string; studentId: string; isDeleted: boolean }>`SELECT cycle_id AS "cycleId", student_id AS "studentId",
          deleted_at IS NOT NULL AS "isDeleted" FROM registrations WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
    ),
  );
}

/** Whether money or a mark hangs on it, so that it can only be cancelled. */
export async function isInUse(tx: TenantTx, id: string): Promise<boolean> {
  const row = await tx.first(
    sql<{ used: boolean }>`SELECT EXISTS (SELECT FROM payments WHERE tenant_id = ${tx.tenantId} AND registration_id = ${id})
      OR EXISTS (SELECT FROM revenue_shares WHERE tenant_id = ${tx.tenantId} AND registration_id = ${id})
      OR EXISTS (SELECT FROM attendance WHERE tenant_id = ${tx.tenantId} AND registration_id = ${id} AND deleted_at IS NULL) AS used`.compile(
      db,
    ),
  );
  return row?.used ?? false;
}

/** A registration's lessons, as far as they say what is charged: all, and those that are not held yet. */
export interface OwnLessons {
  held: number;
  unplanned: number;
  /** Scheduled ones in order of time; `isLate`: it begins before the notice the school asks for is over. */
  coming: { date: string; isLate: boolean }[];
}

export async function readOwnLessons(tx: TenantTx, registrationId: string, noticeHours: number): Promise<OwnLessons> {
  const row = await tx.first(
    sql<OwnLessons>`SELECT
        (SELECT count(*) FROM meetings m WHERE m.tenant_id = r.tenant_id AND m.cycle_id = r.cycle_id AND m.deleted_at IS NULL AND m.status = 'completed'
          AND m.nature = 'regular' AND (r.starts_on IS NULL OR m.date >= r.starts_on)) AS held,
        greatest(0, c.total_meetings - (SELECT count(*) FROM meetings m WHERE m.tenant_id = r.tenant_id AND m.cycle_id = r.cycle_id AND m.deleted_at IS NULL
          AND (m.status IN ('scheduled', 'completed') OR (m.status = 'cancelled' AND NOT m.is_replaced)))) AS unplanned,
        coalesce((SELECT json_agg(json_build_object('date', m.date, 'isLate', m.starts_at < now() + make_interval(hours => ${noticeHours}::int))
            ORDER BY m.starts_at) FROM meetings m
          WHERE m.tenant_id = r.tenant_id AND m.cycle_id = r.cycle_id AND m.deleted_at IS NULL AND m.status = 'scheduled' AND m.nature = 'regular'
            AND (r.starts_on IS NULL OR m.date >= r.starts_on)), '[]') AS coming
      FROM registrations r JOIN cycles c ON c.tenant_id = r.tenant_id AND c.id = r.cycle_id
      WHERE r.tenant_id = ${tx.tenantId} AND r.id = ${registrationId}`.compile(db),
  );
  return row ?? { held: 0, unplanned: 0, coming: [] };
}

/** Lessons of a cycle: all that earn, and those from a day on. */
export async function countLessons(tx: TenantTx, cycleId: string, from: string): Promise<{ all: number; left: number }> {
  const row = await tx.first(
    sql<{ planned: number; left: number; unplanned: number }>`
      SELECT count(*) FILTER (WHERE m.status IN ('scheduled', 'completed') AND m.nature = 'regular') AS planned,
        count(*) FILTER (WHERE m.status IN ('scheduled', 'completed') AND m.nature = 'regular' AND m.date >= ${from}::date) AS left,
        greatest(0, max(c.total_meetings) - count(*) FILTER (WHERE m.status IN ('scheduled', 'completed')
          OR (m.status = 'cancelled' AND NOT m.is_replaced))) AS unplanned
      FROM cycles c LEFT JOIN meetings m ON m.tenant_id = c.tenant_id AND m.cycle_id = c.id AND m.deleted_at IS NULL
      WHERE c.tenant_id = ${tx.tenantId} AND c.id = ${cycleId}`.compile(db),
  );
  const { planned = 0, left = 0, unplanned = 0 } = row ?? {};
  return { all: planned + unplanned, left: left + unplanned };
}

/** Lessons to come of a cycle during which the student has another lesson. */
export async function findStudentClashes(
  tx: TenantTx,
  studentId: string,
  cycleId: string,
): Promise<{ meetingId: string; cycleName: string; date: string; startTime: string; endTime: string }[]> {
  return tx.rows(
    sql<{ meetingId: string; cycleName: string; date: string; startTime: string; endTime: string }>`
      SELECT o.id AS "meetingId", c.name AS "cycleName", o.date, to_char(o.start_time, 'HH24:MI') AS "startTime", to_char(o.end_time, 'HH24:MI') AS "endTime"
      FROM registrations g JOIN meetings o ON o.tenant_id = g.tenant_id AND o.cycle_id = g.cycle_id AND o.deleted_at IS NULL AND o.status = 'scheduled'
        AND (g.ends_on IS NULL OR o.date <= g.ends_on)
      JOIN cycles c ON c.tenant_id = o.tenant_id AND c.id = o.cycle_id
      JOIN meetings m ON m.tenant_id = o.tenant_id AND m.cycle_id = ${cycleId} AND m.deleted_at IS NULL AND m.status = 'scheduled'
        AND m.date BETWEEN o.date - 2 AND o.date + 2 AND m.starts_at < o.ends_at AND o.starts_at < m.ends_at
      WHERE g.tenant_id = ${tx.tenantId} AND g.student_id = ${studentId} AND g.cycle_id <> ${cycleId} AND g.deleted_at IS NULL
        AND g.status IN ('registered', 'active', 'trial') AND m.starts_at > now()
      ORDER BY o.starts_at LIMIT 20`.compile(db),
  );
}
