import { z } from 'zod';
import { one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { exampleMeeting } from '../examples.ts';
import { oneByOne } from '../one-by-one.ts';
import { deleteMany, updateStatuses } from './many-meetings.ts';
import { cancelMeeting, completeMeeting, postponeMeeting, recalculateMeeting, substituteInstructor } from './meeting-moves.ts';
import {
  BulkDelete,
  BulkIds,
  BulkResults,
  BulkStatus,
  CancelRequest,
  CompleteRequest,
  Meeting,
  MovedMeeting,
  PostponeRequest,
  SubstituteRequest,
} from './meeting-schemas.ts';

const tag = 'Meetings';
const params = z.object({ id: Id });
const example = { id: 'mtg_123' };

const completed: Meeting = { ...exampleMeeting, status: 'completed', completedAt: '2026-10-25T15:32:00Z' };
const moved: MovedMeeting = {
  ...{ ...exampleMeeting, status: 'cancelled', reason: 'The instructor is ill', revenue: 0, instructorPayment: 0, profit: 0 },
  rescheduledToId: 'mtg_124',
  replacement: { ...exampleMeeting, id: 'mtg_124', date: '2027-01-10', startsAt: '2027-01-10T14:00:00Z', endsAt: '2027-01-10T15:30:00Z' },
};
const done: BulkResults = { results: [{ id: 'mtg_123', ok: true, error: null }] };

export function meetingOperationRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'POST',
      path: '/api/v1/meetings/:id/complete',
      operationId: 'completeMeeting',
      summary: 'The lesson was held: its money is fixed',
      tag,
      gate: staff.may('meetings', 'RUN'),
      params,
      body: CompleteRequest,
      reply: one(Meeting, completed),
      example: { params: example, body: { topic: 'Loops' } },
      run: (tx, { params: { id }, body }) => completeMeeting(tx, id, body),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/meetings/:id/cancel',
      operationId: 'cancelMeeting',
      summary: 'Cancel a lesson, with a make-up lesson after the last or without',
      tag,
      gate: staff.may('meetings', 'UPDATE'),
      params,
      body: CancelRequest,
      reply: one(MovedMeeting, moved),
      example: { params: example, body: { reason: 'The instructor is ill', replace: true } },
      run: (tx, { params: { id }, body }) => cancelMeeting(tx, id, body),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/meetings/:id/postpone',
      operationId: 'postponeMeeting',
      summary: 'Put a lesson off to another day or time',
      tag,
      gate: staff.may('meetings', 'UPDATE'),
      params,
      body: PostponeRequest,
      reply: one(MovedMeeting, moved),
      example: { params: example, body: { newDate: '2026-12-07', reason: 'School trip' } },
      run: (tx, { params: { id }, body }) => postponeMeeting(tx, id, body),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/meetings/:id/substitute',
      operationId: 'substituteInstructor',
      summary: 'Somebody else teaches it, and is paid for it',
      tag,
      gate: staff.may('meetings', 'UPDATE'),
      params,
      body: SubstituteRequest,
      reply: one(Meeting, exampleMeeting),
      example: { params: example, body: { instructorId: 'ins_124' } },
      run: (tx, { params: { id }, body }) => substituteInstructor(tx, id, body),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/meetings/:id/recalculate',
      operationId: 'recalculateMeeting',
      summary: 'Compute its money from today’s rates and group',
      tag,
      gate: staff.may('meetings', 'UPDATE'),
      params,
      reply: one(Meeting, exampleMeeting),
      example: { params: example },
      run: (tx, { params: { id } }) => recalculateMeeting(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/meetings/bulk-recalculate',
      operationId: 'bulkRecalculateMeetings',
      summary: 'The same for many meetings, each by itself',
      tag,
      gate: staff.may('meetings', 'UPDATE'),
      body: BulkIds,
      reply: one(BulkResults, done),
      example: { body: { ids: ['mtg_123'] } },
      run: (tx, { body }) => oneByOne(tx, body.ids, (id) => recalculateMeeting(tx, id)),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/meetings/bulk-update-status',
      operationId: 'bulkUpdateMeetingStatus',
      summary: 'Complete, cancel or schedule many meetings again, each by the same rules',
      tag,
      gate: staff.may('meetings', 'UPDATE'),
      body: BulkStatus,
      reply: one(BulkResults, done),
      example: { body: { ids: ['mtg_123'], status: 'completed' } },
      run: (tx, { body }) => updateStatuses(tx, body),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/meetings/bulk-delete',
      operationId: 'bulkDeleteMeetings',
      summary: 'Delete many meetings, each by itself',
      tag,
      gate: staff.may('meetings', 'DELETE', ['settings', 'UPDATE']),
      body: BulkDelete,
      reply: one(BulkResults, done),
      example: { body: { ids: ['mtg_123'] } },
      run: (tx, { body }) => deleteMany(tx, body),
    }),
  ];
}
