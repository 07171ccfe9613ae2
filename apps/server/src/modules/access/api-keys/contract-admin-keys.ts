import { z } from 'zod';
import { bare } from '../../../platform/http/envelope.ts';
import { created, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import { Id } from '../schemas.ts';
import type { StaffGate } from '../staff-gate.ts';
import { ApiKey, FreshApiKey, KeyRotation, KeyUse, NewApiKey } from './api-key-schemas.ts';
import { createApiKey, revokeApiKey, rotateApiKey } from './api-keys.ts';
import { listAllApiKeys } from './api-keys-store.ts';
import { exampleFreshKey, exampleKey, exampleUse } from './examples.ts';
import { readKeyUse } from './usage/key-use.ts';

const tag = 'API keys';
const envelope = bare;
const params = z.object({ id: Id });
const example = { id: 'key_123' };
const silent = 'keys and what they may do are told to nobody; the audit log has the change';

/** The integration service's own paths for the same keys: bodies without an envelope, the list as an array. */
export function adminKeyRoutes(system: System, staff: StaffGate): Route[] {
  return [
    tenantRoute({
      method: 'POST',
      path: '/admin/api-keys',
      operationId: 'adminCreateApiKey',
      summary: 'Create new API key',
      tag,
      envelope,
      gate: staff.may('api-keys', 'CREATE'),
      body: NewApiKey,
      reply: created(FreshApiKey, exampleFreshKey, ({ id }) => `/api/v1/api-keys/${id}`),
      hasSecret: true,
      example: { body: { name: 'Khan bridge', scopes: ['READ_LEARNER_PROGRESS', 'WRITE_EXTERNAL_EVENTS'] } },
      silent,
      run: (tx, { body }) => createApiKey(system, tx, body),
    }),
    tenantRoute({
      method: 'GET',
      path: '/admin/api-keys',
      operationId: 'adminListApiKeys',
      summary: 'List API keys',
      tag,
      envelope,
      gate: staff.may('api-keys', 'VIEW'),
      reply: one(z.array(ApiKey), [exampleKey]),
      run: (tx) => listAllApiKeys(tx),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/admin/api-keys/:id',
      operationId: 'adminRevokeApiKey',
      summary: 'Revoke API key',
      tag,
      envelope,
      gate: staff.may('api-keys', 'DELETE'),
      params,
      reply: nothing(),
      errors: ['PRECONDITION_FAILED'],
      example: { params: example },
      silent,
      run: (tx, { params: { id }, ifMatch }) => revokeApiKey(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: '/admin/api-keys/:id/rotate',
      operationId: 'adminRotateApiKey',
      summary: 'A new key in place of the old one, which works on for a while',
      tag,
      envelope,
      gate: staff.may('api-keys', 'UPDATE'),
      params,
      body: KeyRotation,
      reply: one(FreshApiKey, exampleFreshKey),
      hasSecret: true,
      errors: ['PRECONDITION_FAILED'],
      example: { params: example, body: { overlapHours: 24 } },
      silent,
      run: (tx, { params: { id }, body, ifMatch }) => rotateApiKey(system, tx, id, body.overlapHours, ifMatch),
    }),
    tenantRoute({
      method: 'GET',
      path: '/admin/api-keys/:id/usage',
      operationId: 'adminGetApiKeyUsage',
      summary: 'What a key asked for in the last 30 days',
      tag,
      envelope,
      gate: staff.may('api-keys', 'VIEW'),
      params,
      reply: one(KeyUse, exampleUse),
      example: { params: example },
      run: (tx, { params: { id } }) => readKeyUse(tx, id, system.clock()),
    }),
  ];
}
