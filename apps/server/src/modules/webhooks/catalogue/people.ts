import { z } from 'zod';
import { exampleLead, Lead, LeadActivity } from '../../leads/index.ts';
import { Customer, exampleCustomer, exampleStudent, Student } from '../../people/index.ts';
import { type EventKind, event, goneOr } from './event-kind.ts';

const mergedId = z.string().describe('The duplicate that went into this one; its id goes on finding it.');
const MergedCustomer = Customer.extend({ mergedId });
const MergedStudent = Student.extend({ mergedId });
const ChangedLead = Lead.extend({ activity: LeadActivity.optional().describe('What was done about the lead, when that is the news.') });

const Consent = z.object({
  id: z.string(),
  customerId: z.string(),
  studentId: z.string().nullable().describe('Null: the customer themselves.'),
  purpose: z.string(),
  isGiven: z.boolean().describe('False: refused, or taken back.'),
  source: z.string().describe('How it was said: form, paper, phone …'),
  textVersion: z.string().nullable().describe('Which wording they agreed to.'),
  givenAt: z.string(),
  createdAt: z.string(),
});

const convertedLead = {
  ...exampleLead,
  ...{ version: 2, status: 'converted' as const, customerId: 'cus_123', studentId: 'stu_123', convertedAt: '2026-02-19T06:40:00Z' },
};

export const customerEvents: EventKind[] = [
  event('customer.created', 'A customer was added.', Customer, exampleCustomer),
  event('customer.updated', 'A customer was changed, or brought back.', Customer, { ...exampleCustomer, version: 2 }),
  event('customer.deleted', 'A customer was deleted, or erased: then only the id is told.', goneOr(Customer), exampleCustomer),
  event('customer.merged', 'A duplicate went into this customer.', MergedCustomer, { ...exampleCustomer, version: 2, mergedId: 'cus_124' }),
  event('customer.consent_recorded', 'A family agreed to something, refused, or took it back.', Consent, {
    ...{ id: 'con_123', customerId: 'cus_123', studentId: 'stu_123', purpose: 'photos', isGiven: true, source: 'paper' },
    ...{ textVersion: '2026-01', givenAt: '2026-02-19T06:21:00Z', createdAt: '2026-02-19T06:25:00Z' },
  }),
];

export const studentEvents: EventKind[] = [
  event('student.created', 'A student was added.', Student, exampleStudent),
  event('student.updated', 'A student, or their login, was changed.', Student, { ...exampleStudent, version: 2 }),
  event('student.deleted', 'A student was deleted, or erased: then only the id is told.', goneOr(Student), exampleStudent),
  event('student.merged', 'A duplicate went into this student.', MergedStudent, { ...exampleStudent, version: 2, mergedId: 'stu_124' }),
];

export const leadEvents: EventKind[] = [
  event('lead.created', 'Somebody asked.', Lead, exampleLead),
  event('lead.updated', 'A lead was changed, assigned, or worked on.', ChangedLead, { ...exampleLead, version: 2, status: 'contacted' }),
  event('lead.converted', 'A lead became a customer and a student.', Lead, convertedLead),
  event('lead.deleted', 'A lead was deleted, or erased: then only the id is told.', goneOr(Lead), exampleLead),
];
