import { z } from 'zod';
import { isSubscription } from '../catalogue/catalogue.ts';

export const FeedEvent = z.object({
  id: z.string(),
  type: z.string(),
  tenantId: z.string(),
  timestamp: z.string(),
  subject: z.string().describe('Id of the record it is about.'),
  actor: z.string().describe('Who caused it: `user:…`, `key:…`, `app:…`, `job`.'),
  data: z.record(z.string(), z.unknown()),
});
export type FeedEvent = z.output<typeof FeedEvent>;

export const FeedQuery = z.strictObject({
  after: z
    .string()
    .max(200)
    .optional()
    .describe('`nextCursor` of the answer before; `latest` to begin with what happens from now on; left out: the oldest that is kept.'),
  types: z
    .string()
    .max(2000)
    .transform((names) => names.split(',').map((name) => name.trim()))
    .refine((names) => names.every(isSubscription), 'names an event we don’t tell; GET /api/v1/event-types has them')
    .optional()
    .describe('Names with commas between them; `customer.*` for all of a kind.'),
  sortOrder: z
    .enum(['asc', 'desc'])
    .default('asc')
    .describe('`desc`: the latest first, to look back; `after` then goes on with what is older.'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type FeedQuery = z.output<typeof FeedQuery>;
