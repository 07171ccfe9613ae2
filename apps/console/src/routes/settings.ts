import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedIn } from './frame.tsx';

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('../modules/access/account/account-page.tsx')),
});

/** The school's own affairs, and one's own. */
export const settingsRoutes = [account] as const;
