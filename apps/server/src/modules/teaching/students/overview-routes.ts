import { z } from 'zod';
import { one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { readOverview } from './overview.ts';
import { StudentOverview } from './overview-schemas.ts';

const example: StudentOverview = {
  ...{ studentId: 'stu_123', cycles: 1, waiting: 0 },
  nextLesson: {
    ...{ meetingId: 'mtg_123', date: '2026-11-01', startTime: '16:00', endTime: '17:30', startsAt: '2026-11-01T14:00:00.000Z' },
    cycle: { id: 'cyc_123', name: 'Python, Sundays' },
    branch: { id: 'brn_123', name: 'North' },
    instructor: { id: 'ins_123', name: 'Dana Levi' },
  },
  attendance: { streak: 4, marked: 6, attended: 5, absent: 1, makeUps: 1 },
  money: { owed: 20_000, paid: 100_000, credit: 0 },
};

export function overviewRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/students/:id/overview',
      operationId: 'getStudentOverview',
      summary: 'Where a student stands: next lesson, attendance, money',
      tag: 'Students',
      gate: staff.may('students', 'VIEW'),
      params: z.object({ id: Id }),
      reply: one(StudentOverview, example),
      example: { params: { id: 'stu_123' } },
      run: (tx, { params: { id } }) => readOverview(tx, id),
    }),
  ];
}
