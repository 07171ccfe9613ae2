import { z } from 'zod';
import { inMinorUnits } from '../../../platform/files/amounts.ts';
import type { Access } from '../../access/index.ts';
import { about, period, type Report, sumOf, tableReport, where } from '../table/table-report.ts';
import { listInstructorPayments } from './payments-store.ts';

const figures = {
  meetings: z.number().int().describe('Completed, and cancelled ones that are paid.'),
  minutes: z.number().int().describe('Taught: of completed meetings.'),
  payment: inMinorUnits(z.number().int()).describe('What they cost: an employee’s with what the employer pays on top.'),
};
export const PaymentRow = z.object({
  ...about,
  instructorId: z.string().nullable(),
  date: z.string().nullable().describe('Of a line: groupBy=meeting.'),
  ...figures,
});
export type PaymentRow = z.output<typeof PaymentRow>;

export const PaymentReportQuery = z.strictObject({
  ...period,
  ...where,
  groupBy: z.enum(['instructor', 'month', 'branch', 'course', 'cycle', 'meeting']).default('instructor').describe('`meeting`: the lines.'),
});
export type PaymentReportQuery = z.output<typeof PaymentReportQuery>;

const totals = { meetings: 12, minutes: 1080, payment: 280_800 };

export function instructorPaymentsReport({ staff }: Access): Report {
  return tableReport({
    name: 'instructor-payments',
    operationId: 'getInstructorPaymentsReport',
    summary: 'What instructors are paid, in lines or totals; an instructor sees the own',
    // Whose: the query itself is of the own ones for those who don't set everybody's rates.
    gate: staff.may('reports', 'VIEW'),
    query: PaymentReportQuery,
    row: PaymentRow,
    totals: z.object(figures),
    example: {
      query: { from: '2026-10-01', to: '2026-10-31' },
      row: { key: 'ins_123', name: 'Dana Levi', instructorId: 'ins_123', date: null, ...totals },
      totals,
    },
    rows: listInstructorPayments,
    sum: (rows) => sumOf(rows, ['meetings', 'minutes', 'payment']),
  });
}
