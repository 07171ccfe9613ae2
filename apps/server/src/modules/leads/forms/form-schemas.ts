import { z } from 'zod';
import { listQuery } from '../../../platform/http/lists.ts';
import { line, lines } from '../../../platform/http/text.ts';
import { Id } from '../../access/index.ts';

// What may stand in a header as it is: a URL's host allows more, a semicolon for one.
const ORIGIN = /^https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/;

/** The origin of an address on the web, as browsers send it; null when it has none that may stand in a header. */
export function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { origin } = new URL(address);
  return ORIGIN.test(origin) ? origin : null;
}

const Origin = z
  .string()
  .trim()
  .max(300)
  .transform((text, context) => {
    const origin = originOf(text);
    if (origin) return origin;
    context.addIssue('must be a website, for example https://www.school.example');
    return z.NEVER;
  });

const RedirectUrl = z
  .string()
  .trim()
  .max(2000)
  .transform((text, context) => {
    if (originOf(text)) return new URL(text).href;
    context.addIssue('must be a web address, for example https://www.school.example/thanks');
    return z.NEVER;
  });

/** What a form's page may ask for beside the name. */
export const FORM_FIELDS = ['phone', 'email', 'course', 'branch', 'message'] as const;
export type FormField = (typeof FORM_FIELDS)[number];

const FormTexts = z.strictObject({
  title: line(200).optional(),
  intro: lines(2000).optional(),
  thankYou: lines(2000).optional().describe('Shown when it was sent.'),
  redirectUrl: RedirectUrl.optional().describe('Where the page leads when it was sent.'),
});
const Texts = z.strictObject({ en: FormTexts.optional(), he: FormTexts.optional(), vi: FormTexts.optional() });
export type LeadFormTexts = z.output<typeof Texts>;

export const LeadForm = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  token: z.string().describe('Names the form; public, it stands in web pages.'),
  path: z.string().describe('Its page on this server: open it, or show it in a frame.'),
  allowedOrigins: z.array(z.string()),
  branchId: z.string().nullable(),
  courseId: z.string().nullable(),
  source: z.string().nullable(),
  fields: z.array(z.enum(FORM_FIELDS)),
  texts: z.object({ en: FormTexts.optional(), he: FormTexts.optional(), vi: FormTexts.optional() }),
  isActive: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type LeadForm = z.output<typeof LeadForm>;

export const LeadFormReplacement = z.strictObject({
  name: line(200),
  allowedOrigins: z
    .array(Origin)
    .max(50)
    .transform((origins) => [...new Set(origins)])
    .optional()
    .describe('Websites that may send to it or show its page in a frame.'),
  branchId: Id.nullable().optional().describe('The branch of leads that name none.'),
  courseId: Id.nullable().optional().describe('The course of leads that name none.'),
  source: line(100).nullable().optional().describe('The source of leads that name none.'),
  fields: z
    .array(z.enum(FORM_FIELDS))
    .transform((fields) => FORM_FIELDS.filter((field) => fields.includes(field)))
    .refine((fields) => fields.includes('phone') || fields.includes('email'), 'must ask for a phone or an e-mail')
    .optional()
    .describe('What the page asks for beside the name; left out: phone, e-mail and message.'),
  texts: Texts.optional().describe('By language; what is left out has words of ours.'),
  isActive: z.boolean().optional(),
});
export type LeadFormReplacement = z.output<typeof LeadFormReplacement>;
export const NewLeadForm = LeadFormReplacement.extend({ id: Id.optional() });
export type NewLeadForm = z.input<typeof NewLeadForm>;
export const LeadFormChanges = LeadFormReplacement.partial();
export type LeadFormChanges = z.output<typeof LeadFormChanges>;

export const LeadFormQuery = listQuery(['name', 'createdAt'], {}).omit({ search: true });
export type LeadFormQuery = z.output<typeof LeadFormQuery>;
