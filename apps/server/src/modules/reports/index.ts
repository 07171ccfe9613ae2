import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { attendanceSummaryReport } from './attendance/attendance-report.ts';
import { cycleProgressReport } from './cycles/cycle-progress-report.ts';
import { instructorPaymentsReport } from './instructor-payments/payments-report.ts';
import { leadsReport } from './leads/leads-report.ts';
import { learningReport } from './learning/learning-report.ts';
import { receivablesReport } from './receivables/receivables-report.ts';
import { expensesReport } from './revenue/expenses-report.ts';
import { revenueReport } from './revenue/revenue-report.ts';
import { settlementsReport } from './revenue/settlements-report.ts';
import { type Report, reportRoute } from './table/table-report.ts';
import { todayRoutes } from './today/today-routes.ts';

export type { Report } from './table/table-report.ts';

const REPORTS = [
  revenueReport,
  settlementsReport,
  expensesReport,
  instructorPaymentsReport,
  attendanceSummaryReport,
  cycleProgressReport,
  receivablesReport,
  leadsReport,
  learningReport,
];

/** Every report that is a table. */
export function reports(access: Access): Report[] {
  return REPORTS.map((report) => report(access));
}

/** What is going on in the school, in figures. */
export function reportsModuleRoutes(system: System, access: Access): Route[] {
  return [...todayRoutes(access), ...reports(access).map((report) => reportRoute(system, report))];
}
