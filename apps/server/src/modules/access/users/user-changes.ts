import type { TenantTx } from '../../../platform/db/transactions.ts';
import { type NewEvent, record } from '../../../platform/ledger/ledger.ts';
import type { StaffUser } from './user-schemas.ts';

export type UserAction =
  | 'created'
  | 'updated'
  | 'deleted'
  | 'restored'
  | 'activated'
  | 'deactivated'
  | 'invited'
  | 'registered'
  | 'password_changed'
  | 'password_reset'
  | 'two_factor_turned_on'
  | 'two_factor_turned_off'
  | 'two_factor_reset';

/** Writes the audit row of a change of a user, and tells those who keep a list of staff. */
export async function tellUser(
  tx: TenantTx,
  action: UserAction,
  before: StaffUser | undefined,
  after: StaffUser | undefined,
): Promise<void> {
  const shown = after ?? before;
  if (!shown) throw new Error('a change needs the record it changed');
  await record(tx, {
    action: `user.${action}`,
    entity: 'user',
    entityId: shown.id,
    old: before && { ...before },
    new: after && { ...after },
    event: userEvent(action === 'created' || action === 'deleted' ? action : 'updated', shown),
  });
}

/** What others hear of a user: not when they sign in, or how. */
export function userEvent(what: 'created' | 'updated' | 'deleted', user: StaffUser): NewEvent {
  const { id, email, name, role, locale, externalId, isActive } = user;
  return { type: `user.${what}`, subject: id, data: { id, email, name, role, locale, externalId, isActive } };
}
