import { sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { SystemTx, TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Role } from '../permission-matrix.ts';
import type { TwoFactorPolicy } from '../two-factor/policy.ts';

/** Who is signed in, with their school. */
export interface User {
  id: string;
  email: string;
  name: string;
  role: Role;
  locale: 'en' | 'he' | 'vi' | null;
  colorScheme: 'auto' | 'light' | 'dark';
  version: number;
  tenantId: string;
  tenantName: string;
  subdomain: string;
  tenantLocale: 'en' | 'he' | 'vi';
  timezone: string;
  currency: string;
  weekStart: number;
  requireTwoFactor: TwoFactorPolicy;
  hasTwoFactor: boolean;
}

const userWithTenant = sql`
  u.id, u.email, u.name, u.role, u.locale, u.color_scheme AS "colorScheme", u.version,
  t.id AS "tenantId", t.name AS "tenantName", t.subdomain, t.locale AS "tenantLocale", t.timezone, t.currency,
  t.week_start AS "weekStart", coalesce(t.settings->>'requireTwoFactor', 'none') AS "requireTwoFactor",
  EXISTS (SELECT FROM user_two_factor f
    WHERE f.tenant_id = u.tenant_id AND f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS "hasTwoFactor"`;

export async function getUser(tx: TenantTx, id: string): Promise<User> {
  const user = await tx.first(
    sql<User>`
      SELECT ${userWithTenant} FROM users u JOIN tenants t ON t.id = u.tenant_id
      WHERE u.tenant_id = ${tx.tenantId} AND u.id = ${id} AND u.deleted_at IS NULL`.compile(db),
  );
  if (!user) throw notFound('user');
  return user;
}

export interface Login {
  user: User;
  passwordHash: string | null;
  isActive: boolean;
}

/** Every login of an e-mail, at whichever school. */
export async function listLogins(tx: SystemTx, email: string, tenant: string | undefined): Promise<Login[]> {
  const rows = await tx.rows(
    sql<User & { passwordHash: string | null; isActive: boolean }>`
      SELECT ${userWithTenant}, u.password_hash AS "passwordHash", u.is_active AS "isActive"
      FROM users u JOIN tenants t ON t.id = u.tenant_id
      WHERE u.email = ${email} AND u.deleted_at IS NULL
        AND (${tenant ?? null}::text IS NULL OR t.subdomain = ${tenant ?? null} OR t.id = ${tenant ?? null})
      ORDER BY t.name LIMIT 20`.compile(db),
  );
  return rows.map(({ passwordHash, isActive, ...user }) => ({ user, passwordHash, isActive }));
}

/** What everybody may change of themselves. */
export async function updateMe(tx: TenantTx, id: string, changes: Partial<Pick<User, 'name' | 'locale' | 'colorScheme'>>): Promise<void> {
  await tx.count(
    db
      .updateTable('users')
      .set({
        ...(changes.name === undefined ? {} : { name: changes.name }),
        ...(changes.locale === undefined ? {} : { locale: changes.locale }),
        ...(changes.colorScheme === undefined ? {} : { color_scheme: changes.colorScheme }),
        version: sql`version + 1`,
        updated_at: sql`now()`,
      })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id),
  );
}
