import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

/** By what the leads of a family are known. */
export interface LeadsOf {
  customerIds: readonly string[];
  studentIds: readonly string[];
  emails: readonly string[];
  phones: readonly string[];
}

/**
 * The leads a family came by, deleted ones too: those that became them, and those nobody converted that have their phone
 * or e-mail. Goes through all leads of the school, which something rare may.
 */
function ofFamily(tx: TenantTx, { customerIds, studentIds, emails, phones }: LeadsOf): RawBuilder<unknown> {
  return sql`SELECT id FROM leads WHERE tenant_id = ${tx.tenantId} AND (
      customer_id = ANY (${customerIds}::text[]) OR student_id = ANY (${studentIds}::text[])
      OR (customer_id IS NULL AND (phone = ANY (${phones}::text[]) OR email = ANY (${emails}::text[]))))
    ORDER BY id`;
}

export async function listLeadsOfFamily(tx: TenantTx, family: LeadsOf): Promise<string[]> {
  return (await tx.rows(sql<{ id: string }>`${ofFamily(tx, family)}`.compile(db))).map(({ id }) => id);
}

/** The same, for a change. */
export async function lockLeadsOfFamily(tx: TenantTx, family: LeadsOf): Promise<string[]> {
  return (await tx.rows(sql<{ id: string }>`${ofFamily(tx, family)} FOR NO KEY UPDATE`.compile(db))).map(({ id }) => id);
}

/** Takes everything personal out of leads; by which form, for which course, when, and what became of them stays. */
export async function emptyLeads(tx: TenantTx, ids: readonly string[]): Promise<void> {
  await tx.count(
    sql`UPDATE leads SET name = 'Erased person', phone = NULL, email = NULL, source = NULL, channel = NULL, campaign = NULL, message = NULL,
          closed_reason = NULL, follow_up_at = NULL, tags = '{}', custom_fields = '{}', search_text = '',
          deleted_at = coalesce(deleted_at, now()), version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ANY (${ids}::text[])`.compile(db),
  );
}
