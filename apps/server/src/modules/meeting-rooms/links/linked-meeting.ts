import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../../platform/caller.ts';
import { sha256 } from '../../../platform/crypto/secrets.ts';
import { inSystem, inTenant, type TenantTx } from '../../../platform/db/transactions.ts';
import { AppError, invalid, refused } from '../../../platform/errors.ts';
import { addressKey } from '../../../platform/http/rate-limits.ts';
import type { System } from '../../../system.ts';
import { completeMeeting, markMany, readRoll } from '../../teaching/index.ts';
import type { LinkedCompletion, LinkedMeeting } from './link-schemas.ts';
import { opensAt } from './link-times.ts';
import { type FoundLink, findLink, findNamedMeeting, isStillOpen } from './links-store.ts';

const TOKEN = /^[A-Za-z0-9_-]{32}$/;
// Whoever tries tokens is stopped long before one of 192 bits is hit; a staff room behind one address is not.
const TRIES = { points: 300, seconds: 3600 };
const WRITES = { points: 60, seconds: 3600 };

/** The link of a request's token; 404 when there is none, 410 when its time is over. */
export async function enterLink({ database, limits, clock }: System, request: FastifyRequest, token: string): Promise<FoundLink> {
  await limits.take('instructor-link token', addressKey(request.ip), TRIES);
  const link = TOKEN.test(token)
    ? await inSystem(database, 'meeting-rooms: find a lesson link', (tx) => findLink(tx, sha256(token)))
    : null;
  if (!link) throw gone();
  if (Date.parse(link.expiresAt) <= clock()) throw new AppError('GONE', 'The time of this link is over. Ask the school for a new one.');
  return link;
}

/** What the link shows: the lesson, who is in it, and their marks. */
export async function readLinked({ database }: System, request: FastifyRequest, link: FoundLink): Promise<LinkedMeeting> {
  return inTenant(database, callerOf(request, link), (tx) => shown(tx, link), 'read');
}

/** Marks who was there and completes the lesson; once completed, marks can be put right until the link ends. */
export async function completeLinked(
  { database, limits, clock }: System,
  request: FastifyRequest,
  link: FoundLink,
  { attendance = [], topic }: LinkedCompletion,
): Promise<LinkedMeeting> {
  await limits.take('instructor-link', `${link.tenantId}/${link.meetingId}`, WRITES);
  return inTenant(database, callerOf(request, link), async (tx) => {
    const lesson = await shown(tx, link);
    if (clock() < Date.parse(lesson.opensAt)) {
      throw refused(`This lesson begins on ${lesson.date} at ${lesson.startTime}. Come back then.`, 'lesson_to_come', {
        date: lesson.date,
        time: lesson.startTime,
      });
    }
    refuseStrangers(lesson, attendance);
    if (lesson.status === 'scheduled') await completeMeeting(tx, link.meetingId, { attendance, ...(topic ? { topic } : {}) });
    else if (attendance.length > 0) await markMany(tx, link.meetingId, { attendance });
    // It may have been ended since it was looked up; now the cycle is locked, and taking it back is in time.
    if (!(await isStillOpen(tx, link))) throw gone();
    return shown(tx, link);
  });
}

function gone(): AppError {
  return new AppError('NOT_FOUND', 'There is no lesson behind this link any more. Ask the school for a new one.');
}

// A link is for one lesson and those in it: nobody is brought in by it, on a make-up lesson or otherwise.
function refuseStrangers({ students }: LinkedMeeting, attendance: readonly { studentId: string }[]): void {
  const known = new Set(students.map(({ studentId }) => studentId));
  const stranger = attendance.findIndex(({ studentId }) => !known.has(studentId));
  if (stranger >= 0) throw invalid(`attendance.${stranger}.studentId`, 'is not in this lesson');
}

async function shown(tx: TenantTx, { meetingId, expiresAt }: FoundLink): Promise<LinkedMeeting> {
  const meeting = await findNamedMeeting(tx, meetingId);
  if (!meeting) throw gone();
  const { marked, unmarked } = await readRoll(tx, meetingId);
  const students = [
    ...marked.flatMap(({ studentId, student, isTrial, status }) =>
      studentId && student ? [{ studentId, name: student.name, isTrial, status }] : [],
    ),
    ...unmarked.map(({ studentId, name, isTrial }) => ({ studentId, name, isTrial, status: null })),
  ];
  students.sort((a, b) => a.name.localeCompare(b.name) || (a.studentId < b.studentId ? -1 : 1));
  return { ...meeting, opensAt: opensAt(meeting.startsAt), expiresAt, students };
}

// In the school's name, by way of the link: the audit log has the instructor it was made for.
function callerOf(request: FastifyRequest, { tenantId, instructorId }: FoundLink): Caller {
  const { ip, id: requestId } = request;
  return { kind: 'system', id: instructorId, tenantId, ip, userAgent: request.headers['user-agent'] ?? null, requestId };
}
