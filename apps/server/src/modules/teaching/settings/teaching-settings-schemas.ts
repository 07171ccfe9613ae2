import { z } from 'zod';
import { LocalDate } from '../fields.ts';

const Percent = z.number().int().min(0).max(100);
const Meaning = z.strictObject({
  chargedPercent: Percent.describe('Of the lesson’s share, what the family is charged.'),
  paidPercent: Percent.describe('Of the instructor’s pay, what is paid when nobody’s mark says more.'),
  earnsMakeUp: z.boolean(),
  countsAsHours: z.boolean(),
});
const Meanings = z.strictObject({ present: Meaning, absent: Meaning, late: Meaning, excused: Meaning });
const BasisPoints = z.number().int().min(0).max(10_000);
const VatPeriod = z.strictObject({ startsOn: LocalDate, rateBp: BasisPoints.describe('Basis points: 1800 is 18 %.') });

const editable = {
  pricesIncludeVat: z.boolean().describe('True: prices are as families pay them, and revenue is what is left without VAT.'),
  employerOverheadBp: z
    .number()
    .int()
    .min(0)
    .max(20_000)
    .describe('What an employee costs on top of the pay, in basis points: 3000 is 30 %.'),
  attendance: Meanings.describe('What each mark means.'),
  makeupExpiryDays: z.number().int().min(1).max(1000),
  waitingList: z
    .enum(['promote', 'offer'])
    .describe('`promote`: a freed place is given at once; `offer`: it is kept for the first in line for a while.'),
  offerHours: z.number().int().min(1).max(720),
  cancellationNoticeHours: z.number().int().min(0).max(2160),
  lateCancellationPercent: Percent.describe('What is charged of a lesson cancelled with less notice.'),
  vatPeriods: z
    .array(VatPeriod)
    .max(100)
    .refine((periods) => new Set(periods.map(({ startsOn }) => startsOn)).size === periods.length, 'names one day twice')
    .describe('Each rate holds from its day until the next one.'),
};
export const TeachingSettingsView = z.object({ version: z.number().int(), ...editable });
export type TeachingSettingsView = z.output<typeof TeachingSettingsView>;
export const TeachingSettingsChanges = z.strictObject(editable).partial();
export type TeachingSettingsChanges = z.output<typeof TeachingSettingsChanges>;
