import { z } from 'zod';
import { Id, Moment } from '../../access/index.ts';

export const DELIVERY_STATUSES = ['PENDING', 'SUCCESS', 'FAILED', 'PERMANENT_FAILURE'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

const Status = z
  .enum(DELIVERY_STATUSES)
  .describe('`PENDING`: not tried yet. `FAILED`: tried, and tried again later. `PERMANENT_FAILURE`: given up.');

export const Delivery = z.object({
  id: z.string(),
  endpointId: z.string(),
  eventId: z.string(),
  eventType: z.string(),
  status: Status,
  attempts: z.number().int(),
  isTest: z.boolean(),
  createdAt: z.string().describe('When it was queued.'),
  at: z.string().describe('When it was last tried; before the first attempt, when it was queued.'),
  nextAttemptAt: z.string().nullable(),
  responseStatus: z.number().int().nullable().describe('Of the last attempt; null when there was no answer.'),
  error: z.string().nullable().describe('Why there was no answer.'),
  tookMs: z.number().int().nullable(),
});
export type Delivery = z.output<typeof Delivery>;

export const Attempt = z.object({
  attempt: z.number().int(),
  sentAt: z.string(),
  tookMs: z.number().int(),
  isSuccess: z.boolean(),
  requestHeaders: z.record(z.string(), z.string()),
  responseStatus: z.number().int().nullable(),
  responseBody: z.string().nullable().describe('Its first 4 KB.'),
  error: z.string().nullable(),
});
export type Attempt = z.output<typeof Attempt>;

export const DeliveryDetail = Delivery.extend({
  url: z.string(),
  payload: z.string().nullable().describe('The body as it is sent; null when the event is not kept any more.'),
  tries: z.array(Attempt),
});
export type DeliveryDetail = z.output<typeof DeliveryDetail>;

export const DeliveryQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(1000).optional().describe('`nextCursor` of the page before.'),
  sortBy: z.literal('at').default('at'),
  sortOrder: z.literal('desc').default('desc'),
  status: Status.optional(),
  type: z.string().max(64).optional(),
  from: Moment.optional(),
  to: Moment.optional(),
});
export type DeliveryQuery = z.output<typeof DeliveryQuery>;

export const DeliveryLogQuery = DeliveryQuery.extend({
  endpointId: Id.optional().describe('Left out: of all endpoints there are now.'),
  eventId: Id.optional().describe(
    'Who was told of it. Send `type` and `from` as the event has them: each endpoint’s first 1,000 deliveries of the type from then on are looked through.',
  ),
}).refine(({ eventId, type, from }) => eventId === undefined || (type !== undefined && from !== undefined), {
  path: ['eventId'],
  message: 'needs the event’s `type`, and its `timestamp` as `from`',
});
export type DeliveryLogQuery = z.output<typeof DeliveryLogQuery>;

export const ReplayRequest = z.strictObject({
  from: Moment,
  to: Moment,
  status: z.enum(['SUCCESS', 'PERMANENT_FAILURE']).optional().describe('Left out: both.'),
  type: z.string().max(64).optional(),
  dryRun: z.boolean().default(false).describe('Only count them.'),
});
export type ReplayRequest = z.output<typeof ReplayRequest>;
export const Replayed = z.object({ count: z.number().int().describe('Deliveries that go out again.'), dryRun: z.boolean() });
export type Replayed = z.output<typeof Replayed>;

export const TestRequest = z.strictObject({
  eventType: z.string().max(64).optional().describe('Its example is sent; left out: the first the endpoint wants.'),
});
export type TestRequest = z.output<typeof TestRequest>;
