import { attendance } from './definitions/attendance.ts';
import { cycleProgress } from './definitions/cycle-progress.ts';
import { instructorPay } from './definitions/instructor-pay.ts';
import { leadsReport } from './definitions/leads.ts';
import { learning } from './definitions/learning.ts';
import { receivables } from './definitions/receivables.ts';
import { revenue } from './definitions/revenue.ts';
import { expenseLines, settlements } from './definitions/revenue-lines.ts';
import type { ReportDefinition } from './report-definition.ts';

/** As the page of reports offers them. */
export const REPORTS: readonly ReportDefinition[] = [
  revenue,
  receivables,
  instructorPay,
  attendance,
  cycleProgress,
  leadsReport,
  learning,
  settlements,
  expenseLines,
];

export function reportAtPath(path: string): ReportDefinition | undefined {
  return REPORTS.find((report) => report.path === path);
}
