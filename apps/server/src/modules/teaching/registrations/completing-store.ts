import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

/** A registration whose status followed from a lesson. */
export interface Moved {
  id: string;
  from: string;
}

/** Those who are registered and there on the day of a lesson take part from now on. */
export async function activateRegistrations(tx: TenantTx, cycleId: string, date: string): Promise<Moved[]> {
  return move(tx, cycleId, 'active', sql`r.status = 'registered' AND (r.starts_on IS NULL OR r.starts_on <= ${date}::date)`);
}

/** Everybody who took part in a cycle that is over has completed it. */
export async function completeRegistrations(tx: TenantTx, cycleId: string): Promise<Moved[]> {
  return move(tx, cycleId, 'completed', sql`r.status IN ('registered', 'active')`);
}

/** Those who had completed a cycle take part again, when it has lessons again. */
export async function reopenRegistrations(tx: TenantTx, cycleId: string): Promise<Moved[]> {
  return move(tx, cycleId, 'active', sql`r.status = 'completed'`);
}

async function move(tx: TenantTx, cycleId: string, to: string, which: ReturnType<typeof sql>): Promise<Moved[]> {
  return tx.rows(
    sql<Moved>`UPDATE registrations g SET status = ${to}, version = g.version + 1, updated_at = now()
      FROM (SELECT r.id, r.status AS before FROM registrations r WHERE r.tenant_id = ${tx.tenantId} AND r.cycle_id = ${cycleId}
        AND r.deleted_at IS NULL AND ${which} ORDER BY r.id FOR NO KEY UPDATE) was
      WHERE g.tenant_id = ${tx.tenantId} AND g.id = was.id
      RETURNING g.id, was.before AS "from"`.compile(db),
  );
}
