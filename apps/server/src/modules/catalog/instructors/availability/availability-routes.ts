import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../../platform/http/route.ts';
import { type Access, Id } from '../../../access/index.ts';
import { instructorsOrOwn } from '../own-gate.ts';
import { readAvailability, setAvailability } from './availability.ts';
import { Availability, AvailabilityQuery, NewTimeOff, TimeOff, TimeOffQuery, WeeklyHours } from './schemas.ts';
import { addTimeOff, browseTimeOff, readTimeOff, removeTimeOff } from './time-off.ts';

const exampleTimeOff: TimeOff = {
  id: 'tof_123',
  version: 1,
  instructorId: 'ins_123',
  startDate: '2026-10-04',
  endDate: '2026-10-08',
  startTime: null,
  endTime: null,
  reason: 'Reserve duty',
  createdAt: '2026-02-19T06:21:00Z',
  updatedAt: '2026-02-19T06:21:00Z',
};
const exampleAvailability: Availability = {
  version: 3,
  weekly: [
    { day: 1, startTime: '15:00', endTime: '19:30', branchId: 'brn_123' },
    { day: 3, startTime: '16:00', endTime: '20:00', branchId: null },
  ],
  exceptions: [
    {
      kind: 'time_off',
      id: 'tof_123',
      startDate: '2026-10-04',
      endDate: '2026-10-08',
      startTime: null,
      endTime: null,
      reason: 'Reserve duty',
      branchId: null,
    },
  ],
  free: [{ date: '2026-10-12', startsAt: '2026-10-12T12:00:00Z', endsAt: '2026-10-12T16:30:00Z', branchId: 'brn_123' }],
};
const tag = 'Instructors';
const params = z.object({ id: Id });
const example = { id: 'ins_123' };
const paramsOfOne = z.object({ id: Id, timeOffId: Id });
const exampleOfOne = { id: 'ins_123', timeOffId: 'tof_123' };

/** When an instructor can teach, and when not. */
export function availabilityRoutes(access: Access): Route[] {
  const seeing = access.staff.may('instructors', 'VIEW');
  const editing = instructorsOrOwn(access);
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/instructors/:id/availability',
      operationId: 'getAvailability',
      summary: 'An instructor’s hours of the week, and the days on which they do not hold',
      tag,
      gate: seeing,
      params,
      query: AvailabilityQuery,
      reply: one(Availability, exampleAvailability),
      example: { params: example, query: { from: '2026-09-01', to: '2026-12-31' } },
      run: (tx, { params: { id }, query }) => readAvailability(tx, id, query),
    }),
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/instructors/:id/availability',
      operationId: 'setAvailability',
      summary: 'Set an instructor’s hours of the week, all at once',
      description: 'Instructors may set their own.',
      tag,
      gate: editing,
      params,
      body: WeeklyHours,
      reply: one(Availability, exampleAvailability),
      errors: ['PRECONDITION_FAILED'],
      example: {
        params: example,
        body: {
          weekly: [
            { day: 1, startTime: '15:00', endTime: '19:30', branchId: 'brn_123' },
            { day: 3, startTime: '16:00', endTime: '20:00' },
          ],
        },
      },
      run: (tx, { params: { id }, body, ifMatch }) => setAvailability(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/instructors/:id/time-off',
      operationId: 'listTimeOff',
      summary: 'An instructor’s time off',
      tag,
      gate: seeing,
      params,
      query: TimeOffQuery,
      reply: list(TimeOff, exampleTimeOff),
      example: { params: example, query: { from: '2026-09-01' } },
      run: (tx, { params: { id }, query }) => browseTimeOff(tx, id, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/instructors/:id/time-off/:timeOffId',
      operationId: 'getTimeOff',
      summary: 'One time off',
      tag,
      gate: seeing,
      params: paramsOfOne,
      reply: one(TimeOff, exampleTimeOff),
      example: { params: exampleOfOne },
      run: (tx, { params: { id, timeOffId } }) => readTimeOff(tx, id, timeOffId),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/instructors/:id/time-off',
      operationId: 'addTimeOff',
      summary: 'Add time off: whole days, or a part of one',
      description: 'Instructors may add their own.',
      tag,
      gate: editing,
      params,
      body: NewTimeOff,
      reply: created(TimeOff, exampleTimeOff),
      example: { params: example, body: { startDate: '2026-10-04', endDate: '2026-10-08', reason: 'Reserve duty' } },
      run: (tx, { params: { id }, body }) => addTimeOff(tx, id, body),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/instructors/:id/time-off/:timeOffId',
      operationId: 'removeTimeOff',
      summary: 'Take time off back',
      description: 'Instructors may take back their own.',
      tag,
      gate: editing,
      params: paramsOfOne,
      reply: nothing(),
      errors: ['PRECONDITION_FAILED'],
      example: { params: exampleOfOne },
      run: (tx, { params: { id, timeOffId }, ifMatch }) => removeTimeOff(tx, id, timeOffId, ifMatch),
    }),
  ];
}
