import { z } from 'zod';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import { type Access, Id } from '../../access/index.ts';
import { exampleEndpoint, exampleFreshEndpoint, exampleNewEndpoint } from '../examples.ts';
import { Endpoint, EndpointChanges, EndpointQuery, EndpointReplacement, FreshEndpoint, NewEndpoint } from './endpoint-schemas.ts';
import { changeEndpoint, confirmSecret, createEndpoint, deleteEndpoint, replaceEndpoint, rotateSecret } from './endpoints.ts';
import { getEndpoint, listEndpoints } from './endpoints-store.ts';

const tag = 'Webhooks';
const params = z.object({ id: Id });
const example = { id: 'whk_123' };
const stale = ['PRECONDITION_FAILED'] as const;
export const SILENT_ENDPOINTS = 'endpoints are the school’s own settings; the audit log has the change';

/** Tells workers, once the change is kept, that what they remember of this school’s endpoints is old. */
export function tellWorkers({ endpointNews }: System, tx: TenantTx): void {
  tx.afterCommit(() => endpointNews.tell([tx.tenantId]));
}

/** Where partners hear of what happens. */
export function endpointRoutes(system: System, { staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/webhooks',
      operationId: 'listWebhooks',
      summary: 'Webhook endpoints, and how they fare',
      tag,
      gate: staff.may('webhooks', 'VIEW'),
      query: EndpointQuery,
      reply: list(Endpoint, exampleEndpoint),
      example: { query: { isEnabled: 'true' } },
      run: (tx, { query }) => listEndpoints(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/webhooks/:id',
      operationId: 'getWebhook',
      summary: 'One webhook endpoint',
      tag,
      gate: staff.may('webhooks', 'VIEW'),
      params,
      reply: one(Endpoint, exampleEndpoint),
      example: { params: example },
      run: (tx, { params: { id } }) => getEndpoint(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/webhooks',
      operationId: 'createWebhook',
      summary: 'Add a webhook endpoint; its secret is shown once',
      tag,
      gate: staff.may('webhooks', 'CREATE'),
      body: NewEndpoint,
      reply: created(FreshEndpoint, exampleFreshEndpoint),
      hasSecret: true,
      errors: ['CONFLICT'],
      example: { body: exampleNewEndpoint },
      silent: SILENT_ENDPOINTS,
      run: async (tx, { body }) => {
        tellWorkers(system, tx);
        return createEndpoint(system, tx, body);
      },
    }),
    ...changeRoutes(system, staff),
  ];
}

function changeRoutes(system: System, staff: Access['staff']): Route[] {
  return [
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/webhooks/:id',
      operationId: 'replaceWebhook',
      summary: 'Replace a webhook endpoint; what is left out is as in a new one',
      tag,
      gate: staff.may('webhooks', 'UPDATE'),
      params,
      body: EndpointReplacement,
      reply: one(Endpoint, exampleEndpoint),
      errors: [...stale],
      example: { params: example, body: exampleNewEndpoint },
      silent: SILENT_ENDPOINTS,
      run: async (tx, { params: { id }, body, ifMatch }) => {
        tellWorkers(system, tx);
        return replaceEndpoint(system, tx, id, body, ifMatch);
      },
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/webhooks/:id',
      operationId: 'changeWebhook',
      summary: 'Change a webhook endpoint, or switch it on or off',
      tag,
      gate: staff.may('webhooks', 'UPDATE'),
      params,
      body: EndpointChanges,
      reply: one(Endpoint, exampleEndpoint),
      errors: [...stale],
      example: { params: example, body: { isEnabled: false } },
      silent: SILENT_ENDPOINTS,
      run: async (tx, { params: { id }, body, ifMatch }) => {
        tellWorkers(system, tx);
        return changeEndpoint(system, tx, id, body, ifMatch);
      },
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/webhooks/:id',
      operationId: 'deleteWebhook',
      summary: 'Delete a webhook endpoint; what waits for it is dropped',
      tag,
      gate: staff.may('webhooks', 'DELETE'),
      params,
      reply: nothing(),
      errors: [...stale],
      example: { params: example },
      silent: SILENT_ENDPOINTS,
      run: async (tx, { params: { id }, ifMatch }) => {
        tellWorkers(system, tx);
        await deleteEndpoint(tx, id, ifMatch);
      },
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/webhooks/:id/rotate-secret',
      operationId: 'rotateWebhookSecret',
      summary: 'A new secret; the former one signs as well for 24 hours',
      description: 'Not again before that is over, or the switch is confirmed: the receiver would lose the secret it has.',
      tag,
      gate: staff.may('webhooks', 'UPDATE'),
      params,
      reply: one(FreshEndpoint, exampleFreshEndpoint),
      hasSecret: true,
      errors: [...stale, 'CONFLICT'],
      example: { params: example },
      silent: SILENT_ENDPOINTS,
      run: async (tx, { params: { id }, ifMatch }) => {
        tellWorkers(system, tx);
        return rotateSecret(system, tx, id, ifMatch);
      },
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/webhooks/:id/confirm-secret',
      operationId: 'confirmWebhookSecret',
      summary: 'The receiver knows the new secret: retire the former one now',
      tag,
      gate: staff.may('webhooks', 'UPDATE'),
      params,
      reply: one(Endpoint, exampleEndpoint),
      errors: [...stale, 'CONFLICT'],
      example: { params: example },
      silent: SILENT_ENDPOINTS,
      run: async (tx, { params: { id }, ifMatch }) => {
        tellWorkers(system, tx);
        return confirmSecret(tx, id, ifMatch);
      },
    }),
  ];
}
