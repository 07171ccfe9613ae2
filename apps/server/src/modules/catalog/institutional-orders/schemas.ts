import { z } from 'zod';
import { inMinorUnits } from '../../../platform/files/amounts.ts';
import { listQuery } from '../../../platform/http/lists.ts';
import { Id } from '../../access/index.ts';
import { ContactEmail, LocalDate, line, Money, moments, stored } from '../fields.ts';
import { ORDER_STATUSES } from './order-status.ts';

const MINOR = 'In the minor unit of the school’s currency.';
export const OrderStatus = z.enum(ORDER_STATUSES);

export const InstitutionalOrder = z.object({
  ...stored,
  branchId: z.string().nullable(),
  payerName: z.string(),
  payerTaxId: z.string().nullable(),
  payerContactName: z.string().nullable(),
  payerContactPhone: z.string().nullable(),
  payerContactEmail: z.string().nullable(),
  orderNumber: z.string().nullable(),
  orderDate: z.string(),
  startDate: z.string().nullable(),
  endDate: z.string().nullable(),
  pricePerMeeting: inMinorUnits(z.number().int().nullable().describe(MINOR)),
  estimatedMeetings: z.number().int().nullable(),
  estimatedTotal: inMinorUnits(z.number().int().nullable().describe(`As given, else pricePerMeeting × estimatedMeetings. ${MINOR}`)),
  isTotalGiven: z.boolean().describe('False: estimatedTotal follows from price and meetings, and changes with them.'),
  status: OrderStatus,
  paidAmount: inMinorUnits(z.number().int().describe(MINOR)),
  ...moments,
});
export type InstitutionalOrder = z.output<typeof InstitutionalOrder>;

export const OrderReplacement = z.strictObject({
  branchId: Id.nullable().optional(),
  payerName: line(200).describe('Who pays: the school, the city, the foundation.'),
  payerTaxId: line(50).nullable().optional(),
  payerContactName: line(200).nullable().optional(),
  payerContactPhone: line(40).nullable().optional(),
  payerContactEmail: ContactEmail.nullable().optional(),
  orderNumber: line(100).nullable().optional(),
  orderDate: LocalDate.optional().describe('Left out: today for a new order, else as it was.'),
  startDate: LocalDate.nullable().optional(),
  endDate: LocalDate.nullable().optional(),
  pricePerMeeting: Money.nullable().optional().describe(MINOR),
  estimatedMeetings: z.number().int().min(0).max(10_000).nullable().optional(),
  estimatedTotal: z
    .number()
    .int()
    .min(0)
    .max(1_000_000_000_000_000)
    .nullable()
    .optional()
    .describe(`Null or left out: pricePerMeeting × estimatedMeetings. ${MINOR}`),
  status: OrderStatus.optional().describe('Left out: draft for a new order, else as it was.'),
  paidAmount: z.number().int().min(0).max(1_000_000_000_000_000).optional().describe(MINOR),
});
export type OrderReplacement = z.output<typeof OrderReplacement>;
export const NewOrder = OrderReplacement.extend({ id: Id.optional() });
export type NewOrder = z.output<typeof NewOrder>;
export const OrderChanges = OrderReplacement.partial();
export type OrderChanges = z.output<typeof OrderChanges>;

/** The orders of one branch: the branch is in the path. */
export const BranchOrdersQuery = listQuery(['orderDate', 'createdAt'], {
  status: OrderStatus.optional(),
  from: LocalDate.optional().describe('Ordered on this day or later.'),
  to: LocalDate.optional().describe('Ordered on this day or earlier.'),
});
export const OrderQuery = BranchOrdersQuery.extend({ branchId: Id.optional() });
export type OrderQuery = z.output<typeof OrderQuery>;
