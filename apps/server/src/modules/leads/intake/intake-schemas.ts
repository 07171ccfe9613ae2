import { z } from 'zod';
import { ContactEmail, line, lines } from '../../../platform/http/text.ts';
import { Phone } from '../../people/index.ts';
import { Campaign } from '../leads/lead-schemas.ts';

/** What somebody from outside says of themselves. */
export const PublicLead = z
  .strictObject({
    formToken: z.string().max(200).optional().describe('The token of the form; or in the header X-Form-Token.'),
    name: line(200),
    phone: Phone.optional(),
    email: ContactEmail.optional(),
    course: line(200).optional().describe('Id or name. A name that nobody here knows is kept with the message.'),
    branch: line(200).optional().describe('Id or name, like the course.'),
    message: lines(5000).optional(),
    source: line(100).optional(),
    utm: Campaign.optional(),
    website: z.string().max(2000).optional().describe('Leave it empty, out of people’s sight: what only machines fill in is thrown away.'),
  })
  .refine(({ phone, email }) => phone !== undefined || email !== undefined, { path: ['phone'], message: 'give a phone or an e-mail' });
export type PublicLead = z.output<typeof PublicLead>;

/** To an API key. A form is always told the same: nothing. */
export const BroughtLead = z.object({
  leadId: z.string().optional(),
  isRepeat: z
    .boolean()
    .optional()
    .describe('True, with status 200: they asked within the last 24 hours and have an open lead, which has it now.'),
});
export type BroughtLead = z.output<typeof BroughtLead>;
