import { i18n } from '@lingui/core';
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { isApiError } from '../api/api-error.ts';
import { activateLocale } from '../i18n/catalog.ts';
import { languageOf, meQuery } from '../modules/access/me.ts';
import { RouteProblem } from '../route-problem.tsx';
import { SignedIn } from '../signed-in.tsx';
import { NotFound } from '../ui/states/not-found.tsx';

/** Around every page. */
export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: RouteProblem,
});

/** Around every page for those who are in; the others are sent to sign in first. */
export const signedIn = createRoute({
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
