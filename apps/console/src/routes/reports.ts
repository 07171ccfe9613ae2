import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { parseReportSearch } from '../modules/reports/asked.ts';
import { signedIn } from './frame.tsx';

const reports = createRoute({
  getParentRoute: () => signedIn,
  path: '/reports',
  component: lazyRouteComponent(() => import('../modules/reports/reports-page.tsx')),
});

/** One page for every report, which looks at its address. */
function report<const Path extends string>(path: Path) {
  return createRoute({
    getParentRoute: () => signedIn,
    path,
    validateSearch: parseReportSearch,
    component: lazyRouteComponent(() => import('../modules/reports/page/report-page.tsx')),
  });
}

/** What goes on in the school, in figures. Two of them stand with the money. */
export const reportRoutes = [
  reports,
  report('/reports/revenue'),
  report('/reports/settlements'),
  report('/reports/expenses'),
  report('/reports/attendance'),
  report('/reports/cycle-progress'),
  report('/reports/leads'),
  report('/reports/learning'),
  report('/receivables'),
  report('/instructor-pay'),
] as const;
