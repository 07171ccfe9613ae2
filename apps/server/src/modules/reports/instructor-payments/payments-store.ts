import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { ownInstructors, reach } from '../../access/index.ts';
import { seesPay } from '../../teaching/index.ts';
import { filtersOn, keyOf, nameOf } from '../table/groups.ts';
import { MOST_ROWS } from '../table/table-report.ts';
import type { PaymentReportQuery, PaymentRow } from './payments-report.ts';

export async function listInstructorPayments(tx: TenantTx, { groupBy, ...asked }: PaymentReportQuery): Promise<PaymentRow[]> {
  const seesAll = seesPay(tx.caller) && reach(tx.caller, 'reports') === 'all';
  const whose = seesAll ? sql`true` : sql`f.instructor_id IN ${ownInstructors(tx)}`;
  const isLine = groupBy === 'meeting';
  const key = isLine ? sql`f.id` : keyOf(groupBy);
  const name = isLine
    ? sql`(SELECT c.name FROM meetings m JOIN cycles c ON c.tenant_id = m.tenant_id AND c.id = m.cycle_id
        WHERE m.tenant_id = ${tx.tenantId} AND m.id = g.key)`
    : nameOf(tx.tenantId, groupBy);
  return tx.rows(
    sql<PaymentRow>`
      WITH g AS (
        SELECT ${key} AS key, ${isLine || groupBy === 'instructor' ? sql`min(f.instructor_id)` : sql`NULL::text`} AS "instructorId",
          ${isLine ? sql`min(f.date)` : sql`NULL::date`} AS date, count(*) AS meetings,
          coalesce(sum(extract(epoch FROM f.end_time - f.start_time) / 60) FILTER (WHERE f.status = 'completed'), 0)::bigint AS minutes,
          sum(f.instructor_payment)::bigint AS payment
        FROM meetings f WHERE f.tenant_id = ${tx.tenantId} AND f.deleted_at IS NULL AND ${filtersOn('f', asked, sql`f.date`)} AND ${whose}
          AND (f.status = 'completed' OR (f.status = 'cancelled' AND f.pays_instructor))
        GROUP BY 1 ORDER BY 1 LIMIT ${MOST_ROWS + 1})
      SELECT g.*, ${name} AS name FROM g ORDER BY g.date, name, g.key`.compile(db),
  );
}
