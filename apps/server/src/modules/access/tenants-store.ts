import { sql } from 'kysely';
import { db } from '../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../platform/db/transactions.ts';

interface TenantValues {
  name: string;
  subdomain: string;
  locale: 'en' | 'he' | 'vi';
  timezone: string;
  currency: string;
  country: string;
  weekStart: number;
}

/** The school whose transaction this is: the policy takes no other. */
export async function insertTenant(tx: TenantTx, { weekStart, ...values }: TenantValues): Promise<void> {
  await tx.count(db.insertInto('tenants').values({ id: tx.tenantId, ...values, week_start: weekStart }));
}

export async function findTenantId(tx: SystemTx, name: string): Promise<string | null> {
  const found = await tx.first(sql<{ id: string }>`SELECT id FROM tenants WHERE subdomain = ${name} OR id = ${name}`.compile(db));
  return found?.id ?? null;
}
