import { z } from 'zod';
import { line } from '../../../platform/http/text.ts';
import { Locale } from '../schemas.ts';
import { isTimeZone } from '../tenants.ts';
import { TWO_FACTOR_POLICIES } from '../two-factor/policy.ts';

export const SchoolName = line(200);
const currencies = new Set(Intl.supportedValuesOf('currency'));
export const Currency = z
  .string()
  .max(3)
  .refine((code) => currencies.has(code), 'is not a currency code of ISO 4217, for example EUR');
export const TimeZone = z.string().max(64).refine(isTimeZone, 'is not a time zone, for example Europe/London');

const sharing = {
  shareProgress: z.boolean().describe('Learners’ progress, by the public learner API and in webhooks.'),
  shareSessions: z.boolean().describe('Their sessions, likewise.'),
  shareAnalytics: z.boolean().describe('Figures over all learners.'),
  acceptExternalEvents: z.boolean().describe('Take in what other systems report of learners.'),
  anonymiseLearners: z
    .boolean()
    .describe(
      'In what is told of learning, partners know learners by ids that stand in for their own, other ones for every API key and webhook. Events of the school’s own affairs (students, registrations, meetings …) name people as the school does.',
    ),
};

export const Settings = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  subdomain: z.string(),
  locale: Locale,
  timezone: z.string(),
  currency: z.string(),
  country: z.string(),
  weekStart: z.number().int().describe('First day of the week: 0 is Sunday, 1 Monday.'),
  requireTwoFactor: z.enum(TWO_FACTOR_POLICIES).describe('Who must use two-factor sign-in.'),
  auditRetentionMonths: z.number().int().describe('How long the audit log is kept.'),
  ...sharing,
});
export type Settings = z.output<typeof Settings>;

export const SettingsChanges = z
  .strictObject({
    name: SchoolName,
    locale: Locale,
    timezone: TimeZone,
    currency: Currency,
    weekStart: z.number().int().min(0).max(6),
    requireTwoFactor: z.enum(TWO_FACTOR_POLICIES),
    auditRetentionMonths: z.number().int().min(12, 'must be at least 12').max(120, 'must be at most 120'),
    ...sharing,
  })
  .partial();
export type SettingsChanges = z.output<typeof SettingsChanges>;
