import type { TenantTx } from '../../platform/db/transactions.ts';
import { phoneInput } from '../../platform/phones.ts';
import { schoolOf } from './tenants.ts';

/** The phone in E.164; 400 when it isn't one in the school's country. The phone a record had `before` passes as it is. */
export async function checkedPhone(tx: TenantTx, phone: string | null | undefined, before?: string | null): Promise<string | null> {
  if (!phone || phone === before) return phone ?? null;
  const { country } = await schoolOf(tx);
  return phoneInput(phone, country);
}
