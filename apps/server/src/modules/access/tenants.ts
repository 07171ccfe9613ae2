import { sql } from 'kysely';
import { z } from 'zod';
import { systemCaller } from '../../platform/caller.ts';
import type { Database } from '../../platform/db/database.ts';
import { db } from '../../platform/db/query.ts';
import { inSystem, inTenant, type TenantTx } from '../../platform/db/transactions.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../../platform/ledger/ledger.ts';
import { Id, Locale } from './schemas.ts';
import { findTenantId, insertTenant } from './tenants-store.ts';

export const NewTenant = z.strictObject({
  id: Id.optional(),
  name: z.string().trim().min(1).max(200),
  subdomain: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and -'),
  locale: Locale,
  timezone: z.string().refine((zone) => isTimeZone(zone), 'is not a time zone, for example Europe/London'),
  currency: z.string().regex(/^[A-Z]{3}$/),
  country: z.string().regex(/^[A-Z]{2}$/),
  weekStart: z.number().int().min(0).max(6).default(1),
});
export type NewTenant = z.input<typeof NewTenant>;

/** Whether it is a name of the IANA list. A bare offset is none: `+05:00` means the opposite to PostgreSQL. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Opens a school: its row and its first audit row. Whoever calls it does the rest in the same transaction. */
export async function openTenant(tx: TenantTx, given: NewTenant): Promise<void> {
  const { id: _, ...tenant } = NewTenant.parse(given);
  await insertTenant(tx, tenant);
  await record(tx, { action: 'tenant.created', entity: 'tenant', entityId: tx.tenantId, new: { ...tenant, id: tx.tenantId } });
}

/** Opens a school that has nobody in it yet, for the demo. */
export async function createTenant(database: Database, given: NewTenant): Promise<string> {
  const id = given.id ?? newId('ten');
  await inTenant(database, systemCaller(id, 'system', 'create-tenant'), (tx) => openTenant(tx, given));
  return id;
}

/** The id of the school with this short name or id; null without one. For the command line. */
export async function findTenant(database: Database, name: string): Promise<string | null> {
  return inSystem(database, 'access: find a tenant', (tx) => findTenantId(tx, name));
}

export interface School {
  timezone: string;
  country: string;
  /** ISO 4217. */
  currency: string;
  locale: 'en' | 'he' | 'vi';
}

/** Time zone, country, currency and language of the transaction's school. */
export async function schoolOf(tx: TenantTx): Promise<School> {
  const school = await tx.first(sql<School>`SELECT timezone, country, currency, locale FROM tenants WHERE id = ${tx.tenantId}`.compile(db));
  if (!school) throw new Error('the tenant of this transaction does not exist');
  return school;
}
