import { z } from 'zod';
import { one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { exampleRoll, Roll } from '../../teaching/index.ts';
import { AttendanceSuggestions, ConfirmRequest } from './suggestion-schemas.ts';
import { confirmSuggestions, readSuggestions } from './suggestions.ts';

const example: AttendanceSuggestions = {
  meetingId: 'mtg_123',
  startedAt: '2026-10-25T13:58:12Z',
  endedAt: '2026-10-25T15:31:40Z',
  people: [
    {
      ...{ name: 'Adam Levi (iPad)', joinedAt: '2026-10-25T14:00:30Z', leftAt: '2026-10-25T15:31:02Z' },
      ...{ student: { id: 'stu_123', name: 'Adam Levi' }, suggested: 'present', marked: null },
    },
  ],
};
const tag = 'Attendance';
const params = z.object({ id: Id });
const path = '/api/v1/meetings/:id/attendance-suggestions';

/** What a video room says of who was there, for somebody to confirm. */
export function suggestionRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path,
      operationId: 'getAttendanceSuggestions',
      summary: 'Who was in the video room of a lesson, and which marks that speaks for',
      description: 'Recognised by e-mail or name among those who are in the lesson. Kept for 30 days.',
      tag,
      gate: staff.may('attendance', 'VIEW', ['meetings', 'VIEW']),
      params,
      reply: one(AttendanceSuggestions, example),
      example: { params: { id: 'mtg_123' } },
      run: (tx, { params: { id } }) => readSuggestions(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: `${path}/confirm`,
      operationId: 'confirmAttendanceSuggestions',
      summary: 'Mark who was there as suggested',
      description: 'Whoever is marked already keeps their mark; the others stay unmarked.',
      tag,
      gate: staff.may('attendance', 'CREATE', ['meetings', 'VIEW']),
      params,
      body: ConfirmRequest,
      reply: one(Roll, exampleRoll),
      example: { params: { id: 'mtg_123' }, body: {} },
      run: (tx, { params: { id }, body }) => confirmSuggestions(tx, id, body),
    }),
  ];
}
