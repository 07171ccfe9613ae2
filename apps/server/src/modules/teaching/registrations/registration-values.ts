import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { Cycle } from '../cycles/cycle-schemas.ts';
import { prorated } from '../money/proration.ts';
import { netOf, vatRateOn } from '../money/vat.ts';
import { getTeachingSettings, listVatPeriods } from '../settings/teaching-settings-store.ts';
import type { Registration } from './registration-schemas.ts';
import { countLessons, type RegistrationValues } from './registrations-store.ts';

/** What of a price the school earns: without VAT where prices include it, and without what is not owed. */
export function netAmountOf({ amount, refundAmount }: { amount: number; refundAmount: number }, vatRateBp: number): number {
  return netOf(amount - refundAmount, vatRateBp);
}

/** The rate of VAT inside a price agreed on a day, in basis points: 0 where prices don't include it. */
export async function vatRateFor(tx: TenantTx, date: string): Promise<number> {
  const { pricesIncludeVat } = await getTeachingSettings(tx);
  return pricesIncludeVat ? vatRateOn(await listVatPeriods(tx), date) : 0;
}

/** The price of a place: the cycle's, less the lessons before the first day that counts. Institutions pay by themselves. */
export async function usualAmount(tx: TenantTx, cycle: Cycle, startsOn: string | null): Promise<number> {
  if (cycle.type !== 'private') return 0;
  const price = cycle.pricePerStudent ?? 0;
  if (startsOn === null) return price;
  const { left, all } = await countLessons(tx, cycle.id, startsOn);
  return prorated(price, left, all);
}

/** A registration as it is stored, for a change of some of it. Amounts are there: this is never a hidden view. */
export function storedValues(registration: Registration): Omit<RegistrationValues, 'vatRateBp' | 'netAmount'> {
  const { registrationDate, startsOn, endsOn, status, cancellationDate, cancellationReason, notes } = registration;
  const { amount, refundAmount } = registration;
  if (amount === null || refundAmount === null) throw new Error('a stored registration has its amounts');
  return { registrationDate, startsOn, endsOn, status, cancellationDate, cancellationReason, notes, amount, refundAmount };
}
