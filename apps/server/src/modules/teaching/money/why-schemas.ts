import { z } from 'zod';
import { AttendanceStatus } from '../attendance/attendance-schemas.ts';
import { ActivityType } from '../cycles/cycle-schemas.ts';
import { Named } from '../fields.ts';

const Amount = z.number().int();

/** Codes and numbers, no sentences: whoever shows it says it in the reader's language. */
export const MeetingWhy = z.object({
  meetingId: z.string(),
  isFixed: z.boolean().describe('True: completed, and no later rate or price changes it. False: expected.'),
  fixedAt: z.string().nullable().describe('When it was completed. Null while it is expected.'),
  revenue: z
    .object({
      amount: Amount,
      computedNow: Amount.describe(
        'What these figures come to. Differs from `amount` when a price or the group changed after it was fixed.',
      ),
      rule: z
        .enum(['none', 'per_meeting', 'per_child', 'shares'])
        .describe(
          '`none`: no_revenue, cancelled or postponed; `per_meeting`: agreed; `per_child`: price × children; `shares`: the sum of the lines.',
        ),
      perMeeting: Amount.nullable(),
      pricePerStudent: Amount.nullable(),
      children: z.number().int().nullable(),
      areChildrenAgreed: z.boolean().describe('True: agreed with the institution; false: those who are there count.'),
      shares: z.array(
        z.object({
          registrationId: z.string(),
          student: Named,
          netAmount: Amount.describe('What the school earns of the registration: price less what is not owed, without VAT.'),
          vatRateBp: z.number().int(),
          rest: Amount.nullable().describe('What of it lessons before had not taken. Null once fixed.'),
          lessons: z
            .number()
            .int()
            .nullable()
            .describe('The lessons that rest is spread over, those without a day included. Null once fixed.'),
          allocated: Amount.describe('rest ÷ lessons; what does not divide goes to the earliest, one unit each.'),
          mark: AttendanceStatus.nullable(),
          chargedPercent: z.number().int().describe('What of the share is charged for that mark.'),
          amount: Amount,
        }),
      ),
    })
    .nullable()
    .describe('Null for those who may not see what lessons earn.'),
  payment: z
    .object({
      amount: Amount,
      rule: z
        .enum(['none', 'hourly', 'daily', 'day_paid_elsewhere'])
        .describe('`day_paid_elsewhere`: another lesson of that day has the rate.'),
      activityType: ActivityType,
      rate: Amount.nullable().describe('Of an hour, or of the day; as it is agreed today.'),
      minutes: z.number().int(),
      paidPercent: z.number().int().describe('What the marks leave of the pay.'),
      overheadBp: z.number().int().describe('What an employee costs on top, in basis points; 0 for a freelancer.'),
      computedNow: Amount.describe('What these figures come to. Differs from `amount` when a rate changed after the money was fixed.'),
    })
    .nullable()
    .describe('Null for those who may not see it; who taught the lesson sees the own.'),
  expenses: z.array(z.object({ id: z.string(), description: z.string(), amount: Amount })),
  profit: Amount.nullable(),
});
export type MeetingWhy = z.output<typeof MeetingWhy>;

export const RegistrationWhy = z.object({
  registrationId: z.string(),
  amount: Amount,
  refundAmount: Amount,
  creditedAmount: Amount,
  dueAmount: Amount,
  paidAmount: Amount,
  vatRateBp: z.number().int(),
  netAmount: Amount.describe('(amount − refundAmount) without VAT: what the lines come to, one by one.'),
  lines: z.array(
    z.object({
      kind: z
        .enum(['held', 'to_come', 'settled', 'unplanned'])
        .describe('`settled`: what no lesson was left to earn; `unplanned`: the part of lessons without a day.'),
      meetingId: z.string().nullable(),
      date: z.string().nullable(),
      allocated: Amount,
      amount: Amount.describe('After what an absence took off.'),
    }),
  ),
});
export type RegistrationWhy = z.output<typeof RegistrationWhy>;
