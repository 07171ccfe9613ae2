import { z } from 'zod';
import type { Route } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import { type Access, Id } from '../../access/index.ts';
import { GROUPS } from '../table/groups.ts';
import { about, period, reportRoute, sumOf, where } from '../table/table-report.ts';
import { listAttendance } from './attendance-report-store.ts';

const count = z.number().int();
const counts = {
  present: count,
  late: count,
  absent: count,
  excused: count,
  unmarked: count.describe('Expected and not marked: not an absence.'),
};
const rateBp = count.nullable().describe('(present + late) ÷ marked, in basis points: 9000 is 90 %. Null when nobody is marked.');
export const AttendanceRow = z.object({
  ...about,
  date: z.string().nullable().describe('groupBy=mark: the day of the lesson.'),
  lesson: z.string().nullable().describe('groupBy=mark: the name of its cycle; `key` is the lesson, `name` the student.'),
  ...counts,
  rateBp,
  absencesInARow: count.nullable().describe('groupBy=student: absences since they were last there.'),
});
export type AttendanceRow = z.output<typeof AttendanceRow>;

export const AttendanceReportQuery = z.strictObject({
  ...period,
  ...where,
  studentId: Id.optional(),
  status: z.enum(['present', 'late', 'absent', 'excused', 'unmarked']).optional().describe('Only those marked so, or not at all.'),
  groupBy: z
    .enum([...GROUPS, 'student', 'mark'])
    .default('cycle')
    .describe('`mark`: a row for each student of each lesson.'),
});
export type AttendanceReportQuery = z.output<typeof AttendanceReportQuery>;

const numbers = { present: 80, late: 5, absent: 10, excused: 5, unmarked: 2 };

/** (present + late) ÷ marked, in basis points, a half going up. */
export function rateOf({ present, late, absent, excused }: Record<'present' | 'late' | 'absent' | 'excused', number>): number | null {
  const marked = present + late + absent + excused;
  return marked === 0 ? null : Math.floor((20_000 * (present + late) + marked) / (2 * marked));
}

export function attendanceSummaryRoute(system: System, { staff }: Access): Route {
  return reportRoute(system, {
    path: '/api/v1/reports/attendance-summary',
    operationId: 'getAttendanceSummary',
    summary: 'Who was there, by cycle, student, branch, course, instructor or month, or mark by mark',
    description: 'Of completed lessons, from the day a student joined to the day they left. Trials and guests are left out.',
    gate: staff.may('reports', 'RUN', ['attendance', 'VIEW']),
    query: AttendanceReportQuery,
    row: AttendanceRow,
    totals: z.object({ ...counts, rateBp }),
    example: {
      query: { from: '2026-10-01', groupBy: 'student' },
      row: { key: 'stu_123', name: 'Noa Cohen', date: null, lesson: null, ...numbers, rateBp: 8500, absencesInARow: 2 },
      totals: { ...numbers, rateBp: 8500 },
    },
    rows: listAttendance,
    sum: (rows) => {
      const sums = sumOf(rows, ['present', 'late', 'absent', 'excused', 'unmarked']);
      return { ...sums, rateBp: rateOf(sums) };
    },
  });
}
