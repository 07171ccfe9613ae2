import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { attendanceSummaryRoute } from './attendance/attendance-report.ts';
import { cycleProgressRoute } from './cycles/cycle-progress-report.ts';
import { instructorPaymentsRoute } from './instructor-payments/payments-report.ts';
import { leadsReportRoute } from './leads/leads-report.ts';
import { learningReportRoute } from './learning/learning-report.ts';
import { receivablesRoute } from './receivables/receivables-report.ts';
import { expensesReportRoute } from './revenue/expenses-report.ts';
import { revenueRoute } from './revenue/revenue-report.ts';
import { settlementsRoute } from './revenue/settlements-report.ts';
import { todayRoutes } from './today/today-routes.ts';

const TABLES = [
  revenueRoute,
  settlementsRoute,
  expensesReportRoute,
  instructorPaymentsRoute,
  attendanceSummaryRoute,
  cycleProgressRoute,
  receivablesRoute,
  leadsReportRoute,
  learningReportRoute,
];

/** What is going on in the school, in figures. */
export function reportsModuleRoutes(system: System, access: Access): Route[] {
  return [...todayRoutes(access), ...TABLES.map((route) => route(system, access))];
}
