import { sql } from 'kysely';
import { db } from '../../platform/db/query.ts';
import type { TenantTx } from '../../platform/db/transactions.ts';
import { notFound } from '../../platform/errors.ts';

/** Today on the clock of a branch, else of the school. */
export async function localToday(tx: TenantTx, branchId: string | null = null): Promise<string> {
  const found = await tx.first(
    sql<{ today: string }>`SELECT (now() AT TIME ZONE coalesce(b.timezone, t.timezone))::date AS today FROM tenants t
      LEFT JOIN branches b ON b.tenant_id = t.id AND b.id = ${branchId} WHERE t.id = ${tx.tenantId}`.compile(db),
  );
  if (!found) throw new Error('the tenant of this transaction does not exist');
  return found.today;
}

/** A branch that can be taught at: its zone and rooms. Held until the commit. */
export async function holdPlace(tx: TenantTx, branchId: string): Promise<{ timeZone: string; roomIds: readonly string[] }> {
  const found = await tx.first(
    sql<{ timeZone: string; roomIds: string[] }>`SELECT coalesce(b.timezone, t.timezone) AS "timeZone",
        ARRAY(SELECT room->>'id' FROM jsonb_array_elements(b.rooms) AS room) AS "roomIds"
      FROM branches b JOIN tenants t ON t.id = b.tenant_id
      WHERE b.tenant_id = ${tx.tenantId} AND b.id = ${branchId} FOR KEY SHARE OF b`.compile(db),
  );
  if (!found) throw notFound('branch');
  return found;
}
