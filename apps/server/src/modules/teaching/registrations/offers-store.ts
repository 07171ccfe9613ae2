import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../../platform/db/transactions.ts';

/** Cycles, of any school, in which an offer has run out. Those of a cycle that takes nobody any more wait for it. */
export async function findExpiredOffers(tx: SystemTx): Promise<{ tenantId: string; cycleId: string }[]> {
  return tx.rows(
    sql<{ tenantId: string; cycleId: string }>`SELECT DISTINCT r.tenant_id AS "tenantId", r.cycle_id AS "cycleId" FROM registrations r
      JOIN cycles c ON c.tenant_id = r.tenant_id AND c.id = r.cycle_id AND c.status IN ('active', 'frozen') AND c.deleted_at IS NULL
      WHERE r.offer_expires_at <= now() AND r.deleted_at IS NULL AND r.status = 'waitlisted' LIMIT 1000`.compile(db),
  );
}

/** Who let an offer pass goes to the end of a locked cycle's line. In the order in which they stood. */
export async function requeueExpired(tx: TenantTx, cycleId: string): Promise<string[]> {
  const expired = await tx.rows(
    sql<{ id: string }>`SELECT id FROM registrations WHERE tenant_id = ${tx.tenantId} AND cycle_id = ${cycleId} AND status = 'waitlisted'
      AND deleted_at IS NULL AND offer_expires_at <= now() ORDER BY waitlisted_at, id`.compile(db),
  );
  for (const { id } of expired) {
    await tx.count(
      sql`UPDATE registrations SET offer_expires_at = NULL, waitlisted_at = clock_timestamp(), version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
    );
  }
  return expired.map(({ id }) => id);
}
