import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import { changeConnectedApp, createConnectedApp, removeConnectedApp, rotateConnectedApp } from './connected-apps.ts';
import { getConnectedApp, listConnectedApps } from './connected-apps-store.ts';
import { ConnectedApp, ConnectedAppChanges, ConnectedAppSecrets, Id, NewConnectedApp, RotateRequest } from './schemas.ts';
import type { StaffGate } from './staff-gate.ts';

const exampleApp: ConnectedApp = {
  id: 'app_123',
  version: 1,
  name: 'Practice app',
  requireV2: true,
  requestsPerSecond: 600,
  isActive: true,
  previousUntil: null,
  createdAt: '2026-02-19T06:00:00Z',
  updatedAt: '2026-02-19T06:00:00Z',
};
const exampleSecrets: ConnectedAppSecrets = { ...exampleApp, serviceToken: 'rbs_…', hmacSecret: '…' };
const params = z.object({ id: Id });
const example = { id: 'app_123' };
const tag = 'Connected apps';
const silent = 'an app’s secrets and settings are told to nobody; the audit log has the change';

export function connectedAppRoutes(system: System, staff: StaffGate): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/connected-apps',
      operationId: 'listConnectedApps',
      summary: 'Learning apps that may push progress',
      tag,
      gate: staff.may('connected-apps', 'VIEW'),
      reply: list(ConnectedApp, exampleApp),
      run: async (tx) => {
        const rows = await listConnectedApps(tx);
        return { rows, page: { total: rows.length, limit: 1000, offset: 0, hasMore: false, nextCursor: null } };
      },
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/connected-apps/:id',
      operationId: 'getConnectedApp',
      summary: 'One connected app',
      tag,
      gate: staff.may('connected-apps', 'VIEW'),
      params,
      reply: one(ConnectedApp, exampleApp),
      example: { params: example },
      run: (tx, { params: { id } }) => getConnectedApp(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/connected-apps',
      operationId: 'createConnectedApp',
      summary: 'Connect a learning app; its token and secret are shown once',
      tag,
      gate: staff.may('connected-apps', 'CREATE'),
      body: NewConnectedApp,
      reply: created(ConnectedAppSecrets, exampleSecrets),
      hasSecret: true,
      example: { body: { name: 'Practice app', requireV2: true } },
      silent,
      run: (tx, { body }) => createConnectedApp(tx, system.sealing, body),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/connected-apps/:id',
      operationId: 'changeConnectedApp',
      summary: 'Rename, limit, switch off or require the stronger signature',
      tag,
      gate: staff.may('connected-apps', 'UPDATE'),
      params,
      body: ConnectedAppChanges,
      reply: one(ConnectedApp, exampleApp),
      errors: ['PRECONDITION_FAILED'],
      example: { params: example, body: { isActive: false } },
      silent,
      run: (tx, { params: { id }, body, ifMatch }) => changeConnectedApp(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/connected-apps/:id/rotate',
      operationId: 'rotateConnectedApp',
      summary: 'New token and secret; the old ones work on for a while',
      tag,
      gate: staff.may('connected-apps', 'UPDATE'),
      params,
      body: RotateRequest,
      reply: one(ConnectedAppSecrets, exampleSecrets),
      hasSecret: true,
      example: { params: example, body: { overlapHours: 24 } },
      silent,
      run: (tx, { params: { id }, body }) => rotateConnectedApp(tx, system.sealing, id, body.overlapHours),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/connected-apps/:id',
      operationId: 'deleteConnectedApp',
      summary: 'Disconnect an app; its token stops working at once',
      tag,
      gate: staff.may('connected-apps', 'DELETE'),
      params,
      reply: nothing(),
      errors: ['PRECONDITION_FAILED'],
      example: { params: example },
      silent,
      run: (tx, { params: { id }, ifMatch }) => removeConnectedApp(tx, id, ifMatch),
    }),
  ];
}
