import { sql } from 'kysely';
import { z } from 'zod';
import { systemCaller } from '../../platform/caller.ts';
import { hashPassword } from '../../platform/crypto/passwords.ts';
import type { Database } from '../../platform/db/database.ts';
import { db } from '../../platform/db/query.ts';
import { inSystem, inTenant, type TenantTx } from '../../platform/db/transactions.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Role } from './permission-matrix.ts';
import { Email, Id, Locale } from './schemas.ts';
import { insertUser } from './users-store.ts';

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

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Opens a school. Not a request's work: the command line's, the demo's, later sign-up's. */
export async function createTenant(database: Database, given: NewTenant): Promise<string> {
  const tenant = NewTenant.parse(given);
  const id = tenant.id ?? newId('ten');
  await inSystem(database, 'access: create a tenant', (tx) =>
    tx.count(
      db.insertInto('tenants').values({
        id,
        name: tenant.name,
        subdomain: tenant.subdomain,
        locale: tenant.locale,
        timezone: tenant.timezone,
        currency: tenant.currency,
        country: tenant.country,
        week_start: tenant.weekStart,
      }),
    ),
  );
  await inTenant(database, systemCaller(id, 'system', 'create-tenant'), (tx) =>
    record(tx, { action: 'tenant.created', entity: 'tenant', entityId: id, new: { ...tenant, id } }),
  );
  return id;
}

export const NewUser = z.strictObject({
  id: Id.optional(),
  email: Email,
  name: z.string().trim().min(1).max(200),
  role: z.enum(['admin', 'manager', 'instructor', 'seller', 'viewer'] satisfies Role[]),
  password: z.string().min(10, 'must have at least 10 characters').max(1000),
});
export type NewUser = z.input<typeof NewUser>;

/** Adds a person who may sign in. */
export async function createUser(tx: TenantTx, given: NewUser): Promise<string> {
  const user = NewUser.parse(given);
  const id = user.id ?? newId('usr');
  await insertUser(tx, { ...user, id, passwordHash: await hashPassword(user.password) });
  const shown = { id, email: user.email, name: user.name, role: user.role };
  await record(tx, {
    action: 'user.created',
    entity: 'user',
    entityId: id,
    new: shown,
    event: { type: 'user.created', subject: id, data: shown },
  });
  return id;
}

export interface School {
  timezone: string;
  country: string;
  locale: 'en' | 'he' | 'vi';
}

/** Time zone, country and language of the transaction's school. */
export async function schoolOf(tx: TenantTx): Promise<School> {
  const school = await tx.first(sql<School>`SELECT timezone, country, locale FROM tenants WHERE id = ${tx.tenantId}`.compile(db));
  if (!school) throw new Error('the tenant of this transaction does not exist');
  return school;
}
