import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { visibleLeads } from '../leads/leads-store.ts';
import type { LeadOwner } from './rule-schemas.ts';

/** Whom leads can be given to. A school has tens of staff, so they are listed whole; to those who see no leads, nobody. */
export async function listOwners(tx: TenantTx): Promise<LeadOwner[]> {
  return tx.rows(
    sql<LeadOwner>`SELECT id, name FROM users
      WHERE tenant_id = ${tx.tenantId} AND deleted_at IS NULL AND is_active AND ${visibleLeads(tx)} ORDER BY name, id LIMIT 1000`.compile(
      db,
    ),
  );
}
