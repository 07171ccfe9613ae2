import { z } from 'zod';
import { list, nothing, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { Id } from '../schemas.ts';
import type { StaffGate } from '../staff-gate.ts';
import { endOtherSessions, endOwnSession, readOwnSessions } from './own-sessions.ts';
import { OwnSession } from './session-schemas.ts';

const tag = 'Access';
const params = z.object({ id: Id });
const silent = 'a session is not a record of the school; the audit log has its end';

/** Where one is signed in, and how one signs out there. */
export function ownSessionRoutes(staff: StaffGate): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/auth/sessions',
      operationId: 'listOwnSessions',
      summary: 'Where you are signed in',
      tag,
      gate: staff.ownAccount(),
      reply: list(OwnSession, {
        id: 'ses_123',
        device: 'Chrome, Windows',
        ip: '203.0.113.7',
        createdAt: '2026-02-19T06:21:00Z',
        lastUsedAt: '2026-02-19T09:40:00Z',
        isCurrent: true,
      }),
      run: (tx) => readOwnSessions(tx),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/auth/sessions/:id',
      operationId: 'endOwnSession',
      summary: 'Sign out on one of your devices',
      tag,
      gate: staff.ownAccount(),
      params,
      reply: nothing(),
      example: { params: { id: 'ses_123' } },
      silent,
      run: (tx, { params: { id } }) => endOwnSession(tx, id),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/auth/sessions',
      operationId: 'endOtherSessions',
      summary: 'Sign out everywhere but here',
      tag,
      gate: staff.ownAccount(),
      reply: nothing(),
      silent,
      run: (tx) => endOtherSessions(tx),
    }),
  ];
}
