import { z } from 'zod';
import { Flag, listQuery } from '../../platform/http/lists.ts';
import { moments, stored } from '../../platform/http/records.ts';
import { givenLabels, Id, Locale, labelFields, labelFilters } from '../access/index.ts';
import { ContactEmail, ExternalId, line, lines, Phone } from './fields.ts';

export const Customer = z.object({
  ...stored,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable().describe('E.164, for example +972501234567.'),
  address: z.string().nullable(),
  city: z.string().nullable(),
  notes: z.string().nullable(),
  source: z.string().nullable(),
  externalId: z.string().nullable().describe('The id in another system.'),
  ...labelFields,
  ...moments,
});
export type Customer = z.output<typeof Customer>;

const customerFields = {
  name: line(200),
  email: ContactEmail.nullable().optional(),
  phone: Phone.nullable().optional(),
  address: line(500).nullable().optional(),
  city: line(100).nullable().optional(),
  notes: lines(10_000).nullable().optional(),
  source: line(100).nullable().optional(),
  externalId: ExternalId.nullable().optional(),
  ...givenLabels,
  allowDuplicate: z.boolean().optional().describe('True: a phone or e-mail that another customer has is accepted; families share them.'),
};
export const CustomerReplacement = z.strictObject(customerFields);
export type CustomerReplacement = z.output<typeof CustomerReplacement>;
export const NewCustomer = CustomerReplacement.extend({ id: Id.optional() });
export type NewCustomer = z.output<typeof NewCustomer>;
export const CustomerChanges = CustomerReplacement.partial();
export type CustomerChanges = z.output<typeof CustomerChanges>;

export const CustomerQuery = listQuery(['name', 'createdAt'], {
  city: line(100).optional(),
  externalId: ExternalId.optional(),
  hasActiveRegistration: Flag.optional().describe('Whether one of their students is in a cycle now.'),
  ...labelFilters,
});
export type CustomerQuery = z.output<typeof CustomerQuery>;

export const StudentAccount = z.object({
  isActive: z.boolean(),
  phone: z.string().nullable().describe('The phone the student signs in with, E.164.'),
  createdAt: z.string(),
});
export type StudentAccount = z.output<typeof StudentAccount>;

export const Student = z.object({
  ...stored,
  customerId: z.string(),
  name: z.string(),
  birthDate: z.string().nullable(),
  grade: z.string().nullable(),
  phone: z.string().nullable().describe('E.164, for example +972501234567.'),
  email: z.string().nullable(),
  locale: Locale.nullable(),
  notes: z.string().nullable(),
  externalId: z.string().nullable().describe('The id in another system.'),
  ...labelFields,
  ...moments,
  customer: z.object({ id: z.string(), name: z.string(), phone: z.string().nullable(), email: z.string().nullable() }),
  lastActiveAt: z.string().nullable().describe('When the student last learned; null when never.'),
  account: StudentAccount.nullable().optional().describe('The student’s own login; left out of lists.'),
});
export type Student = z.output<typeof Student>;

const studentFields = {
  name: line(200),
  birthDate: z.iso
    .date()
    .refine((date) => date >= '1900-01-01' && date < '2100-01-01', 'must be between the years 1900 and 2100')
    .nullable()
    .optional(),
  grade: line(50).nullable().optional(),
  phone: Phone.nullable().optional(),
  email: ContactEmail.nullable().optional(),
  locale: Locale.nullable().optional(),
  notes: lines(10_000).nullable().optional(),
  externalId: ExternalId.nullable().optional(),
  ...givenLabels,
};
export const NewStudentOfCustomer = z.strictObject({ id: Id.optional(), ...studentFields });
export type NewStudentOfCustomer = z.output<typeof NewStudentOfCustomer>;
export const StudentReplacement = z.strictObject({ customerId: Id, ...studentFields });
export type StudentReplacement = z.output<typeof StudentReplacement>;
export const NewStudent = StudentReplacement.extend({ id: Id.optional() });
export type NewStudent = z.output<typeof NewStudent>;
export const StudentChanges = StudentReplacement.partial();
export type StudentChanges = z.output<typeof StudentChanges>;

export const StudentQuery = listQuery(['name', 'createdAt', 'lastActiveAt'], {
  customerId: Id.optional(),
  grade: line(50).optional(),
  externalId: ExternalId.optional(),
  branchId: Id.optional().describe('In a cycle at this branch, or having been.'),
  cycleId: Id.optional().describe('In this cycle, or having been to its end.'),
  hasActiveRegistration: Flag.optional().describe('Whether they are in a cycle now.'),
  ...labelFilters,
});
export type StudentQuery = z.output<typeof StudentQuery>;
/** The customer or student who is the same person, and goes into this one. */
export const MergeRequest = z.strictObject({ duplicateId: Id });
export type MergeRequest = z.output<typeof MergeRequest>;

/** The students of one customer: the customer is in the path. */
export const CustomerStudentsQuery = StudentQuery.omit({ customerId: true });

export const StudentPassword = z.string().min(8, 'must have at least 8 characters').max(200);
export const NewStudentAccount = z.strictObject({
  phone: Phone.optional().describe('Left out: the student’s own phone.'),
  password: StudentPassword,
});
export type NewStudentAccount = z.output<typeof NewStudentAccount>;
export const NewStudentPassword = z.strictObject({ password: StudentPassword });

export const StudentPasswordChange = z.strictObject({
  current: z.string().min(1).max(1000).describe('The password of now.'),
  new: StudentPassword,
});
export type StudentPasswordChange = z.output<typeof StudentPasswordChange>;

export const StudentCredentials = z.strictObject({
  phone: z.string().min(1).max(40),
  password: z.string().min(1).max(1000),
  tenant: z.string().max(64).optional().describe('Subdomain or id of the school, when the phone is known at several.'),
});
export type StudentCredentials = z.output<typeof StudentCredentials>;

export const StudentProfile = z.object({
  id: z.string(),
  name: z.string(),
  phone: z.string(),
  locale: Locale,
  courses: z.array(z.object({ id: z.string(), name: z.string() })),
  cycles: z.array(z.object({ id: z.string(), name: z.string() })),
  streak: z.number().int(),
});
export type StudentProfile = z.output<typeof StudentProfile>;

export const SchoolChoice = z.object({
  tenants: z
    .array(z.object({ id: z.string(), name: z.string(), subdomain: z.string() }))
    .describe('The schools that match. Send the login again with one of them.'),
});
export type SchoolChoice = z.output<typeof SchoolChoice>;
