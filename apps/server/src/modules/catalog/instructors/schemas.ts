import { z } from 'zod';
import { inMinorUnits } from '../../../platform/files/amounts.ts';
import { listQuery } from '../../../platform/http/lists.ts';
import { Id } from '../../access/index.ts';
import { ContactEmail, ExternalId, Flag, line, Money, moments, stored } from '../fields.ts';

export const EmploymentType = z.enum(['employee', 'freelancer']);

const ShownRate = inMinorUnits(
  z
    .number()
    .int()
    .nullable()
    .describe('Per hour, in the minor unit of the school’s currency. Null for everybody but administrators, managers and the person.'),
);

export const Instructor = z.object({
  ...stored,
  externalId: z.string().nullable().describe('Its id in another system.'),
  userId: z.string().nullable().describe('The person’s own staff login.'),
  name: z.string(),
  phone: z.string().nullable().describe('E.164, for example +972501234567.'),
  email: z.string().nullable(),
  city: z.string().nullable(),
  employmentType: EmploymentType,
  rateFrontal: ShownRate,
  rateOnline: ShownRate,
  ratePrivate: ShownRate,
  isActive: z.boolean(),
  ...moments,
});
export type Instructor = z.output<typeof Instructor>;

const Rate = Money.nullable().optional().describe('Per hour, in the minor unit of the school’s currency.');
export const InstructorReplacement = z.strictObject({
  name: line(200),
  externalId: ExternalId.nullable().optional(),
  userId: Id.nullable().optional().describe('A user of this school who is no other instructor yet.'),
  phone: z.string().trim().min(3).max(40).nullable().optional().describe('In any spelling of the school’s country, or with +.'),
  email: ContactEmail.nullable().optional(),
  city: line(100).nullable().optional(),
  employmentType: EmploymentType.optional(),
  rateFrontal: Rate,
  rateOnline: Rate,
  ratePrivate: Rate,
  isActive: z.boolean().optional(),
});
export type InstructorReplacement = z.output<typeof InstructorReplacement>;
export const NewInstructor = InstructorReplacement.extend({ id: Id.optional() });
export type NewInstructor = z.output<typeof NewInstructor>;
export const InstructorChanges = InstructorReplacement.partial();
export type InstructorChanges = z.output<typeof InstructorChanges>;

export const InstructorQuery = listQuery(['name', 'createdAt'], {
  isActive: Flag.optional(),
  hasAvailability: Flag.optional().describe('Whether any hours of the week are given.'),
  externalId: ExternalId.optional(),
});
export type InstructorQuery = z.output<typeof InstructorQuery>;
