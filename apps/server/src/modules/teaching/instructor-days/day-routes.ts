import { z } from 'zod';
import { anybody } from '../../../platform/http/gate.ts';
import { nothing, one, openRoute, type Route, raw, tenantRoute } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import { type Access, Id } from '../../access/index.ts';
import { instructorsOrOwn } from '../../catalog/index.ts';
import { CalendarFeed, Schedule, ScheduleQuery } from './day-schemas.ts';
import { readSchedule } from './days.ts';
import { closeFeed, openFeed, readFeed } from './feed.ts';

const exampleSchedule: Schedule = {
  from: '2026-10-25',
  to: '2026-10-31',
  meetings: [
    {
      id: 'mtg_123',
      cycle: { id: 'cyc_123', name: 'Python, Sundays' },
      course: { id: 'crs_123', name: 'Python for beginners' },
      branch: { id: 'brn_123', name: 'Herzl school' },
      address: '12 Herzl St.',
      room: 'Computer room',
      date: '2026-10-25',
      startTime: '16:00',
      endTime: '17:30',
      timeZone: 'Asia/Jerusalem',
      startsAt: '2026-10-25T14:00:00Z',
      endsAt: '2026-10-25T15:30:00Z',
      status: 'scheduled',
      activityType: 'frontal',
      topic: 'Loops',
      students: 12,
      joinUrl: null,
    },
  ],
  busy: [{ startsAt: '2026-10-25T14:00:00Z', endsAt: '2026-10-25T15:30:00Z' }],
};
const tag = 'Instructors';
const params = z.object({ id: Id });
const example = { id: 'ins_123' };

/** An instructor's days: what they teach, as an answer and as a calendar. */
export function dayRoutes(system: System, access: Access): Route[] {
  const own = instructorsOrOwn(access);
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/instructors/:id/schedule',
      operationId: 'getInstructorSchedule',
      summary: 'What an instructor teaches on some days, where, and when they are taken',
      tag,
      gate: access.staff.may('instructors', 'VIEW'),
      params,
      query: ScheduleQuery,
      reply: one(Schedule, exampleSchedule),
      example: { params: example, query: { from: '2026-10-25', to: '2026-10-31' } },
      run: (tx, { params: { id }, query }) => readSchedule(tx, id, query),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/instructors/:id/calendar-feed',
      operationId: 'openCalendarFeed',
      summary: 'A new address of an instructor’s calendar; the one before it ends',
      tag,
      gate: own,
      params,
      reply: one(CalendarFeed, { url: 'https://school.example/api/v1/instructors/ins_123/calendar.ics?token=…' }),
      hasSecret: true,
      example: { params: example },
      silent: 'an address to read by is nobody else’s affair; the audit log has it',
      run: (tx, { params: { id } }) => openFeed(system, tx, id),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/instructors/:id/calendar-feed',
      operationId: 'closeCalendarFeed',
      summary: 'End the address of an instructor’s calendar',
      tag,
      gate: own,
      params,
      reply: nothing(),
      example: { params: example },
      silent: 'an address to read by is nobody else’s affair; the audit log has it',
      run: (tx, { params: { id } }) => closeFeed(tx, id),
    }),
    openRoute({
      method: 'GET',
      path: '/api/v1/instructors/:id/calendar.ics',
      operationId: 'getCalendarFile',
      summary: 'An instructor’s lessons for a calendar, at the address made for it',
      tag,
      gate: anybody(),
      params,
      query: z.strictObject({ token: z.string().min(1).max(100) }),
      reply: raw('text/calendar; charset=utf-8'),
      errors: ['NOT_FOUND'],
      example: { params: example, query: { token: 'p2mJ4dHk0vYb7sQ1xN9cT5aLp2mJ4dHk' } },
      answer: async ({ params: { id }, query: { token }, reply }) => {
        const calendar = await readFeed(system, id, token);
        return reply.header('content-type', 'text/calendar; charset=utf-8').header('cache-control', 'private, max-age=300').send(calendar);
      },
    }),
  ];
}
