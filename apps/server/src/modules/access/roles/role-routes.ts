import { list, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { StaffGate } from '../staff-gate.ts';
import { RoleParams, RolePermissions, RoleView } from './role-schemas.ts';
import { readRoles, replaceRole } from './roles.ts';

const exampleRole: RoleView = {
  id: 'seller',
  version: 2,
  permissions: { 'customers:VIEW': 'all', 'students:VIEW': 'all', 'tasks:VIEW': 'own' },
  defaults: { 'customers:VIEW': 'all', 'students:VIEW': 'all', 'students:CREATE': 'all', 'tasks:VIEW': 'own' },
  choices: { 'students:CREATE': ['none', 'all'], 'tasks:VIEW': ['none', 'own', 'all'], 'users:VIEW': ['none'] },
  isChanged: true,
};
const tag = 'Settings';

/** What each role may do at this school. */
export function roleRoutes(staff: StaffGate): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/roles',
      operationId: 'listRoles',
      summary: 'Roles, what each may do, and what may be changed of it',
      tag,
      gate: staff.may('settings', 'VIEW'),
      reply: list(RoleView, exampleRole),
      run: (tx) => readRoles(tx),
    }),
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/roles/:role',
      operationId: 'replaceRole',
      summary: 'Say what a role may do',
      description: 'Holds from the next request on, on every server. The role of administrators can’t be changed.',
      tag,
      gate: staff.may('settings', 'UPDATE'),
      params: RoleParams,
      body: RolePermissions,
      reply: one(RoleView, exampleRole),
      errors: ['PRECONDITION_FAILED'],
      example: {
        params: { role: 'seller' },
        body: { permissions: { 'customers:VIEW': 'all', 'students:VIEW': 'all', 'tasks:VIEW': 'own' } },
      },
      silent: 'what a role may do is the school’s own affair; the audit log has the change',
      run: (tx, { params: { role }, body, ifMatch }) => replaceRole(tx, role, body, ifMatch),
    }),
  ];
}
