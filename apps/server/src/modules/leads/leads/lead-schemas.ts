import { z } from 'zod';
import { listQuery } from '../../../platform/http/lists.ts';
import { ContactEmail, line, lines } from '../../../platform/http/text.ts';
import { givenLabels, Id, labelFields, labelFilters, Moment } from '../../access/index.ts';
import { LocalDate } from '../../catalog/index.ts';
import { Phone } from '../../people/index.ts';
import { LEAD_STATUSES } from './lead-status.ts';

const Named = z.object({ id: z.string(), name: z.string() }).nullable();

/** Where an advertisement was seen: the utm_… values of its link. */
export const Campaign = z.strictObject({
  source: line(200).optional(),
  medium: line(200).optional(),
  campaign: line(200).optional(),
  term: line(200).optional(),
  content: line(200).optional(),
});
export type Campaign = z.output<typeof Campaign>;

export const LeadStatus = z.enum(LEAD_STATUSES);

export const Lead = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  phone: z.string().nullable().describe('E.164, for example +972501234567.'),
  email: z.string().nullable(),
  source: z.string().nullable(),
  channel: z.string().nullable(),
  campaign: Campaign.nullable().describe('The utm_… values of the link the person came by.'),
  message: z.string().nullable(),
  status: LeadStatus,
  closedReason: z.string().nullable(),
  ownerId: z.string().nullable().describe('Who of the staff works on it.'),
  owner: Named,
  followUpAt: z.string().nullable(),
  courseId: z.string().nullable(),
  course: Named,
  branchId: z.string().nullable(),
  branch: Named,
  formId: z.string().nullable().describe('The form it came by.'),
  customerId: z.string().nullable().describe('Who it became.'),
  studentId: z.string().nullable(),
  convertedAt: z.string().nullable(),
  ...labelFields,
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Lead = z.output<typeof Lead>;

export const LeadReplacement = z.strictObject({
  name: line(200),
  phone: Phone.nullable().optional(),
  email: ContactEmail.nullable().optional(),
  source: line(100).nullable().optional(),
  channel: line(100).nullable().optional(),
  campaign: Campaign.nullable().optional(),
  message: lines(5000).nullable().optional(),
  status: LeadStatus.optional().describe('Left out: new for a new lead, else as it was. `converted` is reached by converting.'),
  closedReason: line(500).nullable().optional().describe('Why a closed lead was closed.'),
  ownerId: Id.nullable().optional().describe('Left out or null for a new lead: the assignment rules say who.'),
  followUpAt: Moment.nullable().optional(),
  courseId: Id.nullable().optional(),
  branchId: Id.nullable().optional(),
  ...givenLabels,
  allowDuplicate: z.boolean().optional().describe('True: a phone or e-mail that an open lead or a customer has is accepted.'),
});
export type LeadReplacement = z.output<typeof LeadReplacement>;
export const NewLead = LeadReplacement.extend({ id: Id.optional() });
export type NewLead = z.output<typeof NewLead>;
export const LeadChanges = LeadReplacement.partial();
export type LeadChanges = z.output<typeof LeadChanges>;

const leadFilters = {
  ownerId: Id.optional().describe('`none`: leads that nobody works on.'),
  source: line(100).optional(),
  courseId: Id.optional(),
  branchId: Id.optional(),
};
const SEARCH = 'Part of a name or e-mail, or digits of a phone.';

export const LeadQuery = listQuery(['createdAt', 'followUpAt', 'name'], {
  status: z
    .enum([...LEAD_STATUSES, 'open'])
    .optional()
    .describe('`open`: new, contacted or in progress.'),
  ...leadFilters,
  followUp: z
    .enum(['due', 'today', 'overdue', 'none'])
    .optional()
    .describe('Open leads only. `overdue`: its moment has passed; `today`: on the school’s calendar; `due`: either; `none`: has none.'),
  from: LocalDate.optional().describe('Came on this day of the school’s calendar or later.'),
  to: LocalDate.optional().describe('Came on this day or earlier.'),
  ...labelFilters,
}).extend({
  sortOrder: z.enum(['asc', 'desc']).default('desc'),
  search: z.string().trim().max(200).optional().describe(SEARCH),
});
export type LeadQuery = z.output<typeof LeadQuery>;

export const PipelineQuery = z.strictObject({
  cards: z.coerce.number().int().min(0).max(50).default(20).describe('How many leads of each status are answered, newest first.'),
  ...leadFilters,
  search: z.string().trim().max(200).optional().describe(SEARCH),
});
export type PipelineQuery = z.output<typeof PipelineQuery>;

export const PipelineColumn = z.object({
  status: LeadStatus,
  count: z.number().int().describe('Exact, whatever the number of cards.'),
  cards: z.array(Lead),
});
export type PipelineColumn = z.output<typeof PipelineColumn>;
