import { z } from 'zod';
import { list, one, type Route, tenantRoute } from '../../platform/http/route.ts';
import { type Access, Id } from '../access/index.ts';
import { getAuditEntry, listAudit } from './audit-store.ts';
import { AuditEntry, AuditQuery, AuditTrailParams, AuditTrailQuery } from './schemas.ts';

const exampleEntry: AuditEntry = {
  id: 'aud_123',
  actor: { kind: 'user', id: 'usr_123', name: 'Yael Mor' },
  action: 'customer.updated',
  entity: 'customer',
  entityId: 'cus_123',
  old: { city: 'Haifa' },
  new: { city: 'Tel Aviv' },
  ip: '203.0.113.7',
  userAgent: 'Mozilla/5.0',
  requestId: '0198c0de-0000-7000-8000-000000000000',
  at: '2026-02-19T06:21:00Z',
};
const tag = 'Audit log';

/** Who changed what. Nothing changes the log itself. */
export function auditRoutes({ staff }: Access): Route[] {
  const gate = staff.may('audit-logs', 'VIEW');
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/audit-logs',
      operationId: 'listAuditLogs',
      summary: 'Who changed what, newest first',
      tag,
      gate,
      query: AuditQuery,
      reply: list(AuditEntry, exampleEntry),
      example: { query: { entity: 'customer', from: '2026-02-01T00:00:00Z' } },
      run: (tx, { query }) => listAudit(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/audit-logs/:id',
      operationId: 'getAuditLog',
      summary: 'One entry of the audit log',
      tag,
      gate,
      params: z.object({ id: Id }),
      reply: one(AuditEntry, exampleEntry),
      example: { params: { id: 'aud_123' } },
      run: (tx, { params: { id } }) => getAuditEntry(tx, id),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/audit-logs/entity/:entity/:entityId',
      operationId: 'listAuditLogsOf',
      summary: 'What happened to one record; empty for one that nothing is known of',
      tag,
      gate,
      params: AuditTrailParams,
      query: AuditTrailQuery,
      reply: list(AuditEntry, exampleEntry),
      example: { params: { entity: 'customer', entityId: 'cus_123' } },
      run: (tx, { params, query }) => listAudit(tx, { ...query, ...params }),
    }),
  ];
}
