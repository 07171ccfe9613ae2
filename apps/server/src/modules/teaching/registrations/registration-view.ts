import type { Caller } from '../../../platform/caller.ts';
import { seesPrices } from '../visibility.ts';
import type { Registration } from './registration-schemas.ts';

/** A registration as the caller may see it: an instructor sees who is there, and no amount. */
export function registrationFor(caller: Caller, registration: Registration): Registration {
  if (seesPrices(caller)) return registration;
  const hidden = { amount: null, refundAmount: null, creditedAmount: null, dueAmount: null, paidAmount: null, paymentStatus: null };
  return { ...registration, ...hidden, notes: null };
}
