import type { TenantTx } from '../../../platform/db/transactions.ts';
import { normalisePhone } from '../../../platform/phones.ts';
import { schoolOf } from '../../access/index.ts';
import { listByKeys } from './customers-store.ts';

/** What a customer may be known by elsewhere, as a person typed it. */
export interface CustomerKeys {
  id?: string | undefined;
  externalId?: string | null | undefined;
  phone?: string | null | undefined;
  email?: string | null | undefined;
}

/** Who each of these is, by id, else external id, else phone, else e-mail (of several, who came first); null: nobody yet. */
export async function matchCustomers(tx: TenantTx, wanted: readonly CustomerKeys[]): Promise<(string | null)[]> {
  const { country } = await schoolOf(tx);
  const keys = wanted.map(({ id, externalId, phone, email }) => ({
    id: id ?? null,
    externalId: externalId ?? null,
    phone: phone ? normalisePhone(phone, country) : null,
    email: email?.toLowerCase() ?? null,
  }));
  const known = await listByKeys(tx, keys);
  return keys.map((key) => {
    for (const field of ['id', 'externalId', 'phone', 'email'] as const) {
      const found = key[field] === null ? undefined : known.find((customer) => customer[field] === key[field]);
      if (found) return found.id;
    }
    return null;
  });
}
