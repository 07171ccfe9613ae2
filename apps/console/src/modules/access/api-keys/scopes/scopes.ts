import { groupedResources, type ResourceGroup } from '../../roles/grants.ts';

/** Scopes made for one purpose. */
export const NAMED_SCOPES = [
  'READ_LEARNER_PROGRESS',
  'READ_SESSION_DATA',
  'READ_ANALYTICS',
  'WRITE_EXTERNAL_EVENTS',
  'WRITE_ENROLLMENTS',
  'WRITE_LEADS',
  'MANAGE_WEBHOOKS',
] as const;
export type NamedScope = (typeof NAMED_SCOPES)[number];

/** What a key may read, and mostly write. The rest of the permissions are for people. */
const WRITABLE = [
  'customers',
  'students',
  'leads',
  'registrations',
  'courses',
  'branches',
  'instructors',
  'cycles',
  'meetings',
  'attendance',
  'payments',
  'institutional-orders',
  'enrollments',
  'certificates',
  'tasks',
  'jobs',
];
const ONLY_READ = ['progress', 'reports', 'mail-log', 'sync-logs'];

export const SCOPE_GROUPS: readonly ResourceGroup[] = groupedResources([...WRITABLE, ...ONLY_READ]);

export type Reach = 'none' | 'read' | 'write';

export function reachesOf(resource: string): Reach[] {
  return ONLY_READ.includes(resource) ? ['none', 'read'] : ['none', 'read', 'write'];
}

/** Writing includes reading, so one of the two says it all. */
export function reachIn(scopes: readonly string[], resource: string): Reach {
  if (scopes.includes(`${resource}:write`)) return 'write';
  return scopes.includes(`${resource}:read`) ? 'read' : 'none';
}

export function withReach(scopes: readonly string[], resource: string, reach: Reach): string[] {
  const others = scopes.filter((scope) => !scope.startsWith(`${resource}:`));
  return reach === 'none' ? others : [...others, `${resource}:${reach}`];
}

export function withScope(scopes: readonly string[], scope: string, isOn: boolean): string[] {
  const others = scopes.filter((each) => each !== scope);
  return isOn ? [...others, scope] : others;
}
