import { z } from 'zod';
import { created, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { exampleCycle } from '../examples.ts';
import { BulkUpdate, BulkUpdated, Duplicated, DuplicateRequest, Synced } from './cycle-operation-schemas.ts';
import { duplicateCycle, syncProgress, updateCycles } from './cycle-operations.ts';

const tag = 'Cycles';
const params = z.object({ id: Id });
const example = { id: 'cyc_123' };
const outcome = { ok: true, error: null };

export function cycleOperationRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'POST',
      path: '/api/v1/cycles/:id/sync-progress',
      operationId: 'syncCycleProgress',
      summary: 'Count its meetings again, and say what changed',
      tag,
      gate: staff.may('cycles', 'RUN'),
      params,
      reply: one(Synced, { cycle: exampleCycle, changes: [{ field: 'completedMeetings', before: 1, after: 2 }] }),
      example: { params: example },
      run: (tx, { params: { id } }) => syncProgress(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/cycles/:id/duplicate',
      operationId: 'duplicateCycle',
      summary: 'The same cycle once more from another day on, with its lessons planned and none of its money',
      tag,
      gate: staff.may('cycles', 'CREATE', ['registrations', 'CREATE']),
      params,
      body: DuplicateRequest,
      reply: created(Duplicated, { ...exampleCycle, registrations: [{ id: 'stu_123', ...outcome }] }, ({ id }) => `/api/v1/cycles/${id}`),
      example: { params: example, body: { startDate: '2027-01-17', name: 'Python, spring' } },
      run: (tx, { params: { id }, body }) => duplicateCycle(tx, id, body),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/cycles/bulk-update',
      operationId: 'bulkUpdateCycles',
      summary: 'The same change of many cycles: all of them, or none',
      description: 'When one refuses, the answer is 409 and its details name each that refuses, by id; `dryRun` answers for each.',
      tag,
      gate: staff.may('cycles', 'UPDATE'),
      body: BulkUpdate,
      reply: one(BulkUpdated, { dryRun: false, results: [{ id: 'cyc_123', ...outcome }] }),
      example: { body: { ids: ['cyc_123'], changes: { maxStudents: 16 } } },
      run: (tx, { body }) => updateCycles(tx, body),
    }),
  ];
}
