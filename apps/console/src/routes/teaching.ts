import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { instructorListSpec } from '../modules/catalog/instructors/list-spec.ts';
import { orderListSpec } from '../modules/catalog/orders/list-spec.ts';
import { parseCalendarSearch } from '../modules/teaching/calendar/calendar-search.ts';
import { cycleListSpec } from '../modules/teaching/cycles/list-spec.ts';
import { expenseListSpec } from '../modules/teaching/expenses/expense.ts';
import { lessonListSpec } from '../modules/teaching/meetings/list-spec.ts';
import { paymentListSpec } from '../modules/teaching/payments/list-spec.ts';
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

const cycles = createRoute({
  getParentRoute: () => signedIn,
  path: '/cycles',
  validateSearch: listSearch(cycleListSpec),
  component: lazyRouteComponent(() => import('../modules/teaching/cycles/cycles-page.tsx')),
});

const newCycle = createRoute({
  getParentRoute: () => signedIn,
  path: '/cycles/new',
  component: lazyRouteComponent(() => import('../modules/teaching/cycles/new-cycle-page.tsx')),
});

const cycle = createRoute({
  getParentRoute: () => signedIn,
  path: '/cycles/$cycleId',
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import('../modules/teaching/cycles/cycle-page.tsx')),
});

const calendar = createRoute({
  getParentRoute: () => signedIn,
  path: '/calendar',
  validateSearch: parseCalendarSearch,
  component: lazyRouteComponent(() => import('../modules/teaching/calendar/calendar-page.tsx')),
});

const lessons = createRoute({
  getParentRoute: () => signedIn,
  path: '/meetings',
  validateSearch: listSearch(lessonListSpec),
  component: lazyRouteComponent(() => import('../modules/teaching/meetings/lessons-page.tsx')),
});

const meeting = createRoute({
  getParentRoute: () => signedIn,
  path: '/meetings/$meetingId',
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import('../modules/teaching/attendance/meeting-page.tsx')),
});

const payments = createRoute({
  getParentRoute: () => signedIn,
  path: '/payments',
  validateSearch: listSearch(paymentListSpec),
  component: lazyRouteComponent(() => import('../modules/teaching/payments/payments-page.tsx')),
});

const newPayment = createRoute({
  getParentRoute: () => signedIn,
  path: '/payments/new',
  validateSearch: ({ customerId, registrationId }: Record<string, unknown>): { customerId?: string; registrationId?: string } => ({
    ...(typeof customerId === 'string' ? { customerId } : {}),
    ...(typeof registrationId === 'string' ? { registrationId } : {}),
  }),
  component: lazyRouteComponent(() => import('../modules/teaching/payments/new-payment-page.tsx')),
});

const payment = createRoute({
  getParentRoute: () => signedIn,
  path: '/payments/$paymentId',
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import('../modules/teaching/payments/payment-page.tsx')),
});

const expenses = createRoute({
  getParentRoute: () => signedIn,
  path: '/expenses',
  validateSearch: listSearch(expenseListSpec),
  component: lazyRouteComponent(() => import('../modules/teaching/expenses/expenses-page.tsx')),
});

const newExpense = createRoute({
  getParentRoute: () => signedIn,
  path: '/expenses/new',
  component: lazyRouteComponent(() => import('../modules/teaching/expenses/new-expense-page.tsx')),
});

const expense = createRoute({
  getParentRoute: () => signedIn,
  path: '/expenses/$expenseId',
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import('../modules/teaching/expenses/expense-page.tsx')),
});

const teachingSettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/teaching',
  component: lazyRouteComponent(() => import('../modules/teaching/settings/teaching-settings-page.tsx')),
});

/** Who teaches whom and when, who pays, and who orders lessons. */
export const teachingRoutes = [
  instructors,
  newInstructor,
  instructor,
  orders,
  newOrder,
  order,
  cycles,
  newCycle,
  cycle,
  calendar,
  lessons,
  meeting,
  payments,
  newPayment,
  payment,
  expenses,
  newExpense,
  expense,
  teachingSettings,
] as const;
