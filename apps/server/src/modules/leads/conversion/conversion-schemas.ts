import { z } from 'zod';
import { Id } from '../../access/index.ts';
import { Customer, CustomerChanges, NewStudentOfCustomer, Student } from '../../people/index.ts';
import { Lead } from '../leads/lead-schemas.ts';

export const ConversionRequest = z.strictObject({
  customerId: Id.optional().describe('The customer who asked. Left out: the one with the same phone or e-mail, else a new one.'),
  customer: CustomerChanges.omit({ allowDuplicate: true })
    .optional()
    .describe('Fields of a new customer, beside or instead of what the lead says. A customer who is there stays as they are.'),
  student: NewStudentOfCustomer.partial().optional().describe('Who is going to learn. Without a name: the person who asked.'),
  courseId: Id.optional().describe('The course it came to; left out, the one the lead asked for.'),
});
export type ConversionRequest = z.output<typeof ConversionRequest>;

export const Converted = z.object({ lead: Lead, customer: Customer, student: Student });
export type Converted = z.output<typeof Converted>;
