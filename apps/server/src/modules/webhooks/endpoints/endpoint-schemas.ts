import { z } from 'zod';
import { Flag, listQuery } from '../../../platform/http/lists.ts';
import { moments, stored } from '../../../platform/http/records.ts';
import { line, lines } from '../../../platform/http/text.ts';
import { Id } from '../../access/index.ts';
import { isSubscription } from '../catalogue/catalogue.ts';

const Url = z
  .string()
  .trim()
  .max(2000)
  .transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.hash) return url.href;
    context.addIssue('must be a web address without a login or #, for example https://partner.example/webhook');
    return z.NEVER;
  })
  .describe('Where events are posted. https; not in the server’s own network.');

const EventTypes = z
  .array(z.string().max(64).refine(isSubscription, 'is no event we tell; GET /api/v1/event-types has them'))
  .min(1, 'choose at least one')
  .max(100)
  .transform((types) => [...new Set(types)])
  .describe('Names of events, `customer.*` for all of a kind, or `*`.');

const Ids = z.array(Id).min(1).max(100).optional();
const Filter = z
  .strictObject({ branchIds: Ids, courseIds: Ids, studentIds: Ids })
  .describe(
    'Only events of these, by what their data names: the branch, course or student itself, or the cycle, lesson or registration it follows from. An event that has none (most of learning has no branch) is told to nobody who asks for one.',
  );

const RetrySchedule = z.enum(['short', 'long']).describe('`short`: 5 attempts within 15 seconds. `long`: 10 within three and a half days.');

const editable = {
  url: Url,
  eventTypes: EventTypes,
  name: line(200).nullable().optional(),
  description: lines(2000).nullable().optional(),
  filter: Filter.nullable().optional(),
  retrySchedule: RetrySchedule.optional(),
  maxConcurrency: z.number().int().min(1).max(50).optional().describe('Deliveries at a time; 10 unless said.'),
  anonymiseLearners: z
    .boolean()
    .optional()
    .describe(
      'Events about learning (`SESSION_COMPLETED` and the like, `progress.daily_updated`) call learners by ids that stand in for their own. Events of the school’s own affairs (students, registrations, meetings …) name people as the school does: don’t subscribe to them where nobody is to be known.',
    ),
  isEnabled: z.boolean().optional(),
};

export const NewEndpoint = z.strictObject({ id: Id.optional(), ...editable });
export type NewEndpoint = z.output<typeof NewEndpoint>;
export const EndpointReplacement = z.strictObject(editable);
export type EndpointReplacement = z.output<typeof EndpointReplacement>;
export const EndpointChanges = z.strictObject(editable).partial();
export type EndpointChanges = z.output<typeof EndpointChanges>;

export const DISABLED_REASONS = ['by-hand', 'gone', 'failing'] as const;

const Health = z.object({
  failingSince: z.string().nullable().describe('Since when nothing arrives; null when the last delivery did.'),
  lastSuccessAt: z.string().nullable(),
  lastFailureAt: z.string().nullable(),
  pausedUntil: z.string().nullable().describe('After failures we wait until then.'),
  givenUpInRow: z.number().int().describe('Deliveries given up one after the other; at 100 the endpoint is disabled.'),
  waiting: z.number().int().describe('Deliveries still to be made, counted up to 1000.'),
});

export const Endpoint = z.object({
  ...stored,
  url: z.string(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  eventTypes: z.array(z.string()),
  filter: Filter.nullable(),
  retrySchedule: RetrySchedule,
  maxConcurrency: z.number().int(),
  anonymiseLearners: z.boolean().describe('True also without it while the school’s settings say so for everybody.'),
  isEnabled: z.boolean(),
  disabledReason: z
    .enum(DISABLED_REASONS)
    .nullable()
    .describe('`gone`: it answered 410. `failing`: nothing arrived for five days, or 100 deliveries were given up.'),
  disabledAt: z.string().nullable(),
  previousSecretUntil: z.string().nullable().describe('Until then the former secret signs as well.'),
  health: Health,
  ...moments,
});
export type Endpoint = z.output<typeof Endpoint>;

export const FreshEndpoint = Endpoint.extend({ secret: z.string().describe('Verifies what we send. Shown this once.') });
export type FreshEndpoint = z.output<typeof FreshEndpoint>;

export const EndpointQuery = listQuery(['createdAt'], { isEnabled: Flag.optional() });
export type EndpointQuery = z.output<typeof EndpointQuery>;
