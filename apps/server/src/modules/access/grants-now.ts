import { sql } from 'kysely';
import { db } from '../../platform/db/query.ts';
import type { TenantTx } from '../../platform/db/transactions.ts';
import { AppError } from '../../platform/errors.ts';
import type { Role, Scope } from './permission-matrix.ts';
import { permissionsOf } from './permission-matrix.ts';
import { effectivePermissions } from './roles/role-rules.ts';
import { findRoleChanges } from './roles/roles-store.ts';
import { mustSetUpTwoFactor, type TwoFactorPolicy } from './two-factor/policy.ts';

/**
 * What a person may do at this moment, for work that goes on in their name after they asked for it. FORBIDDEN for
 * somebody who would get in no more: deactivated, deleted, or with a second step of the sign-in yet to set up.
 */
export async function grantsNow(tx: TenantTx, userId: string): Promise<ReadonlyMap<string, Scope>> {
  const person = await tx.first(
    sql<{ role: Role; requireTwoFactor: TwoFactorPolicy; hasTwoFactor: boolean }>`
      SELECT u.role, coalesce(t.settings->>'requireTwoFactor', 'none') AS "requireTwoFactor",
        EXISTS (SELECT FROM user_two_factor f
          WHERE f.tenant_id = u.tenant_id AND f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS "hasTwoFactor"
      FROM users u JOIN tenants t ON t.id = u.tenant_id
      WHERE u.tenant_id = ${tx.tenantId} AND u.id = ${userId} AND u.is_active AND u.deleted_at IS NULL`.compile(db),
  );
  if (!person) throw new AppError('FORBIDDEN', 'Whoever asked for this may not sign in any more.');
  if (mustSetUpTwoFactor(person)) throw new AppError('FORBIDDEN', 'Whoever asked for this has to set up two-factor sign-in first.');
  return person.role === 'admin' ? permissionsOf('admin') : effectivePermissions(person.role, await findRoleChanges(tx, person.role));
}
