import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { meQuery } from '../modules/access/me.ts';
import { safeReturnPath } from '../modules/access/sign-in/return-path.ts';
import { root } from './frame.tsx';

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Record<string, unknown>): { from?: string; done?: 'reset' } => ({
    ...(typeof search.from === 'string' ? { from: search.from } : {}),
    // The password was just changed by a mailed link.
    ...(search.done === 'reset' ? { done: 'reset' as const } : {}),
  }),
  beforeLoad({ context, search }) {
    if (context.queries.getQueryData(meQuery.queryKey)) throw redirect({ href: safeReturnPath(search.from) });
  },
  component: lazyRouteComponent(() => import('../modules/access/signed-out/login-page.tsx')),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('../modules/access/signed-out/forgot-password-page.tsx')),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('../modules/access/signed-out/reset-password-page.tsx')),
});

const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  component: lazyRouteComponent(() => import('../modules/access/signed-out/register-page.tsx')),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('../modules/access/sign-up/sign-up-page.tsx')),
});

/** Pages for people who are not in yet. */
export const signedOutRoutes = [login, forgotPassword, resetPassword, register, signUp] as const;
