import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict } from '../../../platform/errors.ts';
import { findByContact, lockContactPoint } from '../customers/customers-store.ts';

/** The contact points of a customer that have to be nobody else's. */
export interface ContactPoints {
  phone: string | null;
  email: string | null;
}

/** Refuses (409, with the id) a phone or e-mail that another customer has. Two at once can't both pass. */
export async function refuseDuplicate(tx: TenantTx, wanted: ContactPoints, exceptId: string | null): Promise<void> {
  // Always e-mail before phone: two transactions never wait for each other crosswise.
  for (const field of ['email', 'phone'] as const) {
    const value = wanted[field];
    if (!value) continue;
    await lockContactPoint(tx, value);
    const taken = await findByContact(tx, field, value, exceptId);
    if (!taken) continue;
    const thing = field === 'email' ? 'e-mail' : 'phone';
    throw conflict(`Customer ${taken.id} already has this ${thing}. Use that customer, or send allowDuplicate: true if both share it.`, [
      { field, message: `is taken by ${taken.id}` },
    ]);
  }
}
