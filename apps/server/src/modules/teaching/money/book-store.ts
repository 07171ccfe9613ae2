import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { columnList, unnestRows } from '../../../platform/db/unnest.ts';
import { notFound } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { getTeachingSettings } from '../settings/teaching-settings-store.ts';
import type { Book, BookMeeting, BookRegistration } from './book.ts';

/**
 * Everything the money of a locked cycle's coming meetings follows from. `meetingId`: a completed meeting that is
 * computed anew; what it was allocated before is not counted as handed out.
 */
export async function readBook(tx: TenantTx, cycleId: string, meetingId: string | null = null): Promise<Book> {
  const { employerOverheadBp } = await getTeachingSettings(tx);
  return {
    ...(await readCycle(tx, cycleId)),
    meetings: await readMeetings(tx, cycleId, meetingId),
    registrations: await readRegistrations(tx, cycleId, meetingId),
    overheadBp: employerOverheadBp,
  };
}

async function readCycle(tx: TenantTx, cycleId: string): Promise<Pick<Book, 'cycle' | 'unplanned'>> {
  const found = await tx.first(
    sql<Book['cycle'] & { unplanned: number }>`
      SELECT c.id, c.type, c.instructor_id AS "instructorId", c.price_per_student AS "pricePerStudent", c.meeting_revenue AS "meetingRevenue",
        c.student_count AS "studentCount", c.instructor_payment_mode AS "paymentMode", c.instructor_daily_rate AS "dailyRate",
        CASE WHEN c.status IN ('active', 'frozen') THEN greatest(0, c.total_meetings - (SELECT count(*) FROM meetings m
          WHERE m.tenant_id = c.tenant_id AND m.cycle_id = c.id AND m.deleted_at IS NULL
            AND (m.status IN ('scheduled', 'completed') OR (m.status = 'cancelled' AND NOT m.is_replaced)))) ELSE 0 END AS unplanned
      FROM cycles c WHERE c.tenant_id = ${tx.tenantId} AND c.id = ${cycleId}`.compile(db),
  );
  if (!found) throw notFound('cycle');
  const { unplanned, ...cycle } = found;
  return { cycle, unplanned };
}

// The first of a day is the one that begins first, among those whose cycle pays its own instructor by the day; a
// completed one that carries the rate already comes before all.
async function readMeetings(tx: TenantTx, cycleId: string, meetingId: string | null): Promise<BookMeeting[]> {
  return tx.rows(
    sql<BookMeeting>`
      SELECT m.id, m.date, to_char(m.start_time, 'HH24:MI') AS "startTime", to_char(m.end_time, 'HH24:MI') AS "endTime", m.nature,
        m.activity_type AS "activityType", m.instructor_id AS "instructorId",
        (SELECT json_build_object('employmentType', i.employment_type, 'rateFrontal', i.rate_frontal, 'rateOnline', i.rate_online,
          'ratePrivate', i.rate_private) FROM instructors i WHERE i.tenant_id = m.tenant_id AND i.id = m.instructor_id) AS teacher,
        NOT EXISTS (SELECT FROM meetings o
          WHERE o.tenant_id = m.tenant_id AND o.instructor_id = m.instructor_id AND o.date = m.date AND o.id <> m.id AND o.deleted_at IS NULL
            AND (o.carries_daily_rate OR (o.status = 'scheduled' AND m.status = 'scheduled' AND m.id IS DISTINCT FROM ${meetingId}::text
              AND (o.starts_at, o.id) < (m.starts_at, m.id)
              AND EXISTS (SELECT FROM cycles p WHERE p.tenant_id = o.tenant_id AND p.id = o.cycle_id AND p.instructor_payment_mode = 'daily'
                AND p.instructor_id = o.instructor_id)))) AS "isFirstOfDay",
        coalesce((SELECT json_agg(json_build_object('registrationId', a.registration_id, 'status', a.status)) FROM attendance a
          WHERE a.tenant_id = m.tenant_id AND a.meeting_id = m.id AND a.deleted_at IS NULL), '[]') AS marks
      FROM meetings m
      WHERE m.tenant_id = ${tx.tenantId} AND m.cycle_id = ${cycleId} AND m.deleted_at IS NULL
        AND (m.status = 'scheduled' OR m.id = ${meetingId}::text)
      ORDER BY m.starts_at, m.id`.compile(db),
  );
}

