import type { TenantTx } from '../../platform/db/transactions.ts';
import { record } from '../../platform/ledger/ledger.ts';
import { permissionsHere } from './roles/roles.ts';
import type { Me, MeChanges } from './schemas.ts';
import { mustSetUpTwoFactor } from './two-factor/policy.ts';
import { getUser, type User, updateMe } from './users/me-store.ts';
import { userEvent } from './users/user-changes.ts';
import { getStaffUser } from './users/users-store.ts';

/** What somebody is told of themselves. */
export async function meOf(tx: TenantTx, user: User): Promise<Me> {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    locale: user.locale,
    colorScheme: user.colorScheme,
    tenant: {
      id: user.tenantId,
      name: user.tenantName,
      subdomain: user.subdomain,
      locale: user.tenantLocale,
      timezone: user.timezone,
      currency: user.currency,
      weekStart: user.weekStart,
    },
    permissions: Object.fromEntries(await permissionsHere(tx, user.role)),
    hasTwoFactor: user.hasTwoFactor,
    mustSetUpTwoFactor: mustSetUpTwoFactor(user),
  };
}

export async function readMe(tx: TenantTx): Promise<Me> {
  return meOf(tx, await getUser(tx, ownId(tx)));
}

/** Everybody edits their own name, language and colours. */
export async function changeMe(tx: TenantTx, changes: MeChanges): Promise<Me> {
  const before = await getUser(tx, ownId(tx));
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  await updateMe(tx, before.id, given);
  const after = await getUser(tx, before.id);
  await record(tx, {
    action: 'user.updated',
    entity: 'user',
    entityId: before.id,
    old: { name: before.name, locale: before.locale, colorScheme: before.colorScheme },
    new: { name: after.name, locale: after.locale, colorScheme: after.colorScheme },
    event: userEvent('updated', await getStaffUser(tx, after.id)),
  });
  return meOf(tx, after);
}

/** The person who is signed in. */
export function ownId(tx: TenantTx): string {
  if (!tx.caller.id) throw new Error('nobody is signed in');
  return tx.caller.id;
}
