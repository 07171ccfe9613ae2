import { z } from 'zod';
import { bare } from '../../../platform/http/envelope.ts';
import { anybody } from '../../../platform/http/gate.ts';
import { nothing, one, openRoute, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import { type Access, Id } from '../../access/index.ts';
import { closeLink, openLink } from './instructor-links.ts';
import { InstructorLink, LinkedCompletion, LinkedMeeting, LinkParams } from './link-schemas.ts';
import { completeLinked, enterLink, readLinked } from './linked-meeting.ts';

const exampleToken = { token: 'p2mJ4dHk0vYb7sQ1xN9cT5aLp2mJ4dHk' };
const exampleLink: InstructorLink = {
  url: `https://school.example/lessons/${exampleToken.token}`,
  instructor: { id: 'ins_123', name: 'Noa Bar' },
  expiresAt: '2026-10-27T15:30:00.000Z',
};
const exampleLinked: LinkedMeeting = {
  ...{ meetingId: 'mtg_123', cycle: 'Python, Sundays', course: 'Python for beginners', branch: 'Herzl school', instructor: 'Noa Bar' },
  ...{ date: '2026-10-25', startTime: '16:00', endTime: '17:30', timeZone: 'Asia/Jerusalem', startsAt: '2026-10-25T14:00:00Z' },
  ...{ status: 'scheduled', topic: null, opensAt: '2026-10-25T13:30:00.000Z', expiresAt: '2026-10-27T15:30:00.000Z' },
  students: [{ studentId: 'stu_123', name: 'Adam Levi', isTrial: false, status: null }],
};
const params = z.object({ id: Id });
const example = { id: 'mtg_123' };
const tag = 'Meetings';

/** Attendance without a login: the link, and what it opens. */
export function linkRoutes(system: System, { staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'POST',
      path: '/api/v1/meetings/:id/instructor-link',
      operationId: 'openInstructorLink',
      summary: 'A link by which the instructor takes attendance on a phone, without a login',
      description: 'Good until two days after the lesson. A substitute, a cancellation, or a new link ends it.',
      tag,
      gate: staff.may('meetings', 'UPDATE'),
      params,
      reply: one(InstructorLink, exampleLink),
      hasSecret: true,
      silent: 'a link changes nothing of the meeting; the audit log has who made it',
      example: { params: example },
      run: (tx, { params: { id } }) => openLink(system, tx, id),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/meetings/:id/instructor-link',
      operationId: 'closeInstructorLink',
      summary: 'End the instructor’s link',
      tag,
      gate: staff.may('meetings', 'UPDATE'),
      params,
      reply: nothing(),
      silent: 'a link changes nothing of the meeting; the audit log has who ended it',
      example: { params: example },
      run: (tx, { params: { id } }) => closeLink(tx, id),
    }),
    openRoute({
      method: 'GET',
      path: '/public/meetings/:token',
      operationId: 'getLinkedMeeting',
      summary: 'The lesson behind an instructor’s link: who is in it, and their marks',
      description: 'Programs get JSON; a browser is sent on to the page of the same link.',
      tag,
      gate: anybody(),
      limit: 'own',
      envelope: bare,
      params: LinkParams,
      reply: one(LinkedMeeting, exampleLinked),
      errors: ['NOT_FOUND', 'GONE'],
      example: { params: exampleToken },
      answer: async ({ params: { token }, request, reply }) => {
        const link = await enterLink(system, request, token);
        reply.header('cache-control', 'no-store');
        const meeting = await readLinked(system, request, link);
        if (request.headers.accept?.includes('text/html')) await reply.redirect(`/lessons/${token}`, 303);
        return meeting;
      },
    }),
    openRoute({
      method: 'POST',
      path: '/public/meetings/:token/complete',
      operationId: 'completeLinkedMeeting',
      summary: 'Mark who was there and complete the lesson, by an instructor’s link',
      description: 'From half an hour before the lesson on. Sent again, it puts marks right.',
      tag,
      gate: anybody(),
      limit: 'own',
      envelope: bare,
      params: LinkParams,
      body: LinkedCompletion,
      bodyLimit: 64 * 1024,
      reply: one(LinkedMeeting, { ...exampleLinked, status: 'completed' }),
      errors: ['NOT_FOUND', 'GONE', 'CONFLICT'],
      example: { params: exampleToken, body: { attendance: [{ studentId: 'stu_123', status: 'present' }], topic: 'Loops' } },
      answer: async ({ params: { token }, body, request }) =>
        completeLinked(system, request, await enterLink(system, request, token), body),
    }),
  ];
}
