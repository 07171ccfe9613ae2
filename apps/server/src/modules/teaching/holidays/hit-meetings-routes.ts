import { z } from 'zod';
import { one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { exampleMeeting } from '../examples.ts';
import { BulkResults } from '../meetings/meeting-schemas.ts';
import { moveHitMeetings, readHitMeetings } from './hit-meetings.ts';
import { HitMeetings, MoveRequest } from './hit-meetings-schemas.ts';

const tag = 'Holidays';
const params = z.object({ id: Id });
const example = { id: 'hol_123' };

export function hitMeetingsRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/holidays/:id/meetings',
      operationId: 'listHitMeetings',
      summary: 'The lessons to come that a holiday hits',
      tag,
      gate: staff.may('meetings', 'VIEW', ['branches', 'VIEW']),
      params,
      reply: one(HitMeetings, { meetings: [exampleMeeting], hasMore: false }),
      example: { params: example },
      run: (tx, { params: { id } }) => readHitMeetings(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/holidays/:id/move-meetings',
      operationId: 'moveHitMeetings',
      summary: 'Move lessons that a holiday hits behind the last of their cycles',
      tag,
      gate: staff.may('meetings', 'UPDATE', ['branches', 'VIEW']),
      params,
      body: MoveRequest,
      reply: one(BulkResults, { results: [{ id: 'mtg_123', ok: true, error: null }] }),
      example: { params: example, body: { meetingIds: ['mtg_123'] } },
      run: (tx, { params: { id }, body }) => moveHitMeetings(tx, id, body),
    }),
  ];
}
