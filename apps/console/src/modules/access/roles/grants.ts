export const ACTIONS = ['VIEW', 'CREATE', 'UPDATE', 'DELETE', 'EXPORT', 'RUN'] as const;
export type Action = (typeof ACTIONS)[number];

/** `own`: of one's own records. */
export type Grant = 'none' | 'own' | 'all';
/** Permission → how far it reaches; one that isn't named isn't given. */
export type Grants = Record<string, Exclude<Grant, 'none'>>;

export function grantIn(grants: Grants, permission: string): Grant {
  return grants[permission] ?? 'none';
}

export function withGrant(grants: Grants, permission: string, grant: Grant): Grants {
  const { [permission]: _, ...others } = grants;
  return grant === 'none' ? others : { ...others, [permission]: grant };
}

/** The permissions that one set gives otherwise than the other. */
export function differences(one: Grants, other: Grants): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((permission) => grantIn(one, permission) !== grantIn(other, permission))
    .sort();
}

/** Every resource that a role's choices name, with the actions it has. */
export function resourcesOf(choices: Record<string, Grant[]>): Map<string, Action[]> {
  const resources = new Map<string, Action[]>();
  for (const permission of Object.keys(choices)) {
    const [resource = '', action] = permission.split(':');
    const known = ACTIONS.find((each) => each === action);
    if (known) resources.set(resource, [...(resources.get(resource) ?? []), known]);
  }
  return resources;
}

export interface ResourceGroup {
  id: string;
  resources: string[];
}

const GROUPS: readonly ResourceGroup[] = [
  { id: 'families', resources: ['customers', 'students', 'leads', 'registrations'] },
  { id: 'teaching', resources: ['courses', 'branches', 'instructors', 'cycles', 'meetings', 'attendance', 'progress'] },
  { id: 'money', resources: ['payments', 'institutional-orders'] },
  { id: 'reports', resources: ['reports', 'exports', 'imports'] },
  { id: 'partners', resources: ['partners', 'enrollments', 'certificates', 'sync-logs'] },
  { id: 'work', resources: ['tasks', 'saved-views', 'jobs'] },
  { id: 'administration', resources: ['users', 'settings', 'audit-logs', 'mail-log', 'api-keys', 'connected-apps', 'webhooks'] },
];

/** The resources by what people do. One that a newer server has and this list lacks comes last. */
export function groupedResources(resources: Iterable<string>): ResourceGroup[] {
  const left = new Set(resources);
  const groups = GROUPS.map(({ id, resources: names }) => ({ id, resources: names.filter((name) => left.delete(name)) }));
  return [...groups, { id: 'other', resources: [...left] }].filter((group) => group.resources.length > 0);
}
