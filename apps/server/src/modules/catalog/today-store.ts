import { sql } from 'kysely';
import { db } from '../../platform/db/query.ts';
import type { TenantTx } from '../../platform/db/transactions.ts';

/** Today on the school's calendar. */
export async function localToday(tx: TenantTx): Promise<string> {
  const found = await tx.first(
    sql<{ today: string }>`SELECT (now() AT TIME ZONE timezone)::date AS today FROM tenants WHERE id = ${tx.tenantId}`.compile(db),
  );
  if (!found) throw new Error('the tenant of this transaction does not exist');
  return found.today;
}
