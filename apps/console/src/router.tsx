import { i18n } from '@lingui/core';
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { isApiError } from './api/api-error.ts';
import { activateLocale } from './i18n/catalog.ts';
import { languageOf, meQuery } from './modules/access/me.ts';
import { safeReturnPath } from './modules/access/return-path.ts';
import { parseStudentFilters } from './modules/people/student-filters.ts';
import { parsePeriod } from './modules/progress/period.ts';
import { RouteProblem } from './route-problem.tsx';
import { parseSearchText, searchText } from './search-text.ts';
import { SignedIn } from './signed-in.tsx';
import { NotFound } from './ui/states/not-found.tsx';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: RouteProblem,
});

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Record<string, unknown>): { from?: string } => (typeof search.from === 'string' ? { from: search.from } : {}),
  beforeLoad({ context, search }) {
    if (context.queries.getQueryData(meQuery.queryKey)) throw redirect({ href: safeReturnPath(search.from) });
  },
  component: lazyRouteComponent(() => import('./modules/access/login-page.tsx')),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  async beforeLoad({ context, location }) {
    try {
      const me = await context.queries.ensureQueryData(meQuery);
      if (languageOf(me) !== i18n.locale) await activateLocale(languageOf(me));
    } catch (error) {
      if (!isApiError(error) || error.status !== 401) throw error;
      throw redirect({ to: '/login', search: location.href === '/' ? {} : { from: location.href }, replace: true });
    }
  },
  component: SignedIn,
  notFoundComponent: NotFound,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad() {
    throw redirect({ to: '/students', replace: true });
  },
});

const students = createRoute({
  getParentRoute: () => signedIn,
  path: '/students',
  validateSearch: parseStudentFilters,
  component: lazyRouteComponent(() => import('./modules/people/students-page.tsx')),
});

const student = createRoute({
  getParentRoute: () => signedIn,
  path: '/students/$studentId',
  validateSearch: parsePeriod,
  component: lazyRouteComponent(() => import('./modules/people/student-page.tsx')),
});

/** An unknown address inside the console keeps the navigation around it. */
const elsewhere = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFound });

const routeTree = root.addChildren([login, signedIn.addChildren([home, students, student, elsewhere])]);

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
