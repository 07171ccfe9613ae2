import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';

export interface Erased {
  kind: 'customer' | 'student' | 'lead' | 'task' | 'registration' | 'payment' | 'attendance';
  id: string;
}

/** Marks records as erased by this transaction: what `eraseKeptTexts` works on. */
export async function insertErasures(tx: TenantTx, records: readonly Erased[]): Promise<void> {
  await tx.count(
    sql`INSERT INTO erasures (tenant_id, kind, record_id)
        SELECT ${tx.tenantId}, * FROM unnest(${records.map(({ kind }) => kind)}::text[], ${records.map(({ id }) => id)}::text[])
        ON CONFLICT DO NOTHING`.compile(db),
  );
}

/** Empties what this application may only add to, for the records marked by this transaction, and mails to these addresses. */
export async function eraseKeptTexts(tx: TenantTx, addresses: readonly string[]): Promise<void> {
  await tx.count(sql`SELECT erase_kept_texts(${addresses}::text[])`.compile(db));
}
