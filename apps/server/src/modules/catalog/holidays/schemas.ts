import { z } from 'zod';
import { listQuery } from '../../../platform/http/lists.ts';
import { Id } from '../../access/index.ts';
import { LocalDate, line, moments, stored } from '../fields.ts';

export const Holiday = z.object({
  ...stored,
  name: z.string(),
  startDate: z.string(),
  endDate: z.string().describe('The last day of it.'),
  scope: z.enum(['tenant', 'branch']).describe('The whole school, or one branch.'),
  branchId: z.string().nullable(),
  ...moments,
});
export type Holiday = z.output<typeof Holiday>;

export const HolidayReplacement = z.strictObject({
  name: line(200),
  startDate: LocalDate,
  endDate: LocalDate.optional().describe('The last day; left out: one day.'),
  branchId: Id.nullable().optional().describe('Left out: the whole school.'),
});
export type HolidayReplacement = z.output<typeof HolidayReplacement>;
export const NewHoliday = HolidayReplacement.extend({ id: Id.optional() });
export type NewHoliday = z.output<typeof NewHoliday>;
export const HolidayChanges = HolidayReplacement.partial();
export type HolidayChanges = z.output<typeof HolidayChanges>;

export const HolidayQuery = listQuery(['startDate', 'createdAt'], {
  from: LocalDate.optional().describe('Holidays that reach this day or a later one.'),
  to: LocalDate.optional().describe('Holidays that begin on this day or before.'),
  branchId: Id.optional().describe('Those that hold at this branch: its own and the whole school’s.'),
});
export type HolidayQuery = z.output<typeof HolidayQuery>;

export const CalendarFile = z.strictObject({
  ics: z.string().min(1).max(1_000_000).describe('The text of an .ics file.'),
  branchId: Id.nullable().optional().describe('Left out: holidays of the whole school.'),
});
export type CalendarFile = z.output<typeof CalendarFile>;

export const ImportedHoliday = z.object({
  uid: z.string(),
  name: z.string(),
  startDate: z.string().nullable(),
  endDate: z.string().nullable(),
  result: z.enum(['created', 'skipped', 'error']),
  reason: z.string().nullable(),
  holidayId: z.string().nullable(),
});
export type ImportedHoliday = z.output<typeof ImportedHoliday>;

export const HolidayImport = z.object({
  created: z.number().int(),
  skipped: z.number().int(),
  errors: z.number().int(),
  events: z.array(ImportedHoliday).describe('One entry per day or range; a repeated event has several.'),
});
export type HolidayImport = z.output<typeof HolidayImport>;
