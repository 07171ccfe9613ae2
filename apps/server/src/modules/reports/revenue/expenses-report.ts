import { sql } from 'kysely';
import { z } from 'zod';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { Route } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import type { Access } from '../../access/index.ts';
import { filtersOn } from '../table/groups.ts';
import { about, MOST_ROWS, period, reportRoute, sumOf, where } from '../table/table-report.ts';

const figures = { expenses: z.number().int().describe('Its amount.') };
const Row = z.object({
  ...about,
  cycle: z.string().nullable().describe('The name of its cycle.'),
  meetingId: z.string().nullable().describe('Null: of the cycle as a whole.'),
  date: z.string().describe('The day it counts on: the lesson’s, else the one it was spent on.'),
  ...figures,
});
type Row = z.output<typeof Row>;
const Query = z.strictObject({ ...period, ...where });
type Query = z.output<typeof Query>;

/** The lines of the revenue report's `expenses`: of a lesson on its day, branch and instructor; of a cycle on its own. */
async function listCountedExpenses(tx: TenantTx, asked: Query): Promise<Row[]> {
  const counted = sql`e.tenant_id = ${tx.tenantId} AND e.status = 'approved' AND e.deleted_at IS NULL`;
  return tx.rows(
    sql<Row>`
      WITH g AS (
        SELECT e.id AS key, e.description AS name, m.cycle_id, e.meeting_id AS "meetingId", m.date, e.amount AS expenses
        FROM meetings m JOIN expenses e ON e.tenant_id = m.tenant_id AND e.meeting_id = m.id
        WHERE m.tenant_id = ${tx.tenantId} AND m.deleted_at IS NULL AND ${counted} AND ${filtersOn('m', asked, sql`m.date`)}
        UNION ALL
        SELECT e.id, e.description, e.cycle_id, NULL, e.spent_on, e.amount
        FROM expenses e JOIN (SELECT y.*, y.id AS cycle_id FROM cycles y WHERE y.tenant_id = ${tx.tenantId}) c ON c.id = e.cycle_id
        WHERE ${counted} AND e.meeting_id IS NULL AND ${filtersOn('c', asked, sql`e.spent_on`)}
        ORDER BY 5, 1 LIMIT ${MOST_ROWS + 1})
      SELECT g.key, g.name, (SELECT c.name FROM cycles c WHERE c.tenant_id = ${tx.tenantId} AND c.id = g.cycle_id) AS cycle,
        g."meetingId", g.date, g.expenses
      FROM g ORDER BY g.date, g.key`.compile(db),
  );
}

export function expensesReportRoute(system: System, { staff }: Access): Route {
  return reportRoute(system, {
    path: '/api/v1/reports/expenses',
    operationId: 'getExpensesReport',
    summary: 'What lessons and cycles cost beside their instructors, line by line',
    description: 'The rows behind `expenses` of the revenue report.',
    gate: staff.may('reports', 'RUN', ['payments', 'VIEW']),
    query: Query,
    row: Row,
    totals: z.object(figures),
    example: {
      query: { from: '2026-10-01', to: '2026-10-31' },
      row: { key: 'xps_123', name: 'Robot parts', cycle: 'Python, Sundays', meetingId: 'mtg_123', date: '2026-10-25', expenses: 12_000 },
      totals: { expenses: 12_000 },
    },
    rows: listCountedExpenses,
    sum: (rows) => sumOf(rows, ['expenses']),
  });
}
