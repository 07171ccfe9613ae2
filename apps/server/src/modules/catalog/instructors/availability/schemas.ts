import { z } from 'zod';
import { listQuery } from '../../../../platform/http/lists.ts';
import { Id } from '../../../access/index.ts';
import { LocalDate, LocalTime, line, moments, stored } from '../../fields.ts';

const Day = z.number().int().min(0).max(6).describe('0 is Sunday, 6 is Saturday.');

export const Slot = z.object({ day: Day, startTime: z.string(), endTime: z.string(), branchId: z.string().nullable() });
export type Slot = z.output<typeof Slot>;

export const GivenSlot = z
  .strictObject({
    day: Day,
    startTime: LocalTime,
    endTime: LocalTime,
    branchId: Id.nullable().optional().describe('Left out: wherever the school needs them.'),
  })
  .refine(({ startTime, endTime }) => endTime > startTime, { path: ['endTime'], error: 'must be after startTime' });
export type GivenSlot = z.output<typeof GivenSlot>;

export const Exception = z.object({
  kind: z.enum(['time_off', 'holiday']),
  id: z.string(),
  startDate: z.string(),
  endDate: z.string().describe('The last day of it.'),
  startTime: z.string().nullable().describe('With endTime: a part of one day. Null: whole days.'),
  endTime: z.string().nullable(),
  reason: z.string().nullable().describe('Name of the holiday; why they are away, for those who may know.'),
  branchId: z.string().nullable().describe('The branch whose holiday it is; null: the whole school’s.'),
});
export type Exception = z.output<typeof Exception>;

export const Availability = z.object({
  version: z.number().int().describe('The instructor’s.'),
  weekly: z.array(Slot),
  exceptions: z.array(Exception),
  free: z
    .array(z.object({ date: z.string(), startsAt: z.string(), endsAt: z.string(), branchId: z.string().nullable() }))
    .nullable()
    .describe(
      'Stretches in which a lesson of durationMinutes fits: hours − time off − holidays − meetings. Null when no duration was asked for.',
    ),
});
export type Availability = z.output<typeof Availability>;

export const WeeklyHours = z.strictObject({ weekly: z.array(GivenSlot).max(100) });
export type WeeklyHours = z.output<typeof WeeklyHours>;

export const AvailabilityQuery = z.strictObject({
  from: LocalDate.optional().describe('First day of the exceptions; today when left out.'),
  to: LocalDate.optional().describe('Last day of the exceptions, at most 366 days on; 90 days when left out.'),
  durationMinutes: z.coerce.number().int().min(5).max(720).optional().describe('Also says where a lesson of this length would fit.'),
});
export type AvailabilityQuery = z.output<typeof AvailabilityQuery>;

export const TimeOff = z.object({
  ...stored,
  instructorId: z.string(),
  startDate: z.string(),
  endDate: z.string().describe('The last day of it.'),
  startTime: z.string().nullable().describe('With endTime: a part of one day. Null: whole days.'),
  endTime: z.string().nullable(),
  reason: z.string().nullable().describe('Null for everybody but administrators, managers and the person.'),
  ...moments,
});
export type TimeOff = z.output<typeof TimeOff>;

export const NewTimeOff = z
  .strictObject({
    id: Id.optional(),
    startDate: LocalDate,
    endDate: LocalDate.optional().describe('The last day; left out: one day.'),
    startTime: LocalTime.nullable().optional().describe('With endTime: a part of one day.'),
    endTime: LocalTime.nullable().optional(),
    reason: line(500).nullable().optional(),
  })
  .refine(({ startDate, endDate }) => !endDate || endDate >= startDate, { path: ['endDate'], error: 'must not be before startDate' })
  .refine(({ startTime, endTime }) => !startTime === !endTime, {
    path: ['endTime'],
    error: 'goes with startTime: give both, or none for whole days',
  })
  .refine(({ startTime, endTime }) => !startTime || !endTime || endTime > startTime, {
    path: ['endTime'],
    error: 'must be after startTime',
  })
  .refine(({ startDate, endDate, startTime }) => !startTime || !endDate || endDate === startDate, {
    path: ['endDate'],
    error: 'is another day: times are for a part of one day',
  });
export type NewTimeOff = z.output<typeof NewTimeOff>;

export const TimeOffQuery = listQuery(['startDate', 'createdAt'], {
  from: LocalDate.optional().describe('Time off that reaches this day or a later one.'),
  to: LocalDate.optional().describe('Time off that begins on this day or before.'),
});
export type TimeOffQuery = z.output<typeof TimeOffQuery>;
