import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import { Id } from '../schemas.ts';
import type { StaffGate } from '../staff-gate.ts';
import { ApiKey, ApiKeyChanges, ApiKeyQuery, CallingKey, FreshApiKey, KeyRotation, KeyUse, NewApiKey } from './api-key-schemas.ts';
import { changeApiKey, createApiKey, revokeApiKey, rotateApiKey } from './api-keys.ts';
import { getApiKey, getCallingKey, listApiKeys } from './api-keys-store.ts';
import { exampleCallingKey, exampleFreshKey, exampleKey, exampleUse } from './examples.ts';
import type { KeyGate } from './key-gate.ts';
import { readKeyUse } from './usage/key-use.ts';

const tag = 'API keys';
const params = z.object({ id: Id });
const example = { id: 'key_123' };
const stale = ['PRECONDITION_FAILED'] as const;
const silent = 'keys and what they may do are told to nobody; the audit log has the change';

/** Keys of programs, as administrators handle them. No key opens these routes: it could give itself more. */
export function apiKeyRoutes(system: System, staff: StaffGate, keys: KeyGate): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/auth/key',
      operationId: 'getCallingKey',
      summary: 'Which API key this is, and what it may do',
      tag,
      gate: keys.any(),
      reply: one(CallingKey, exampleCallingKey),
      run: (tx) => getCallingKey(tx, tx.caller.id ?? ''),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/api-keys',
      operationId: 'listApiKeys',
      summary: 'Keys of programs that call this API',
      tag,
      gate: staff.may('api-keys', 'VIEW'),
      query: ApiKeyQuery,
      reply: list(ApiKey, exampleKey),
      example: { query: { search: 'website' } },
      run: (tx, { query }) => listApiKeys(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/api-keys/:id',
      operationId: 'getApiKey',
      summary: 'One API key',
      tag,
      gate: staff.may('api-keys', 'VIEW'),
      params,
      reply: one(ApiKey, exampleKey),
      example: { params: example },
      run: (tx, { params: { id } }) => getApiKey(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/api-keys',
      operationId: 'createApiKey',
      summary: 'Make an API key; it is shown once',
      tag,
      gate: staff.may('api-keys', 'CREATE'),
      body: NewApiKey,
      reply: created(FreshApiKey, exampleFreshKey),
      hasSecret: true,
      example: { body: { name: 'Website form', scopes: ['WRITE_LEADS', 'courses:read'], allowedIps: ['203.0.113.0/24'] } },
      silent,
      run: (tx, { body }) => createApiKey(system, tx, body),
    }),
    ...changeRoutes(system, staff),
  ];
}

function changeRoutes(system: System, staff: StaffGate): Route[] {
  return [
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/api-keys/:id',
      operationId: 'changeApiKey',
      summary: 'Change a key’s name, scopes, limit, networks or end',
      tag,
      gate: staff.may('api-keys', 'UPDATE'),
      params,
      body: ApiKeyChanges,
      reply: one(ApiKey, exampleKey),
      errors: [...stale],
      example: { params: example, body: { scopes: ['WRITE_LEADS'], rateLimitPerHour: 5000 } },
      silent,
      run: (tx, { params: { id }, body, ifMatch }) => changeApiKey(system, tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/api-keys/:id/rotate',
      operationId: 'rotateApiKey',
      summary: 'A new key in place of the old one, which works on for a while',
      tag,
      gate: staff.may('api-keys', 'UPDATE'),
      params,
      body: KeyRotation,
      reply: one(FreshApiKey, exampleFreshKey),
      hasSecret: true,
      errors: [...stale],
      example: { params: example, body: { overlapHours: 24 } },
      silent,
      run: (tx, { params: { id }, body, ifMatch }) => rotateApiKey(system, tx, id, body.overlapHours, ifMatch),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/api-keys/:id',
      operationId: 'revokeApiKey',
      summary: 'Revoke a key; from the next request on it is refused, on every server',
      tag,
      gate: staff.may('api-keys', 'DELETE'),
      params,
      reply: nothing(),
      errors: [...stale],
      example: { params: example },
      silent,
      run: (tx, { params: { id }, ifMatch }) => revokeApiKey(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/api-keys/:id/usage',
      operationId: 'getApiKeyUsage',
      summary: 'What a key asked for in the last 30 days',
      tag,
      gate: staff.may('api-keys', 'VIEW'),
      params,
      reply: one(KeyUse, exampleUse),
      example: { params: example },
      run: (tx, { params: { id } }) => readKeyUse(tx, id, system.clock()),
    }),
  ];
}
