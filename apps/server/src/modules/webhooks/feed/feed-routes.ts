import { list, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import type { Access } from '../../access/index.ts';
import { exampleFeedEvent } from '../examples.ts';
import { nextEvents } from './feed.ts';
import { FeedEvent, FeedQuery } from './feed-schemas.ts';

/** What happened, to be fetched instead of delivered. */
export function feedRoutes({ sealing }: System, { staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/events',
      operationId: 'listEvents',
      summary: 'What happened, in order, deletions included',
      description:
        'Ask again with `nextCursor`, which is always there, and nothing is missed: an event appears once everything before it is final. Kept for 30 days at least.',
      tag: 'Webhooks',
      gate: staff.may('webhooks', 'VIEW'),
      query: FeedQuery,
      reply: list(FeedEvent, exampleFeedEvent),
      example: { query: { types: 'registration.*,payment.received' } },
      run: (tx, { query }) => nextEvents(sealing, tx, query),
    }),
  ];
}
