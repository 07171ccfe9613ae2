import { z } from 'zod';
import { one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { Named } from '../fields.ts';
import { readCredits } from './makeup-credits.ts';

const Credit = z.object({
  id: z.string(),
  courseId: z.string(),
  course: Named,
  attendanceId: z.string().describe('The absence it was earned by.'),
  earnedOn: z.string(),
  expiresOn: z.string().describe('Last day on which it can be used.'),
  status: z.enum(['open', 'used', 'expired']),
  usedAttendanceId: z.string().nullable(),
  cycles: z.array(Named).describe('Active cycles of that course: what it fits. Up to 20.'),
});
export const Credits = z.object({ studentId: z.string(), open: z.number().int(), credits: z.array(Credit) });
export type Credits = z.output<typeof Credits>;

const example: Credits = {
  studentId: 'stu_123',
  open: 1,
  credits: [
    {
      ...{ id: 'mkc_123', courseId: 'crs_123', course: { id: 'crs_123', name: 'Python for beginners' }, attendanceId: 'att_123' },
      ...{ earnedOn: '2026-10-25', expiresOn: '2027-01-23', status: 'open', usedAttendanceId: null },
      cycles: [{ id: 'cyc_123', name: 'Python, Sundays' }],
    },
  ],
};

export function makeupCreditRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/students/:id/make-up-credits',
      operationId: 'listMakeUpCredits',
      summary: 'Lessons owed to a student, those that expire first before the others',
      tag: 'Attendance',
      gate: staff.may('attendance', 'VIEW', ['students', 'VIEW']),
      params: z.object({ id: Id }),
      reply: one(Credits, example),
      example: { params: { id: 'stu_123' } },
      run: (tx, { params: { id } }) => readCredits(tx, id),
    }),
  ];
}