async function readRegistrations(tx: TenantTx, cycleId: string, meetingId: string | null): Promise<BookRegistration[]> {
  return tx.rows(
    sql<BookRegistration>`
      SELECT r.id, r.net_amount AS "netAmount", r.starts_on AS "startsOn", r.ends_on AS "endsOn", r.status IN ('registered', 'active') AS "isOpen",
        coalesce((SELECT sum(s.allocated) FROM revenue_shares s WHERE s.tenant_id = r.tenant_id AND s.registration_id = r.id
          AND s.meeting_id IS DISTINCT FROM ${meetingId ?? ''}::text), 0) AS allocated
      FROM registrations r
      WHERE r.tenant_id = ${tx.tenantId} AND r.cycle_id = ${cycleId} AND r.deleted_at IS NULL
        AND r.status IN ('registered', 'active', 'completed', 'cancelled')
      ORDER BY r.id`.compile(db),
  );
}

/** What is expected of meetings to come. Not an edit: the versions stay. */
export async function setExpected(
  tx: TenantTx,
  money: readonly { id: string; revenue: number; instructorPayment: number }[],
): Promise<void> {
  if (money.length === 0) return;
  const rows = money.map(({ id, revenue, instructorPayment }) => ({ id, revenue, instructor_payment: instructorPayment }));
  const columns = { id: 'text', revenue: 'bigint', instructor_payment: 'bigint' } as const;
  await tx.count(
    sql`UPDATE meetings m SET revenue = t.revenue, instructor_payment = t.instructor_payment
        FROM ${unnestRows(rows, columns)} AS t (${columnList(columns)})
        WHERE m.tenant_id = ${tx.tenantId} AND m.id = t.id AND m.status = 'scheduled'
          AND (m.revenue, m.instructor_payment) IS DISTINCT FROM (t.revenue, t.instructor_payment)`.compile(db),
  );
}

/** A share as it is kept. */
export interface Share {
  registrationId: string;
  meetingId: string | null;
  recognisedOn: string;
  /** Before what an absence takes off, and after. */
  allocated: number;
  amount: number;
}

export async function insertShares(tx: TenantTx, shares: readonly Share[]): Promise<void> {
  if (shares.length === 0) return;
  const rows = shares.map(({ registrationId, meetingId, recognisedOn, allocated, amount }) => ({
    ...{ tenant_id: tx.tenantId, id: newId('shr'), allocated, amount },
    registration_id: registrationId,
    meeting_id: meetingId,
    recognised_on: recognisedOn,
  }));
  await tx.count(db.insertInto('revenue_shares').values(rows));
}

/** Takes back what a meeting earned of its registrations. */
export async function deleteSharesOf(tx: TenantTx, meetingId: string): Promise<void> {
  await tx.count(sql`DELETE FROM revenue_shares WHERE tenant_id = ${tx.tenantId} AND meeting_id = ${meetingId}`.compile(db));
}

/**
 * What absences took off, kept with each registration of the cycle, in the family's own money: its share with VAT.
 */
export async function setCredits(tx: TenantTx, cycleId: string): Promise<void> {
  await tx.count(
    sql`UPDATE registrations r SET credited_amount = least(r.amount - r.refund_amount, t.credited), updated_at = now()
        FROM (SELECT g.id, coalesce(sum(round((s.allocated - s.amount) * (10000 + g.vat_rate_bp) / 10000.0)), 0)::bigint AS credited
          FROM registrations g LEFT JOIN revenue_shares s ON s.tenant_id = g.tenant_id AND s.registration_id = g.id
          WHERE g.tenant_id = ${tx.tenantId} AND g.cycle_id = ${cycleId} AND g.deleted_at IS NULL GROUP BY g.id) t
        WHERE r.tenant_id = ${tx.tenantId} AND r.id = t.id AND r.credited_amount IS DISTINCT FROM least(r.amount - r.refund_amount, t.credited)`.compile(
      db,
    ),
  );
}

/** How many of a cycle's lessons are over, and when the last one is. */
export interface MeetingCounts {
  counted: number;
  completed: number;
  cancelled: number;
  lastDate: string | null;
}

export async function countMeetings(tx: TenantTx, cycleId: string): Promise<MeetingCounts> {
  const counts = await tx.first(
    sql<MeetingCounts>`
      SELECT count(*) FILTER (WHERE status IN ('scheduled', 'completed') OR (status = 'cancelled' AND NOT is_replaced)) AS counted,
        count(*) FILTER (WHERE status = 'completed') AS completed,
        count(*) FILTER (WHERE status = 'cancelled' AND NOT is_replaced) AS cancelled,
        max(date) FILTER (WHERE status IN ('scheduled', 'completed')) AS "lastDate"
      FROM meetings WHERE tenant_id = ${tx.tenantId} AND cycle_id = ${cycleId} AND deleted_at IS NULL`.compile(db),
  );
  return counts ?? { counted: 0, completed: 0, cancelled: 0, lastDate: null };
}
