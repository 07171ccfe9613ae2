import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { filtersOn, keyOf, nameOf } from '../table/groups.ts';
import { MOST_ROWS } from '../table/table-report.ts';
import type { RevenueQuery, RevenueRow } from './revenue-report.ts';

/**
 * One aggregate over the three kinds of money: meetings, what registrations settled without one, and expenses of cycles
 * as a whole. The last two belong to the cycle's course, branch and instructor of today.
 */
export async function listRevenue(tx: TenantTx, { groupBy, ...asked }: RevenueQuery): Promise<RevenueRow[]> {
  const own = sql`tenant_id = ${tx.tenantId}`;
  const facts = sql`
    SELECT m.date, m.cycle_id, m.course_id, m.branch_id, m.instructor_id, m.status, m.revenue, m.instructor_payment AS pay, m.expenses, 0::bigint AS settled
    FROM meetings m WHERE m.${own} AND m.deleted_at IS NULL AND ${filtersOn('m', asked, sql`m.date`)}
    UNION ALL
    SELECT s.recognised_on, c.cycle_id, c.course_id, c.branch_id, c.instructor_id, 'settled', 0, 0, 0, s.amount
    FROM revenue_shares s JOIN registrations r ON r.tenant_id = s.tenant_id AND r.id = s.registration_id
      JOIN (SELECT y.*, y.id AS cycle_id FROM cycles y WHERE y.${own}) c ON c.id = r.cycle_id
    WHERE s.${own} AND s.meeting_id IS NULL AND ${filtersOn('c', asked, sql`s.recognised_on`)}
    UNION ALL
    SELECT e.spent_on, c.cycle_id, c.course_id, c.branch_id, c.instructor_id, 'expense', 0, 0, e.amount, 0
    FROM expenses e JOIN (SELECT y.*, y.id AS cycle_id FROM cycles y WHERE y.${own}) c ON c.id = e.cycle_id
    WHERE e.${own} AND e.meeting_id IS NULL AND e.status = 'approved' AND e.deleted_at IS NULL AND ${filtersOn('c', asked, sql`e.spent_on`)}`;
  return tx.rows(
    sql<RevenueRow>`
      WITH g AS (
        SELECT ${keyOf(groupBy)} AS key, count(*) FILTER (WHERE f.status = 'completed') AS held,
          count(*) FILTER (WHERE f.status = 'scheduled') AS scheduled, count(*) FILTER (WHERE f.status = 'cancelled') AS cancelled,
          coalesce(sum(f.revenue) FILTER (WHERE f.status = 'completed'), 0)::bigint AS revenue, sum(f.settled)::bigint AS settled,
          coalesce(sum(f.pay) FILTER (WHERE f.status <> 'scheduled'), 0)::bigint AS payments, sum(f.expenses)::bigint AS expenses,
          coalesce(sum(f.revenue) FILTER (WHERE f.status = 'scheduled'), 0)::bigint AS "expectedRevenue",
          coalesce(sum(f.pay) FILTER (WHERE f.status = 'scheduled'), 0)::bigint AS "expectedPayments"
        FROM (${facts}) f GROUP BY 1 ORDER BY 1 LIMIT ${MOST_ROWS + 1})
      SELECT g.*, revenue + settled - payments - expenses AS profit, ${nameOf(tx.tenantId, groupBy)} AS name FROM g ORDER BY g.key`.compile(
      db,
    ),
  );
}
