import type { Agent } from 'undici';
import { z } from 'zod';
import { bare } from '../../platform/http/envelope.ts';
import { one, type Route, tenantRoute } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { eventTypeRoutes } from './catalogue/event-type-routes.ts';
import { deliveryRoutes } from './deliveries/delivery-routes.ts';
import { endpointRoutes } from './endpoints/endpoint-routes.ts';
import { Endpoint } from './endpoints/endpoint-schemas.ts';
import { listEndpoints } from './endpoints/endpoints-store.ts';
import { exampleEndpoint } from './examples.ts';

const ADMIN_PATH = '/admin/webhooks';
// A school has at most 50 endpoints.
const ALL = { limit: 100, sortBy: 'createdAt', sortOrder: 'asc', cursor: '' } as const;

/** The integration service's own paths: the same routes with bodies bare of an envelope, the list of endpoints as an array. */
export function adminWebhookRoutes(system: System, access: Access, agent: Agent): Route[] {
  const same = [...endpointRoutes(system, access), ...deliveryRoutes(system, access, agent), ...eventTypeRoutes(access)].filter(
    ({ operationId }) => operationId !== 'listWebhooks',
  );
  return [
    tenantRoute({
      method: 'GET',
      path: ADMIN_PATH,
      operationId: 'adminListWebhooks',
      summary: 'List webhook endpoints',
      tag: 'Webhooks',
      envelope: bare,
      gate: access.staff.may('webhooks', 'VIEW'),
      reply: one(z.array(Endpoint), [exampleEndpoint]),
      run: async (tx) => (await listEndpoints(tx, ALL)).rows,
    }),
    ...same.map((route) => ({
      ...route,
      envelope: bare,
      path: route.path.replace('/api/v1/', '/admin/'),
      operationId: `admin${route.operationId.charAt(0).toUpperCase()}${route.operationId.slice(1)}`,
    })),
  ];
}
