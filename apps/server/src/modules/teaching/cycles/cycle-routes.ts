import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { exampleCycle } from '../examples.ts';
import { Cycle, CycleChanges, CycleQuery, CycleReplacement, NewCycle } from './cycle-schemas.ts';
import { browseCycles, changeCycle, createCycle, deleteCycle, readCycle, replaceCycle, restoreCycle } from './cycles.ts';

const tag = 'Cycles';
const params = z.object({ id: Id });
const example = { id: 'cyc_123' };
const stale = ['PRECONDITION_FAILED'] as const;
const newCycle: z.input<typeof CycleReplacement> = {
  name: 'Python, Sundays',
  courseId: 'crs_123',
  branchId: 'brn_123',
  instructorId: 'ins_123',
  type: 'private',
  startDate: '2026-10-18',
  dayOfWeek: [{ day: 0, startTime: '16:00', endTime: '17:30' }],
  totalMeetings: 12,
  pricePerStudent: 120_000,
  maxStudents: 14,
};

export function cycleRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/cycles',
      operationId: 'listCycles',
      summary: 'Cycles: runs of a course for one group',
      tag,
      gate: staff.may('cycles', 'VIEW'),
      query: CycleQuery,
      reply: list(Cycle, exampleCycle),
      example: { query: { status: 'active' } },
      run: (tx, { query }) => browseCycles(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/cycles/:id',
      operationId: 'getCycle',
      summary: 'One cycle',
      tag,
      gate: staff.may('cycles', 'VIEW'),
      params,
      reply: one(Cycle, exampleCycle),
      example: { params: example },
      run: (tx, { params: { id } }) => readCycle(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/cycles',
      operationId: 'createCycle',
      summary: 'Add a cycle',
      tag,
      gate: staff.may('cycles', 'CREATE'),
      body: NewCycle,
      reply: created(Cycle, exampleCycle),
      example: { body: newCycle },
      run: (tx, { body }) => createCycle(tx, body),
    }),
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/cycles/:id',
      operationId: 'replaceCycle',
      summary: 'Replace a cycle’s fields; those left out are emptied',
      tag,
      gate: staff.may('cycles', 'UPDATE'),
      params,
      body: CycleReplacement,
      reply: one(Cycle, exampleCycle),
      errors: [...stale],
      example: { params: example, body: newCycle },
      run: (tx, { params: { id }, body, ifMatch }) => replaceCycle(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/cycles/:id',
      operationId: 'changeCycle',
      summary: 'Change some of a cycle’s fields',
      tag,
      gate: staff.may('cycles', 'UPDATE'),
      params,
      body: CycleChanges,
      reply: one(Cycle, exampleCycle),
      errors: [...stale],
      example: { params: example, body: { maxStudents: 16 } },
      run: (tx, { params: { id }, body, ifMatch }) => changeCycle(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/cycles/:id',
      operationId: 'deleteCycle',
      summary: 'Delete a cycle without students',
      tag,
      gate: staff.may('cycles', 'DELETE'),
      params,
      reply: nothing(),
      errors: [...stale],
      example: { params: example },
      run: (tx, { params: { id }, ifMatch }) => deleteCycle(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/cycles/:id/restore',
      operationId: 'restoreCycle',
      summary: 'Bring a deleted cycle back',
      tag,
      // Only administrators hold the second one.
      gate: staff.may('cycles', 'DELETE', ['settings', 'UPDATE']),
      params,
      reply: one(Cycle, exampleCycle),
      example: { params: example },
      run: (tx, { params: { id } }) => restoreCycle(tx, id),
    }),
  ];
}
