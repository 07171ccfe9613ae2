import type { Agent } from 'undici';
import { z } from 'zod';
import { list, one, openRoute, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import { type Access, Id } from '../../access/index.ts';
import { exampleDelivery, exampleDetail } from '../examples.ts';
import { browseDeliveries, readDelivery, replayDeliveries, retryDelivery, testEndpoint } from './deliveries.ts';
import { listDeliveries } from './deliveries-store.ts';
import { Delivery, DeliveryDetail, DeliveryLogQuery, DeliveryQuery, Replayed, ReplayRequest, TestRequest } from './delivery-schemas.ts';

const tag = 'Webhooks';
const params = z.object({ id: Id });
const both = z.object({ id: Id, deliveryId: Id });
const example = { id: 'whk_123' };
const exampleBoth = { id: 'whk_123', deliveryId: 'dlv_123' };
const SILENT = 'delivering again tells nobody else; the audit log has who asked';

/** What was delivered, whichever endpoint it went to. */
export function deliveryLogRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/webhook-deliveries',
      operationId: 'listAllWebhookDeliveries',
      summary: 'Deliveries of all endpoints, the latest first',
      tag,
      gate: staff.may('webhooks', 'VIEW'),
      query: DeliveryLogQuery,
      reply: list(Delivery, exampleDelivery),
      example: { query: { status: 'PERMANENT_FAILURE' } },
      run: (tx, { query }) => listDeliveries(tx, query),
    }),
  ];
}

/** What was delivered to an endpoint, and how. */
export function deliveryRoutes(system: System, { staff }: Access, agent: Agent): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/webhooks/:id/deliveries',
      operationId: 'listWebhookDeliveries',
      summary: 'Deliveries of an endpoint, the latest first',
      tag,
      gate: staff.may('webhooks', 'VIEW'),
      params,
      query: DeliveryQuery,
      reply: list(Delivery, exampleDelivery),
      example: { params: example, query: { status: 'PERMANENT_FAILURE' } },
      run: (tx, { params: { id }, query }) => browseDeliveries(tx, id, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/webhooks/:id/deliveries/:deliveryId',
      operationId: 'getWebhookDelivery',
      summary: 'One delivery: its body, and every attempt with headers, answer and time',
      tag,
      gate: staff.may('webhooks', 'VIEW'),
      params: both,
      reply: one(DeliveryDetail, exampleDetail),
      example: { params: exampleBoth },
      run: (tx, { params: { id, deliveryId } }) => readDelivery(system, tx, id, deliveryId),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/webhooks/:id/deliveries/:deliveryId/retry',
      operationId: 'retryWebhookDelivery',
      summary: 'Send a delivery again, now',
      tag,
      gate: staff.may('webhooks', 'RUN'),
      params: both,
      reply: one(DeliveryDetail, exampleDetail),
      example: { params: exampleBoth },
      silent: SILENT,
      run: (tx, { params: { id, deliveryId } }) => retryDelivery(system, tx, id, deliveryId),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/webhooks/:id/replay',
      operationId: 'replayWebhook',
      summary: 'Send again what was delivered, or given up, in a time; `dryRun` counts it',
      tag,
      gate: staff.may('webhooks', 'RUN'),
      params,
      body: ReplayRequest,
      reply: one(Replayed, { count: 120, dryRun: true }),
      errors: ['CONFLICT'],
      example: {
        params: example,
        body: { from: '2026-11-20T00:00:00Z', to: '2026-11-21T00:00:00Z', status: 'PERMANENT_FAILURE', dryRun: true },
      },
      silent: SILENT,
      run: (tx, { params: { id }, body }) => replayDeliveries(system, tx, id, body),
    }),
    openRoute({
      method: 'POST',
      path: '/api/v1/webhooks/:id/test',
      operationId: 'testWebhook',
      summary: 'Send the example of an event now, and see what the receiver answers',
      tag,
      gate: staff.may('webhooks', 'RUN'),
      params,
      body: TestRequest,
      reply: one(DeliveryDetail, exampleDetail),
      example: { params: example, body: { eventType: 'student.created' } },
      silent: 'a test tells nobody but the endpoint it tests; it stands among its deliveries',
      answer: ({ params: { id }, body, caller }) => testEndpoint(system, agent, caller, id, body),
    }),
  ];
}
