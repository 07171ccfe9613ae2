import { z } from 'zod';
import { listQuery } from '../../../platform/http/lists.ts';
import { Email, Locale } from '../schemas.ts';

const Status = z.enum(['queued', 'sent', 'failed']);

export const LoggedMail = z.object({
  id: z.string(),
  template: z.string(),
  to: z.string(),
  locale: Locale,
  subject: z.string(),
  status: Status,
  tries: z.number().int(),
  lastError: z.string().nullable().describe('What the mail server answered the last time it did not take the mail.'),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
});
export type LoggedMail = z.output<typeof LoggedMail>;

export const MailLogQuery = listQuery(['createdAt'], {
  status: Status.optional(),
  to: Email.optional().describe('One person’s mails.'),
  sortOrder: z.enum(['asc', 'desc']).default('desc'),
}).omit({ search: true });
export type MailLogQuery = z.output<typeof MailLogQuery>;
