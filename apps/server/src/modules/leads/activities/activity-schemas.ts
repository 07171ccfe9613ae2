import { z } from 'zod';
import { listQuery } from '../../../platform/http/lists.ts';
import { line, lines } from '../../../platform/http/text.ts';
import { Moment } from '../../access/index.ts';

/** What people write down. */
export const WRITTEN_TYPES = ['call', 'email', 'meeting', 'message', 'note', 'status'] as const;
/** What is written by itself; a change of status is, too. */
const KEPT_TYPES = ['assigned', 'repeated', 'converted'] as const;

export const LeadActivity = z.object({
  id: z.string(),
  leadId: z.string(),
  type: z.enum([...WRITTEN_TYPES, ...KEPT_TYPES]),
  text: z.string().nullable(),
  outcome: z.string().nullable(),
  followUpAt: z.string().nullable(),
  details: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe('Of those written by themselves: from and to, or what a form brought again.'),
  user: z.object({ id: z.string(), name: z.string() }).nullable().describe('Who; null: nobody of the staff.'),
  createdAt: z.string(),
});
export type LeadActivity = z.output<typeof LeadActivity>;

export const NewLeadActivity = z.strictObject({
  type: z.enum(WRITTEN_TYPES),
  text: lines(5000).optional(),
  outcome: line(200).optional().describe('For example: no answer.'),
  followUpAt: Moment.optional().describe('When to get in touch next: becomes the lead’s own.'),
});
export type NewLeadActivity = z.output<typeof NewLeadActivity>;

export const ActivityQuery = listQuery(['createdAt'], {})
  .extend({ sortOrder: z.enum(['asc', 'desc']).default('desc') })
  .omit({ search: true });
export type ActivityQuery = z.output<typeof ActivityQuery>;
