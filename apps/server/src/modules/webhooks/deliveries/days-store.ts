import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx } from '../../../platform/db/transactions.ts';

export async function makeDays(tx: SystemTx, successDays: number, failureDays: number): Promise<void> {
  await tx.first(sql`SELECT keep_webhook_days(${successDays}, ${failureDays})`.compile(db));
}

/**
 * Drops up to `most` of what nobody will get any more, each endpoint’s part from its index; says how many. What a worker
 * has its hands on is left for the next time.
 */
export async function deleteStale(tx: SystemTx, waitingDays: number, most: number): Promise<number> {
  return tx.count(
    sql`DELETE FROM webhook_queue q USING (
        SELECT x.seq FROM webhook_endpoints w CROSS JOIN LATERAL (
          SELECT y.seq FROM webhook_queue y WHERE y.tenant_id = w.tenant_id AND y.endpoint_id = w.id
            AND y.created_at > '-infinity' AND y.created_at < CASE WHEN w.deleted_at IS NULL THEN now() - ${waitingDays} * interval '1 day' ELSE 'infinity' END
          ORDER BY y.created_at LIMIT ${most}::int FOR UPDATE SKIP LOCKED) x
        LIMIT ${most}::int) stale
      WHERE q.seq = stale.seq`.compile(db),
  );
}
