import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

export type ContactField = 'email' | 'phone';

/** Makes whoever brings a lead with the same contact points wait until this transaction has ended. */
export async function lockLeadContacts(tx: TenantTx, values: readonly string[]): Promise<void> {
  const keys = values.map((value) => `${tx.tenantId} lead ${value}`);
  await tx.count(sql`SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM unnest(${keys}::text[]) AS key`.compile(db));
}

export interface ContactOwner {
  value: string;
  kind: 'lead' | 'customer';
  id: string;
}

/** Of these phones or e-mails, those of an open lead or a customer, and whose: a lead before a customer, the older first. */
export async function listContactOwners(
  tx: TenantTx,
  field: ContactField,
  values: readonly string[],
  exceptLeadId: string | null,
): Promise<ContactOwner[]> {
  const column = sql.ref(field);
  return tx.rows(
    sql<ContactOwner>`SELECT DISTINCT ON (value) value, kind, id FROM (
        SELECT ${column} AS value, 'lead' AS kind, 1 AS rank, id, created_at FROM leads
        WHERE tenant_id = ${tx.tenantId} AND ${column} = ANY (${values}::text[]) AND deleted_at IS NULL
          AND status IN ('new', 'contacted', 'in_progress') AND id IS DISTINCT FROM ${exceptLeadId}::text
        UNION ALL
        SELECT ${column}, 'customer', 2, id, created_at FROM customers
        WHERE tenant_id = ${tx.tenantId} AND ${column} = ANY (${values}::text[]) AND deleted_at IS NULL
      ) known ORDER BY value, rank, created_at, id`.compile(db),
  );
}

/** The open lead with this phone or e-mail that came within the last 24 hours; of several, the newest. */
export async function findRecentLead(tx: TenantTx, phone: string | null, email: string | null): Promise<string | null> {
  const having = (field: ContactField, value: string | null) => sql`SELECT id, created_at FROM leads
    WHERE tenant_id = ${tx.tenantId} AND ${sql.ref(field)} = ${value}::text AND deleted_at IS NULL
      AND status IN ('new', 'contacted', 'in_progress') AND created_at > now() - interval '24 hours'`;
  const found = await tx.first(
    sql<{ id: string }>`SELECT id FROM (${having('phone', phone)} UNION ${having('email', email)}) known
      ORDER BY created_at DESC, id DESC LIMIT 1`.compile(db),
  );
  return found?.id ?? null;
}
