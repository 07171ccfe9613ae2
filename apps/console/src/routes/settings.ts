import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { apiKeyListSpec } from '../modules/access/api-keys/list-spec.ts';
import { LABELLED, type Labelled } from '../modules/access/custom-fields/custom-field.ts';
import { mailLogSpec } from '../modules/access/mail-log/mail.ts';
import { ROLES, type Role } from '../modules/access/me.ts';
import { userListSpec } from '../modules/access/users/list-spec.ts';
import { auditSpec } from '../modules/audit/audit-spec.ts';
import { holidayListSpec } from '../modules/catalog/holidays/list-spec.ts';
import { jobListSpec } from '../modules/exports/job.ts';
import { listSearch } from '../ui/records/list-state.ts';
import { parseRecordSearch } from '../ui/records/record-search.ts';
import { signedIn } from './frame.tsx';

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('../modules/access/account/account-page.tsx')),
});

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: lazyRouteComponent(() => import('../modules/access/settings/settings-page.tsx')),
});

const users = createRoute({
  getParentRoute: () => signedIn,
  path: '/users',
  validateSearch: listSearch(userListSpec),
  component: lazyRouteComponent(() => import('../modules/access/users/users-page.tsx')),
});

const newUser = createRoute({
  getParentRoute: () => signedIn,
  path: '/users/new',
  component: lazyRouteComponent(() => import('../modules/access/users/new-user-page.tsx')),
});

const user = createRoute({
  getParentRoute: () => signedIn,
  path: '/users/$userId',
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import('../modules/access/users/user-page.tsx')),
});

const roles = createRoute({
  getParentRoute: () => signedIn,
  path: '/roles',
  validateSearch: (search: Record<string, unknown>): { role?: Role } => ({ role: ROLES.find((role) => role === search.role) }),
  component: lazyRouteComponent(() => import('../modules/access/roles/roles-page.tsx')),
});

const customFields = createRoute({
  getParentRoute: () => signedIn,
  path: '/custom-fields',
  validateSearch: (search: Record<string, unknown>): { resource?: Labelled } => ({
    resource: LABELLED.find((resource) => resource === search.resource),
  }),
  component: lazyRouteComponent(() => import('../modules/access/custom-fields/custom-fields-page.tsx')),
});

const holidays = createRoute({
  getParentRoute: () => signedIn,
  path: '/holidays',
  validateSearch: listSearch(holidayListSpec),
  component: lazyRouteComponent(() => import('../modules/catalog/holidays/holidays-page.tsx')),
});

const newHoliday = createRoute({
  getParentRoute: () => signedIn,
  path: '/holidays/new',
  component: lazyRouteComponent(() => import('../modules/catalog/holidays/new-holiday-page.tsx')),
});

const holiday = createRoute({
  getParentRoute: () => signedIn,
  path: '/holidays/$holidayId',
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import('../modules/catalog/holidays/holiday-page.tsx')),
});

const auditLog = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit-logs',
  validateSearch: listSearch(auditSpec),
  component: lazyRouteComponent(() => import('../modules/audit/audit-log-page.tsx')),
});

const apiKeys = createRoute({
  getParentRoute: () => signedIn,
  path: '/api-keys',
  validateSearch: listSearch(apiKeyListSpec),
  component: lazyRouteComponent(() => import('../modules/access/api-keys/api-keys-page.tsx')),
});

const newApiKey = createRoute({
  getParentRoute: () => signedIn,
  path: '/api-keys/new',
  component: lazyRouteComponent(() => import('../modules/access/api-keys/new-api-key-page.tsx')),
});

const apiKey = createRoute({
  getParentRoute: () => signedIn,
  path: '/api-keys/$apiKeyId',
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import('../modules/access/api-keys/api-key-page.tsx')),
});

const connectedApps = createRoute({
  getParentRoute: () => signedIn,
  path: '/connected-apps',
  component: lazyRouteComponent(() => import('../modules/access/connected-apps/connected-apps-page.tsx')),
});

const newConnectedApp = createRoute({
  getParentRoute: () => signedIn,
  path: '/connected-apps/new',
  component: lazyRouteComponent(() => import('../modules/access/connected-apps/new-connected-app-page.tsx')),
});

const connectedApp = createRoute({
  getParentRoute: () => signedIn,
  path: '/connected-apps/$appId',
  validateSearch: parseRecordSearch,
  component: lazyRouteComponent(() => import('../modules/access/connected-apps/connected-app-page.tsx')),
});

const exportsPage = createRoute({
  getParentRoute: () => signedIn,
  path: '/exports',
  validateSearch: listSearch(jobListSpec),
  component: lazyRouteComponent(() => import('../modules/exports/exports-page.tsx')),
});

const mailLog = createRoute({
  getParentRoute: () => signedIn,
  path: '/mail-log',
  validateSearch: listSearch(mailLogSpec),
  component: lazyRouteComponent(() => import('../modules/access/mail-log/mail-log-page.tsx')),
});

/** The school's own affairs, what is connected to it, and one's own account. */
export const settingsRoutes = [
  account,
  settings,
  users,
  newUser,
  user,
  roles,
  customFields,
  holidays,
  newHoliday,
  holiday,
  auditLog,
  apiKeys,
  newApiKey,
  apiKey,
  connectedApps,
  newConnectedApp,
  connectedApp,
  exportsPage,
  mailLog,
] as const;
