import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { branchListSpec, courseListSpec } from './modules/catalog/list-specs.ts';
import { boardSpec, leadFormListSpec, leadListSpec } from './modules/leads/list-specs.ts';
import { customerListSpec, studentListSpec } from './modules/people/list-specs.ts';
import { parsePeriod } from './modules/progress/period.ts';
import { parseTaskSearch } from './modules/workspace/task-search.ts';
import { RouteProblem } from './route-problem.tsx';
import { root, signedIn } from './routes/frame.tsx';
import { reportRoutes } from './routes/reports.ts';
import { settingsRoutes } from './routes/settings.ts';
import { signedOutRoutes } from './routes/signed-out.ts';
import { teachingRoutes } from './routes/teaching.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { parseSearchText, searchText } from './search-text.ts';
import { listSearch } from './ui/records/list-state.ts';
import { parseRecordSearch } from './ui/records/record-search.ts';
import { NotFound } from './ui/states/not-found.tsx';

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('./modules/workspace/today-page.tsx')),
});

const tasks = createRoute({
  getParentRoute: () => signedIn,
  path: '/tasks',
  validateSearch: parseTaskSearch,
  component: lazyRouteComponent(() => import('./modules/workspace/tasks-page.tsx')),
});

const leads = createRoute({
  getParentRoute: () => signedIn,
  path: '/leads',
  validateSearch: listSearch(leadListSpec),
  component: lazyRouteComponent(() => import('./modules/leads/leads-page.tsx')),
});

const leadBoard = createRoute({
  getParentRoute: () => signedIn,
  path: '/leads/board',
  validateSearch: listSearch(boardSpec),
  component: lazyRouteComponent(() => import('./modules/leads/board-page.tsx')),
});

const newLead = createRoute({
  getParentRoute: () => signedIn,
  path: '/leads/new',
  component: lazyRouteComponent(() => import('./modules/leads/new-lead-page.tsx')),
});

const assignmentRules = createRoute({
  getParentRoute: () => signedIn,
  path: '/leads/assignment-rules',
  component: lazyRouteComponent(() => import('./modules/leads/rules/rules-page.tsx')),
});

const lead = createRoute({
  getParentRoute: () => signedIn,
  path: '/leads/$leadId',
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import('./modules/leads/lead-page.tsx')),
});

const leadForms = createRoute({
  getParentRoute: () => signedIn,
  path: '/lead-forms',
  validateSearch: listSearch(leadFormListSpec),
  component: lazyRouteComponent(() => import('./modules/leads/forms/forms-page.tsx')),
});

const newLeadForm = createRoute({
  getParentRoute: () => signedIn,
  path: '/lead-forms/new',
  component: lazyRouteComponent(() => import('./modules/leads/forms/new-form-page.tsx')),
});

const leadForm = createRoute({
  getParentRoute: () => signedIn,
  path: '/lead-forms/$formId',
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import('./modules/leads/forms/form-page.tsx')),
});

const imports = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports',
  component: lazyRouteComponent(() => import('./modules/imports/imports-page.tsx')),
});

const newImport = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports/new',
  component: lazyRouteComponent(() => import('./modules/imports/new-import-page.tsx')),
});

const importFile = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports/$importId',
  component: lazyRouteComponent(() => import('./modules/imports/import-page.tsx')),
});

const customers = createRoute({
  getParentRoute: () => signedIn,
  path: '/customers',
  validateSearch: listSearch(customerListSpec),
  component: lazyRouteComponent(() => import('./modules/people/customers-page.tsx')),
});

const newCustomer = createRoute({
  getParentRoute: () => signedIn,
  path: '/customers/new',
  component: lazyRouteComponent(() => import('./modules/people/new-customer-page.tsx')),
});

const customer = createRoute({
  getParentRoute: () => signedIn,
  path: '/customers/$customerId',
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import('./modules/people/customer-page.tsx')),
});

const students = createRoute({
  getParentRoute: () => signedIn,
  path: '/students',
  validateSearch: listSearch(studentListSpec),
  component: lazyRouteComponent(() => import('./modules/people/students-page.tsx')),
});

const newStudent = createRoute({
  getParentRoute: () => signedIn,
  path: '/students/new',
  component: lazyRouteComponent(() => import('./modules/people/new-student-page.tsx')),
});

const student = createRoute({
  getParentRoute: () => signedIn,
  path: '/students/$studentId',
  validateSearch: (search: Record<string, unknown>) => ({ ...parsePeriod(search), ...parseRecordSearch(search) }),
  component: lazyRouteComponent(() => import('./modules/people/student-page.tsx')),
});

const courses = createRoute({
  getParentRoute: () => signedIn,
  path: '/courses',
  validateSearch: listSearch(courseListSpec),
  component: lazyRouteComponent(() => import('./modules/catalog/courses-page.tsx')),
});

const newCourse = createRoute({
  getParentRoute: () => signedIn,
  path: '/courses/new',
  component: lazyRouteComponent(() => import('./modules/catalog/new-course-page.tsx')),
});

const course = createRoute({
  getParentRoute: () => signedIn,
  path: '/courses/$courseId',
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import('./modules/catalog/course-page.tsx')),
});

const branches = createRoute({
  getParentRoute: () => signedIn,
  path: '/branches',
  validateSearch: listSearch(branchListSpec),
  component: lazyRouteComponent(() => import('./modules/catalog/branches-page.tsx')),
});

const newBranch = createRoute({
  getParentRoute: () => signedIn,
  path: '/branches/new',
  component: lazyRouteComponent(() => import('./modules/catalog/new-branch-page.tsx')),
});

const branch = createRoute({
  getParentRoute: () => signedIn,
  path: '/branches/$branchId',
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import('./modules/catalog/branch-page.tsx')),
});

/** An unknown address inside the console keeps the navigation around it. */
const elsewhere = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFound });

const routeTree = root.addChildren([
  ...signedOutRoutes,
  signedIn.addChildren([
    home,
    tasks,
    leads,
    leadBoard,
    newLead,
    assignmentRules,
    lead,
    leadForms,
    newLeadForm,
    leadForm,
    imports,
    newImport,
    importFile,
    customers,
    newCustomer,
    customer,
    students,
    newStudent,
    student,
    courses,
    newCourse,
    course,
    branches,
    newBranch,
    branch,
    ...teachingRoutes,
    ...reportRoutes,
    ...settingsRoutes,
    ...webhookRoutes,
    elsewhere,
  ]),
]);

export function createConsoleRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    defaultErrorComponent: RouteProblem,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
    parseSearch: parseSearchText,
    stringifySearch: searchText,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
