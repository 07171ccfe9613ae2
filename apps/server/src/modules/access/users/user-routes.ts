import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import { Id } from '../schemas.ts';
import type { StaffGate } from '../staff-gate.ts';
import { resetTwoFactor } from '../two-factor/two-factor.ts';
import { addUser, inviteAgain } from './invitations.ts';
import { StaffUser, UserChanges, UserQuery, UserReplacement, UserToAdd } from './user-schemas.ts';
import { activateUser, changeUser, deactivateUser, deleteUser, replaceUser, restoreUser } from './users.ts';
import { getStaffUser, listUsers } from './users-store.ts';

export const exampleUser: StaffUser = {
  id: 'usr_123',
  version: 1,
  email: 'yael@school.example',
  name: 'Yael Mor',
  role: 'manager',
  locale: 'he',
  externalId: null,
  isActive: true,
  hasPassword: true,
  hasTwoFactor: false,
  invitationExpiresAt: null,
  lastSignedInAt: '2026-02-19T06:21:00Z',
  createdAt: '2026-02-19T06:21:00Z',
  updatedAt: '2026-02-19T06:21:00Z',
};
const tag = 'Users';
const params = z.object({ id: Id });
const example = { id: 'usr_123' };
const stale = ['PRECONDITION_FAILED'] as const;

/** Staff logins, as administrators handle them. */
export function userRoutes(system: System, staff: StaffGate): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/users',
      operationId: 'listUsers',
      summary: 'Staff who may sign in',
      tag,
      gate: staff.may('users', 'VIEW'),
      query: UserQuery,
      reply: list(StaffUser, exampleUser),
      example: { query: { role: 'manager', isActive: 'true' } },
      run: (tx, { query }) => listUsers(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/users/:id',
      operationId: 'getUser',
      summary: 'One user',
      tag,
      gate: staff.may('users', 'VIEW'),
      params,
      reply: one(StaffUser, exampleUser),
      example: { params: example },
      run: (tx, { params: { id } }) => getStaffUser(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/users',
      operationId: 'createUser',
      summary: 'Add a user, with a password or by invitation',
      description: 'With `invite: true` the person gets a link by mail, good once within 7 days, and chooses the password behind it.',
      tag,
      gate: staff.may('users', 'CREATE'),
      body: UserToAdd,
      reply: created(StaffUser, exampleUser),
      example: { body: { name: 'Yael Mor', email: 'yael@school.example', role: 'manager', locale: 'he', invite: true } },
      run: (tx, { body }) => addUser(system, tx, body),
    }),
    ...changeRoutes(staff),
    ...standingRoutes(system, staff),
  ];
}

function changeRoutes(staff: StaffGate): Route[] {
  return [
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/users/:id',
      operationId: 'replaceUser',
      summary: 'Replace a user’s fields; those left out are emptied',
      tag,
      gate: staff.may('users', 'UPDATE'),
      params,
      body: UserReplacement,
      reply: one(StaffUser, exampleUser),
      errors: [...stale],
      example: { params: example, body: { name: 'Yael Mor', email: 'yael.mor@school.example', role: 'seller' } },
      run: (tx, { params: { id }, body, ifMatch }) => replaceUser(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/users/:id',
      operationId: 'changeUser',
      summary: 'Change some of a user’s fields',
      tag,
      gate: staff.may('users', 'UPDATE'),
      params,
      body: UserChanges,
      reply: one(StaffUser, exampleUser),
      errors: [...stale],
      example: { params: example, body: { role: 'instructor' } },
      run: (tx, { params: { id }, body, ifMatch }) => changeUser(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/users/:id',
      operationId: 'deleteUser',
      summary: 'Delete a user; their sessions end at once',
      tag,
      gate: staff.may('users', 'DELETE'),
      params,
      reply: nothing(),
      errors: [...stale],
      example: { params: example },
      run: (tx, { params: { id }, ifMatch }) => deleteUser(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/users/:id/restore',
      operationId: 'restoreUser',
      summary: 'Bring a deleted user back',
      tag,
      gate: staff.may('users', 'DELETE', ['settings', 'UPDATE']),
      params,
      reply: one(StaffUser, exampleUser),
      example: { params: example },
      run: (tx, { params: { id } }) => restoreUser(tx, id),
    }),
  ];
}

/** Whether and how a user may sign in. */
function standingRoutes(system: System, staff: StaffGate): Route[] {
  const shared = {
    method: 'POST',
    tag,
    gate: staff.may('users', 'UPDATE'),
    params,
    reply: one(StaffUser, exampleUser),
    example: { params: example },
  } as const;
  return [
    tenantRoute({
      ...shared,
      path: '/api/v1/users/:id/activate',
      operationId: 'activateUser',
      summary: 'Let a user sign in again',
      run: (tx, { params: { id } }) => activateUser(tx, id),
    }),
    tenantRoute({
      ...shared,
      path: '/api/v1/users/:id/deactivate',
      operationId: 'deactivateUser',
      summary: 'Shut a user out; their sessions end at once, on every server',
      run: (tx, { params: { id } }) => deactivateUser(tx, id),
    }),
    tenantRoute({
      ...shared,
      path: '/api/v1/users/:id/invite',
      operationId: 'inviteUser',
      summary: 'Send the invitation again; the link before stops working',
      run: (tx, { params: { id } }) => inviteAgain(system, tx, id),
    }),
    tenantRoute({
      ...shared,
      path: '/api/v1/users/:id/reset-two-factor',
      operationId: 'resetTwoFactor',
      summary: 'Turn two-factor sign-in off for somebody who lost their device',
      description: 'Their sessions end; they sign in by password and set two-factor up anew.',
      run: (tx, { params: { id } }) => resetTwoFactor(system, tx, id),
    }),
  ];
}
