import { z } from 'zod';
import { one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { getEndpoint } from '../endpoints/endpoints-store.ts';
import { EndpointHealth, HealthQuery } from './health-schemas.ts';
import { readHealth } from './health-store.ts';

const exampleHealth: EndpointHealth = {
  countedFrom: '2026-11-20T10:00:00.000Z',
  hours: [{ at: '2026-11-21T09:00:00.000Z', arrived: 118, givenUp: 2, usualMs: 41, slowMs: 180 }],
};

/** How an endpoint fared over time. */
export function healthRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/webhooks/:id/health',
      operationId: 'getWebhookHealth',
      summary: 'Deliveries that arrived and that were given up, and how long answers took, by hour',
      tag: 'Webhooks',
      gate: staff.may('webhooks', 'VIEW'),
      params: z.object({ id: Id }),
      query: HealthQuery,
      reply: one(EndpointHealth, exampleHealth),
      example: { params: { id: 'whk_123' }, query: { from: '2026-11-20T10:00:00Z', to: '2026-11-21T10:00:00Z' } },
      run: async (tx, { params: { id }, query }) => {
        await getEndpoint(tx, id);
        return readHealth(tx, id, query);
      },
    }),
  ];
}
