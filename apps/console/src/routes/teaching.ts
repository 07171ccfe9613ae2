import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { instructorListSpec } from '../modules/catalog/instructors/list-spec.ts';
import { orderListSpec } from '../modules/catalog/orders/list-spec.ts';
import { listSearch } from '../ui/records/list-state.ts';
import { parseRecordSearch } from '../ui/records/record-search.ts';
import { signedIn } from './frame.tsx';

const instructors = createRoute({
  getParentRoute: () => signedIn,
  path: '/instructors',
  validateSearch: listSearch(instructorListSpec),
  component: lazyRouteComponent(() => import('../modules/catalog/instructors/instructors-page.tsx')),
});

const newInstructor = createRoute({
  getParentRoute: () => signedIn,
  path: '/instructors/new',
  component: lazyRouteComponent(() => import('../modules/catalog/instructors/new-instructor-page.tsx')),
});

const instructor = createRoute({
  getParentRoute: () => signedIn,
  path: '/instructors/$instructorId',
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import('../modules/catalog/instructors/instructor-page.tsx')),
});

const orders = createRoute({
  getParentRoute: () => signedIn,
  path: '/institutional-orders',
  validateSearch: listSearch(orderListSpec),
  component: lazyRouteComponent(() => import('../modules/catalog/orders/orders-page.tsx')),
});

const newOrder = createRoute({
  getParentRoute: () => signedIn,
  path: '/institutional-orders/new',
  component: lazyRouteComponent(() => import('../modules/catalog/orders/new-order-page.tsx')),
});

const order = createRoute({
  getParentRoute: () => signedIn,
  path: '/institutional-orders/$orderId',
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import('../modules/catalog/orders/order-page.tsx')),
});

/** Who teaches, and who orders lessons. */
export const teachingRoutes = [instructors, newInstructor, instructor, orders, newOrder, order] as const;
