import { z } from 'zod';
import { listQuery } from '../../../platform/http/lists.ts';
import { Id, Instant } from '../../access/index.ts';
import { amount, LocalDate, line, lines, Money, moments, Named, stored } from '../fields.ts';
import { REGISTRATION_STATUSES } from './registration-status.ts';

export const RegistrationStatus = z.enum(REGISTRATION_STATUSES);
export const PaymentStatus = z.enum(['unpaid', 'partial', 'paid']);

export const Registration = z.object({
  ...stored,
  studentId: z.string(),
  student: Named,
  customerId: z.string().describe('Who pays: the student’s customer.'),
  cycleId: z.string(),
  cycle: Named,
  registrationDate: z.string(),
  startsOn: z.string().nullable().describe('First day that counts, for who joined late.'),
  endsOn: z.string().nullable().describe('Last day that counts, for who left.'),
  status: RegistrationStatus,
  amount: amount('The price agreed.'),
  refundAmount: amount('What of it is not owed after all.'),
  creditedAmount: amount('What absences took off.'),
  dueAmount: amount('amount − refundAmount − creditedAmount.'),
  paidAmount: amount('Payments − refunds.'),
  paymentStatus: PaymentStatus.nullable().describe('Null for those who may not see amounts.'),
  cancellationDate: z.string().nullable(),
  cancellationReason: z.string().nullable(),
  waitlistedAt: z.string().nullable(),
  waitlistPosition: z.number().int().nullable().describe('1 is next in line.'),
  offerExpiresAt: z.string().nullable().describe('Until when a freed place is kept for them.'),
  transferredToId: z.string().nullable(),
  notes: z.string().nullable(),
  ...moments,
});
export type Registration = z.output<typeof Registration>;

const editable = {
  registrationDate: LocalDate.optional().describe('Left out: today.'),
  startsOn: LocalDate.nullable().optional().describe('Left out: from the first lesson; from today when the cycle has begun.'),
  amount: Money.optional().describe('Left out: the cycle’s price, less the lessons missed by joining late.'),
  status: z.enum(['registered', 'active', 'trial']).optional(),
  notes: lines(2000).nullable().optional(),
};
const allowOverlap = z.boolean().optional().describe('True, by a manager: the student may have another lesson at the same time.');

export const NewRegistration = z.strictObject({ id: Id.optional(), studentId: Id, cycleId: Id, ...editable, allowOverlap });
export type NewRegistration = z.output<typeof NewRegistration>;
export const NewRegistrationInCycle = NewRegistration.omit({ cycleId: true });
export type NewRegistrationInCycle = z.output<typeof NewRegistrationInCycle>;
export const RegistrationReplacement = z.strictObject({ ...editable, amount: Money });
export type RegistrationReplacement = z.output<typeof RegistrationReplacement>;
export const RegistrationChanges = z.strictObject(editable).partial();
export type RegistrationChanges = z.output<typeof RegistrationChanges>;

export const CancelRegistration = z.strictObject({
  reason: line(500),
  refundAmount: Money.optional().describe('What is not owed. Left out: by the school’s cancellation policy.'),
  effectiveDate: LocalDate.optional().describe('First day they are not there. Left out: today.'),
});
export type CancelRegistration = z.output<typeof CancelRegistration>;

export const TransferRequest = z.strictObject({
  cycleId: Id,
  effectiveDate: LocalDate.optional().describe('First day in the new cycle. Left out: today.'),
  allowOverlap,
});
export type TransferRequest = z.output<typeof TransferRequest>;

export const PaymentMethod = z.enum(['credit', 'transfer', 'cash', 'institutional', 'standing_order']);
export const Received = Instant.refine((text) => text >= '1900' && text < '2200', 'must be between the years 1900 and 2200');
export const RegistrationPayment = z.strictObject({
  amount: Money.min(1),
  method: PaymentMethod,
  receivedAt: Received.optional().describe('Left out: now.'),
  reference: line(200).nullable().optional(),
  allowCredit: z.boolean().default(false).describe('True: more than is owed may be paid; the rest stands to their credit.'),
});
export type RegistrationPayment = z.output<typeof RegistrationPayment>;

export const RegistrationQuery = listQuery(['registrationDate', 'createdAt'], {
  customerId: Id.optional().describe('Of this customer’s students.'),
  studentId: Id.optional(),
  cycleId: Id.optional(),
  status: RegistrationStatus.optional(),
  paymentStatus: PaymentStatus.optional(),
  from: LocalDate.optional().describe('Registered on this day or later.'),
  to: LocalDate.optional().describe('Registered on this day or earlier.'),
}).omit({ search: true });
export type RegistrationQuery = z.output<typeof RegistrationQuery>;
