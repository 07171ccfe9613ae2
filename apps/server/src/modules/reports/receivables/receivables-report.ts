import { sql } from 'kysely';
import { z } from 'zod';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { Route } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import { type Access, Id, schoolOf } from '../../access/index.ts';
import { filtersOn, nameOf, placeName } from '../table/groups.ts';
import { about, MOST_ROWS, period, reportRoute, sumOf, where } from '../table/table-report.ts';

const Amount = z.number().int();
const figures = {
  registrations: z.number().int().describe('Of which something is owed, or paid too much.'),
  owed: Amount,
  upTo30: Amount.describe('Of it, of registrations up to 30 days old.'),
  upTo60: Amount,
  upTo90: Amount,
  older: Amount,
  credit: Amount.describe('Paid beyond what is owed, of other registrations: not set against it.'),
};
const Row = z.object({
  ...about,
  customerId: z.string().nullable().describe('groupBy=customer or registration: who owes it.'),
  date: z.string().nullable().describe('groupBy=registration: the day of registration.'),
  ...figures,
});
type Row = z.output<typeof Row>;
const Query = z.strictObject({
  ...period,
  ...where,
  customerId: Id.optional(),
  groupBy: z
    .enum(['customer', 'branch', 'course', 'cycle', 'instructor', 'registration'])
    .default('customer')
    .describe('`registration`: a row for each.'),
});
type Query = z.output<typeof Query>;

async function listReceivables(tx: TenantTx, { groupBy, customerId, ...asked }: Query): Promise<Row[]> {
  const { timezone } = await schoolOf(tx);
  const isLine = groupBy === 'registration';
  const key = sql.ref(`f.${groupBy}_id`);
  const aged = (from: number, to: number) =>
    sql`coalesce(sum(f.rest) FILTER (WHERE f.rest > 0 AND f.age > ${sql.lit(from)} AND f.age <= ${sql.lit(to)}), 0)::bigint`;
  return tx.rows(
    sql<Row>`
      WITH f AS (
        SELECT r.id AS registration_id, r.registration_date AS date, c.cycle_id, c.course_id, c.branch_id, c.instructor_id, s.customer_id, r.amount - r.refund_amount - r.credited_amount - r.paid_amount AS rest,
          (now() AT TIME ZONE ${timezone})::date - r.registration_date AS age
        FROM registrations r
        JOIN (SELECT y.*, y.id AS cycle_id FROM cycles y WHERE y.tenant_id = ${tx.tenantId}) c ON c.id = r.cycle_id
        JOIN students s ON s.tenant_id = r.tenant_id AND s.id = r.student_id
        WHERE r.tenant_id = ${tx.tenantId} AND r.deleted_at IS NULL AND r.status <> 'waitlisted'
          AND r.paid_amount <> r.amount - r.refund_amount - r.credited_amount AND ${filtersOn('c', asked, sql`r.registration_date`)}
          AND (${customerId ?? null}::text IS NULL OR s.customer_id = ${customerId ?? null})),
      g AS (SELECT ${key} AS key, ${isLine || groupBy === 'customer' ? sql`min(f.customer_id)` : sql`NULL::text`} AS "customerId",
          ${isLine ? sql`min(f.date)` : sql`NULL::date`} AS date, count(*) AS registrations, coalesce(sum(f.rest) FILTER (WHERE f.rest > 0), 0)::bigint AS owed,
          ${aged(-1_000_000, 30)} AS "upTo30", ${aged(30, 60)} AS "upTo60", ${aged(60, 90)} AS "upTo90", ${aged(90, 1_000_000)} AS older,
          coalesce(-sum(f.rest) FILTER (WHERE f.rest < 0), 0)::bigint AS credit
        FROM f GROUP BY 1 ORDER BY 1 LIMIT ${MOST_ROWS + 1})
      SELECT g.*, ${groupBy === 'registration' ? placeName(tx.tenantId) : nameOf(tx.tenantId, groupBy)} AS name FROM g ORDER BY g.owed DESC, g.key`.compile(
      db,
    ),
  );
}

const totals = { registrations: 2, owed: 52_000, upTo30: 12_000, upTo60: 0, upTo90: 40_000, older: 0, credit: 0 };

export function receivablesRoute(system: System, { staff }: Access): Route {
  return reportRoute(system, {
    path: '/api/v1/reports/receivables',
    operationId: 'getReceivables',
    summary: 'Who owes what, and since when',
    description: '`from` and `to` are of the day of registration; so is the age.',
    gate: staff.may('reports', 'RUN', ['payments', 'VIEW'], ['customers', 'VIEW'], ['registrations', 'VIEW']),
    query: Query,
    row: Row,
    totals: z.object(figures),
    example: {
      query: { groupBy: 'customer' },
      row: { key: 'cus_123', name: 'Ruth Cohen', customerId: 'cus_123', date: null, ...totals },
      totals,
    },
    rows: listReceivables,
    sum: (rows) => sumOf(rows, Object.keys(figures) as (keyof typeof figures)[]), // the keys are its key type
  });
}
