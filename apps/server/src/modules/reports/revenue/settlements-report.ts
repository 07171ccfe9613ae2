import { sql } from 'kysely';
import { z } from 'zod';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { Route } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import type { Access } from '../../access/index.ts';
import { filtersOn, placeName } from '../table/groups.ts';
import { about, MOST_ROWS, period, reportRoute, sumOf, where } from '../table/table-report.ts';

const figures = { settled: z.number().int().describe('What it brought without a lesson.') };
const Row = z.object({ ...about, cycleId: z.string(), date: z.string().describe('The day it was recognised.'), ...figures });
type Row = z.output<typeof Row>;
const Query = z.strictObject({ ...period, ...where });
type Query = z.output<typeof Query>;

/** The lines of the revenue report's `settled`: by the cycle's course, branch and instructor of today, as there. */
async function listSettlements(tx: TenantTx, asked: Query): Promise<Row[]> {
  return tx.rows(
    sql<Row>`
      WITH g AS (
        SELECT s.registration_id AS key, c.cycle_id AS "cycleId", s.recognised_on AS date, s.amount AS settled
        FROM revenue_shares s JOIN registrations r ON r.tenant_id = s.tenant_id AND r.id = s.registration_id
          JOIN (SELECT y.*, y.id AS cycle_id FROM cycles y WHERE y.tenant_id = ${tx.tenantId}) c ON c.id = r.cycle_id
        WHERE s.tenant_id = ${tx.tenantId} AND s.meeting_id IS NULL AND ${filtersOn('c', asked, sql`s.recognised_on`)}
        ORDER BY s.recognised_on, s.registration_id LIMIT ${MOST_ROWS + 1})
      SELECT g.*, ${placeName(tx.tenantId)} AS name FROM g ORDER BY g.date, g.key`.compile(db),
  );
}

export function settlementsRoute(system: System, { staff }: Access): Route {
  return reportRoute(system, {
    path: '/api/v1/reports/settlements',
    operationId: 'getSettlementsReport',
    summary: 'What closed registrations brought without a lesson, line by line',
    description: 'The rows behind `settled` of the revenue report; `from` and `to` are of the day it was recognised.',
    gate: staff.may('reports', 'RUN', ['payments', 'VIEW'], ['registrations', 'VIEW']),
    query: Query,
    row: Row,
    totals: z.object(figures),
    example: {
      query: { from: '2026-10-01', to: '2026-10-31' },
      row: { key: 'reg_123', name: 'Noa Cohen · Python, Sundays', cycleId: 'cyc_123', date: '2026-10-30', settled: 4000 },
      totals: { settled: 4000 },
    },
    rows: listSettlements,
    sum: (rows) => sumOf(rows, ['settled']),
  });
}
