import type { TenantTx } from '../../platform/db/transactions.ts';
import { record } from '../../platform/ledger/ledger.ts';
import { permissionsOf } from './permission-matrix.ts';
import type { Me, MeChanges } from './schemas.ts';
import { getUser, type User, updateUser } from './users-store.ts';

export function meOf(user: User): Me {
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
    permissions: Object.fromEntries(permissionsOf(user.role)),
  };
}

export async function readMe(tx: TenantTx): Promise<Me> {
  return meOf(await getUser(tx, ownId(tx)));
}

/** Everybody edits their own name, language and colours. */
export async function changeMe(tx: TenantTx, changes: MeChanges): Promise<Me> {
  const before = await getUser(tx, ownId(tx));
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  await updateUser(tx, before.id, given);
  const after = await getUser(tx, before.id);
  await record(tx, {
    action: 'user.updated',
    entity: 'user',
    entityId: before.id,
    old: { name: before.name, locale: before.locale, colorScheme: before.colorScheme },
    new: { name: after.name, locale: after.locale, colorScheme: after.colorScheme },
    event: { type: 'user.updated', subject: after.id, data: { id: after.id, name: after.name, email: after.email, role: after.role } },
  });
  return meOf(after);
}

function ownId(tx: TenantTx): string {
  if (!tx.caller.id) throw new Error('nobody is signed in');
  return tx.caller.id;
}
