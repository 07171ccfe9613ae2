import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { auditRoutes } from './audit-routes.ts';

export { listAudit } from './audit-store.ts';
export { AuditEntry, AuditQuery } from './schemas.ts';

/** Reading the audit log. */
export function auditModuleRoutes(_system: System, access: Access): Route[] {
  return auditRoutes(access);
}
