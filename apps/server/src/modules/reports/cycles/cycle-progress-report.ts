import { sql } from 'kysely';
import { z } from 'zod';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { type Access, schoolOf } from '../../access/index.ts';
import { filtersOn } from '../table/groups.ts';
import { about, MOST_ROWS, period, type Report, sumOf, tableReport, where } from '../table/table-report.ts';

const count = z.number().int();
const counts = {
  totalMeetings: count,
  completedMeetings: count,
  cancelledMeetings: count,
  remainingMeetings: count,
  behind: count.describe('Scheduled lessons whose day has passed: neither completed nor cancelled.'),
  registeredStudents: count,
};
const Row = z.object({
  ...about,
  status: z.string(),
  startDate: z.string(),
  endDate: z.string().nullable(),
  ...counts,
  maxStudents: count.nullable(),
  fillRateBp: count.nullable().describe('registered ÷ places, in basis points. Null without a limit.'),
});
type Row = z.output<typeof Row>;

const Query = z.strictObject({ ...period, ...where, status: z.enum(['active', 'completed', 'cancelled', 'frozen']).optional() });
type Query = z.output<typeof Query>;

async function listProgress(tx: TenantTx, { status, ...asked }: Query): Promise<Row[]> {
  const { timezone } = await schoolOf(tx);
  return tx.rows(
    sql<Row>`
      SELECT c.id AS key, c.name, c.status, c.start_date AS "startDate", c.end_date AS "endDate", c.total_meetings AS "totalMeetings",
        c.completed_meetings AS "completedMeetings", c.cancelled_meetings AS "cancelledMeetings", c.remaining_meetings AS "remainingMeetings",
        c.max_students AS "maxStudents", t.registered AS "registeredStudents",
        CASE WHEN c.max_students IS NOT NULL THEN round(t.registered * 10000.0 / c.max_students)::bigint END AS "fillRateBp",
        (SELECT count(*) FROM meetings m WHERE m.tenant_id = c.tenant_id AND m.cycle_id = c.id AND m.deleted_at IS NULL AND m.status = 'scheduled'
          AND m.date < (now() AT TIME ZONE ${timezone})::date) AS behind
      FROM (SELECT y.*, y.id AS cycle_id FROM cycles y WHERE y.tenant_id = ${tx.tenantId} AND y.deleted_at IS NULL) c,
        LATERAL (SELECT count(*) AS registered FROM registrations r WHERE r.tenant_id = c.tenant_id AND r.cycle_id = c.id
          AND r.deleted_at IS NULL AND r.status IN ('registered', 'active', 'completed', 'trial')) t
      WHERE ${filtersOn('c', asked, sql`c.start_date`)} AND (${status ?? null}::text IS NULL OR c.status = ${status ?? null})
      ORDER BY c.start_date, c.id LIMIT ${MOST_ROWS + 1}`.compile(db),
  );
}

const totals = { totalMeetings: 12, completedMeetings: 5, cancelledMeetings: 1, remainingMeetings: 6, behind: 1, registeredStudents: 12 };

export function cycleProgressReport({ staff }: Access): Report {
  return tableReport({
    name: 'cycle-progress',
    operationId: 'getCycleProgress',
    summary: 'How far each cycle is, how full, and what is behind schedule',
    description: '`from` and `to` are of the day a cycle begins.',
    gate: staff.may('reports', 'RUN', ['cycles', 'VIEW']),
    query: Query,
    row: Row,
    totals: z.object(counts),
    example: {
      query: { status: 'active' },
      row: {
        ...{ key: 'cyc_123', name: 'Python, Sundays', status: 'active', startDate: '2026-10-18', endDate: '2027-01-03' },
        ...{ ...totals, maxStudents: 14, fillRateBp: 8571 },
      },
      totals,
    },
    rows: listProgress,
    sum: (rows) => sumOf(rows, Object.keys(counts) as (keyof typeof counts)[]), // the keys are its key type
  });
}
