import { z } from 'zod';
import { inMinorUnits } from '../../../platform/files/amounts.ts';
import { listQuery } from '../../../platform/http/lists.ts';
import { Id } from '../../access/index.ts';
import { LocalDate, line, lines, Money, moments, Named, stored } from '../fields.ts';
import { PaymentMethod, Received } from '../registrations/registration-schemas.ts';

export const Payment = z.object({
  ...stored,
  customerId: z.string(),
  customer: Named,
  registrationId: z.string().nullable(),
  amount: inMinorUnits(z.number().int().describe('In the minor unit of the school’s currency, always positive.')),
  method: PaymentMethod,
  receivedAt: z.string(),
  reference: z.string().nullable(),
  refundOf: z.string().nullable().describe('The payment this row gives back, in whole or in part.'),
  refundedAmount: inMinorUnits(z.number().int().describe('What of it was given back.')),
  notes: z.string().nullable(),
  ...moments,
});
export type Payment = z.output<typeof Payment>;

export const NewPayment = z.strictObject({
  id: Id.optional(),
  customerId: Id.optional().describe('Left out: who pays for the registration, or made the payment that is refunded.'),
  registrationId: Id.optional(),
  amount: Money.min(1),
  method: PaymentMethod.optional().describe('Needed for a payment; a refund goes back the way it came unless said.'),
  receivedAt: Received.optional().describe('Left out: now.'),
  reference: line(200).nullable().optional(),
  refundOf: Id.optional().describe('Gives this payment back: a mistake is reversed, never rewritten.'),
  notes: lines(1000).nullable().optional(),
  allowCredit: z.boolean().default(false).describe('True: more than is owed may be paid; the rest stands to their credit.'),
});
export type NewPayment = z.output<typeof NewPayment>;

export const PaymentQuery = listQuery(['receivedAt', 'createdAt'], {
  customerId: Id.optional(),
  registrationId: Id.optional(),
  method: PaymentMethod.optional(),
  from: LocalDate.optional().describe('Received on this day of the school’s calendar or later.'),
  to: LocalDate.optional().describe('Received on this day or earlier.'),
}).omit({ search: true });
export type PaymentQuery = z.output<typeof PaymentQuery>;
