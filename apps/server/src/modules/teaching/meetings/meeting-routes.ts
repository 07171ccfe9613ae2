import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { exampleMeeting } from '../examples.ts';
import {
  Meeting,
  MeetingChanges,
  MeetingQuery,
  MeetingReplacement,
  MeetingTotals,
  MeetingTotalsQuery,
  NewMeeting,
} from './meeting-schemas.ts';
import {
  browseMeetings,
  changeMeeting,
  createMeeting,
  deleteMeeting,
  readMeeting,
  replaceMeeting,
  restoreMeeting,
  totalMeetings,
} from './meetings.ts';

const tag = 'Meetings';
const params = z.object({ id: Id });
const example = { id: 'mtg_123' };
const stale = ['PRECONDITION_FAILED'] as const;
const exampleTotals: MeetingTotals = {
  ...{ meetings: 42, minutes: 3780 },
  ...{ revenue: 1_250_000, instructorPayment: 620_000, expenses: 30_000, profit: 600_000 },
};
const lesson = { date: '2026-12-06', startTime: '16:00', endTime: '17:30' };

export function meetingRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/meetings',
      operationId: 'listMeetings',
      summary: 'Meetings: lessons of cycles',
      tag,
      gate: staff.may('meetings', 'VIEW'),
      query: MeetingQuery,
      reply: list(Meeting, exampleMeeting),
      example: { query: { from: '2026-10-18', to: '2026-10-24' } },
      run: (tx, { query }) => browseMeetings(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/meetings/totals',
      operationId: 'getMeetingTotals',
      summary: 'The sums of a list of meetings, over all of its pages',
      tag,
      gate: staff.may('meetings', 'VIEW'),
      query: MeetingTotalsQuery,
      reply: one(MeetingTotals, exampleTotals),
      example: { query: { from: '2026-10-01', to: '2026-10-31', status: 'completed' } },
      run: (tx, { query }) => totalMeetings(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/meetings/:id',
      operationId: 'getMeeting',
      summary: 'One meeting',
      tag,
      gate: staff.may('meetings', 'VIEW'),
      params,
      reply: one(Meeting, exampleMeeting),
      example: { params: example },
      run: (tx, { params: { id } }) => readMeeting(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/meetings',
      operationId: 'createMeeting',
      summary: 'Add a lesson to a cycle by hand',
      tag,
      gate: staff.may('meetings', 'CREATE', ['cycles', 'VIEW']),
      body: NewMeeting,
      reply: created(Meeting, exampleMeeting),
      example: { body: { cycleId: 'cyc_123', ...lesson } },
      run: (tx, { body }) => createMeeting(tx, body),
    }),
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/meetings/:id',
      operationId: 'replaceMeeting',
      summary: 'Replace a meeting’s fields; those left out are emptied, or the cycle’s',
      tag,
      gate: staff.may('meetings', 'UPDATE'),
      params,
      body: MeetingReplacement,
      reply: one(Meeting, exampleMeeting),
      errors: [...stale],
      example: { params: example, body: lesson },
      run: (tx, { params: { id }, body, ifMatch }) => replaceMeeting(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/meetings/:id',
      operationId: 'changeMeeting',
      summary: 'Change some of a meeting’s fields; a scheduled one moves',
      tag,
      gate: staff.may('meetings', 'UPDATE'),
      params,
      body: MeetingChanges,
      reply: one(Meeting, exampleMeeting),
      errors: [...stale],
      example: { params: example, body: { topic: 'Loops' } },
      run: (tx, { params: { id }, body, ifMatch }) => changeMeeting(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/meetings/:id',
      operationId: 'deleteMeeting',
      summary: 'Delete a meeting that was not held',
      tag,
      gate: staff.may('meetings', 'DELETE'),
      params,
      reply: nothing(),
      errors: [...stale],
      example: { params: example },
      run: (tx, { params: { id }, ifMatch }) => deleteMeeting(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/meetings/:id/restore',
      operationId: 'restoreMeeting',
      summary: 'Bring a deleted meeting back',
      tag,
      // Only administrators hold the second one.
      gate: staff.may('meetings', 'DELETE', ['settings', 'UPDATE']),
      params,
      reply: one(Meeting, exampleMeeting),
      example: { params: example },
      run: (tx, { params: { id } }) => restoreMeeting(tx, id),
    }),
  ];
}
